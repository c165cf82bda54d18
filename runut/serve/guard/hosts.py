"""Is it this server that is asked, and by a page of its own?"""

from collections.abc import Collection, Mapping

# What browsers say of a request that no other site began.
_OWN = frozenset({"same-origin", "none"})


def name_of(host: str) -> str:
    """The name in a Host header, without its port, in lower case.

    >>> name_of("Localhost:8765"), name_of("[::1]:8765"), name_of("kabar.example")
    ('localhost', '::1', 'kabar.example')
    """
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_served(host: str | None, names: Collection[str]) -> bool:
    """Whether a Host header names this server: another site may let its own name lead to this machine.

    >>> is_served("localhost:8765", {"localhost"}), is_served("elsewhere.example", {"localhost"}), is_served(None, {"a"})
    (True, False, False)
    """
    return bool(host) and name_of(host or "") in names


def is_own(headers: Mapping[str, str], scheme: str) -> bool:
    """Whether a form was sent by a page of this server, as far as the browser says.

    Where a browser says nothing (old ones, programs), the form's token alone decides.

    >>> is_own({"host": "a.example", "origin": "https://a.example"}, "https")
    True
    >>> is_own({"host": "a.example", "origin": "https://b.example"}, "https")
    False
    >>> is_own({"host": "a.example", "sec-fetch-site": "cross-site"}, "https")
    False
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in _OWN:
        return False
    if origin is None:
        return True
    if origin == "null":  # a browser that hides where a form comes from
        return site == "same-origin"
    return origin.lower() == f"{scheme}://{headers.get('host', '').lower()}"
