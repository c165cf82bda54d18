"""When do two addresses mean the same page?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

# What readers and newsletters put behind an address to see where a visit came from; the page is the same without.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def same_page(address: str | None) -> str | None:
    """`address` in the form in which pages are compared; None where there is no address of a web page in it.

    It has no scheme, fragment, tracking or final slash, and its host in small letters.

    >>> same_page("https://Kabar.example/banjir/?utm_source=x&halaman=2#komentar"), same_page("03.txt")
    ('kabar.example/banjir?halaman=2', None)
    """
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
    )
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def host_of(address: str | None) -> str:
    """The host that an address names, as hosts are told apart: in small letters, without port and last dot; "" for none.

    Who asks a host is one guest of it, whatever the port.

    >>> host_of("https://WWW.Kabarutara.example.:8080/rss"), host_of("/rss")
    ('www.kabarutara.example', '')
    """
    return (host_in(address) or "").rstrip(".")


def host_in(address: object) -> str | None:
    """The host of an address of the web; None where it is none, or is not written as one.

    >>> host_in("https://Kabar.example/banjir"), host_in("http://[::1/"), host_in("/banjir")
    ('kabar.example', None, None)
    """
    if not isinstance(address, str):
        return None
    try:
        return urlsplit(address.strip()).hostname
    except ValueError:
        return None
