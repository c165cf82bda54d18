"""Is this an address of the web to which we may go, and how is it told without its secrets?"""

import ipaddress
import re
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from runut.errors import RefusedAddress
from runut.read.web.rules import FetchRules

_PORTS: Mapping[str, int] = MappingProxyType({"http": 80, "https": 443})
_LONGEST = 8_000
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
# The last part of a host that programs of old take for a number: 127.1, 0x7f000001, 0177.0.0.1, 2130706433.
_NUMBER = re.compile(r"(?i)\d+|0x[0-9a-f]*")
_AUTHORITY = re.compile(r"(?:.*@)?[^@:\[]*(?::\d*)?|(?:.*@)?\[[^]]*\](?::\d*)?")
_SIGNS = "/%:@!$&'()*+,;=-._~"


class Target(Struct, frozen=True):
    """Where a request goes: `host` in ASCII and lower case without a last dot, `path` with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        """The whole address, in one spelling."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header wants them."""
        return self.address.split("/")[2]


def is_web(text: str) -> bool:
    """Whether what a user names is meant as an address of the web.

    >>> is_web("HTTPS://kabarutara.example/banjir"), is_web("kabar/banjir.html")
    (True, False)
    """
    return text.lstrip()[:8].lower().startswith(("http://", "https://"))


def shown(address: str) -> str:
    """The address for messages: without user, password, the values of its query, and its fragment.

    >>> shown("https://sari:rahasia@kabarutara.example:8443/a?token=abc&page=2#b")
    'https://kabarutara.example:8443/a?…'
    """
    plain = "".join(sign for sign in address.strip() if sign.isprintable())
    head, _, _ = plain.partition("#")
    head, mark, _ = head.partition("?")
    scheme, slashes, rest = head.partition("//")
    before, slash, path = rest.partition("/")
    if "@" in path and not _AUTHORITY.fullmatch(before):  # a password with a slash in it
        before, slash, path = path.rpartition("@")[2].partition("/")
    host = before.rpartition("@")[2]
    whole = f"{scheme}{slashes}{host}{slash}{path}" if slashes else head.rpartition("@")[2]
    return (whole[:200] + "…" if len(whole) > 200 else whole) + ("?…" if mark else "")  # noqa: PLR2004 (a line or two)


def target(address: str, rules: FetchRules, base: str | None = None) -> Target:
    """Where `address` (relative to `base`, if it is given) leads; raises RefusedAddress where we do not go there.

    The host's own addresses are not looked at here: they are judged when the connection is made.
    """
    place = shown(address)
    text = address.strip()
    if len(text) > _LONGEST or _ODD.search(text):
        raise RefusedAddress(place, "this is not written as an address of the web is", "check the address")
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        port = parts.port
    except ValueError as error:
        raise RefusedAddress(place, "this is not written as an address of the web is", "check the address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        reason = f"only http and https are read, not “{scheme}”" if scheme else "it has no “https://” before it"
        raise RefusedAddress(place, reason, "give the address of a page on the web")
    if "@" in parts.netloc:
        raise RefusedAddress(place, "there is a user or a password in it", "give the address without them")
    host = _host(parts.hostname or "", place)
    made = Target(scheme, host, _PORTS[scheme] if port is None else port, _path(parts))
    if made.port not in rules.ports and not rules.allows(host, made.port):
        reason = f"pages are not read at port {made.port}"
        raise RefusedAddress(place, reason, f"allow “{host}:{made.port}” in the settings if you trust it")
    return made


def _host(given: str, place: str) -> str:
    """The host in the spelling in which it is looked up and compared."""
    host = given.rstrip(".")
    with suppress(ValueError):  # a name; an address with a zone ("fe80::1%eth0") is refused as link-local later
        return str(ipaddress.ip_address(host))
    import idna  # noqa: PLC0415 (its tables are large, and files need none of them)

    try:
        name = idna.encode(host, uts46=True).decode("ascii").lower() if not host.isascii() else host.lower()
    except idna.IDNAError as error:
        raise RefusedAddress(place, "its host is not written as a name of the web is", "check the address") from error
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        raise RefusedAddress(
            place, "its host is a number in an unusual spelling", "write it as four numbers, or by name"
        )
    if not re.fullmatch(r"(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*", name) or len(name) > 253:  # noqa: PLR2004 (RFC 1035)
        raise RefusedAddress(place, "its host is not written as a name of the web is", "check the address")
    return name


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_SIGNS)
    return f"{path}?{quote(parts.query, safe=_SIGNS + '?')}" if parts.query else path
