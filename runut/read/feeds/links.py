"""Which address does a link mean?"""

from urllib.parse import urldefrag, urljoin, urlsplit

from runut.text.addresses import host_of

LONGEST = 2_000


def absolute(link: object, base: str) -> str | None:
    """`link`, found at the address `base`, as an address of the web without its fragment; None where it is none.

    >>> absolute("../berita/7?a=1#atas", "https://kabarutara.example/rss/")
    'https://kabarutara.example/berita/7?a=1'
    >>> absolute("javascript:alert(1)", "https://kabarutara.example/"), absolute("", "https://kabarutara.example/")
    (None, None)
    """
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        found = urldefrag(urljoin(base, "".join(link.split()))).url
        parts = urlsplit(found)
        if parts.scheme not in {"http", "https"} or not parts.hostname or len(found) > LONGEST:
            return None
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError:
        return None
    return found


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: of one host, or of hosts below it; “www.” says nothing.

    >>> same_site("https://www.kabarutara.example/", "https://nasional.kabarutara.example/a")
    True
    >>> same_site("https://kabarutara.example/", "https://bukankabarutara.example/a")
    False
    """
    mine, theirs = (host_of(address).removeprefix("www.") for address in (one, other))
    return bool(mine) and (mine == theirs or theirs.endswith(f".{mine}") or mine.endswith(f".{theirs}"))
