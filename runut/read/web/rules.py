"""What may be fetched, how, and what comes back."""

from msgspec import Struct

#: The name under which robots.txt files may speak of us.
TOKEN = "Runut"  # noqa: S105 (a name, no secret)


def agent(contact: str = "") -> str:
    """How we name ourselves to servers, with the address of whoever runs us where `contact` says it.

    >>> agent("redaksi@kabarutara.example").partition(" ")[2]
    '(+redaksi@kabarutara.example)'
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 (slow to import, and seldom asked for)

    try:
        number = version("runut")
    except PackageNotFoundError:  # run from a checkout that was never installed
        number = "0"
    whom = "".join(sign for sign in contact if " " < sign < "\x7f" and sign not in "()")
    return f"{TOKEN}/{number} (+{whom})" if whom else f"{TOKEN}/{number}"


class FetchRules(Struct, frozen=True, kw_only=True):
    """“At most 20 MB within a minute, and to nobody inside the house”: the limits of fetching.

    `agent` is how we name ourselves (see `agent`). `packed` and `unpacked` are the largest body in bytes, as it comes and
    as it is when unpacked. `connecting`, `reading` and `total` are seconds: for a connection, between two pieces of an
    answer, and for everything, redirects included. `redirects` is how many are followed. `ports` are those that every host
    may be asked at. `allowed` are the names of hosts ("intranet.example", "10.0.0.5") whose address may be private and
    whose port any, or with a port ("localhost:8080") that port alone.
    """

    agent: str = TOKEN
    packed: int = 20_000_000
    unpacked: int = 50_000_000
    connecting: float = 10
    reading: float = 20
    total: float = 60
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    allowed: frozenset[str] = frozenset()

    def allows(self, host: str, port: int) -> bool:
        """Whether the user named this host, or this host with this port, as one to be trusted."""
        return host in self._names or f"{host}:{port}" in self._names

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(name.strip().lower().rstrip(".").replace(".:", ":") for name in self.allowed)


class Conditions(Struct, frozen=True, kw_only=True):
    """“Only if it is no longer *"abc"*”: what an earlier answer said of itself, as it was written there."""

    etag: str | None = None
    modified: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """“At that address, after one redirect, lay this page”: what a server gave.

    `asked` is the address that was asked for, `address` the one that answered. `status` is 2xx or 304; a 304 has an empty
    `body`. `body` is unpacked. `kind` is the content type in lower case without parameters ("" where it is not said),
    `charset` the encoding that the server names. `etag` and `modified` are for the next `Conditions`; `retry_after` is in
    seconds. `moved` says that every redirect on the way is for good.
    """

    address: str
    asked: str
    status: int
    body: bytes
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    retry_after: float | None = None
    moved: bool = False
