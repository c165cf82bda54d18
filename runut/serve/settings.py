"""What whoever serves a chronicle decides, and who may do what."""

import secrets
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct, field

from runut.store.address import Address

Role: TypeAlias = Literal["reader", "analyst", "keeper"]
# From those who only look to those who may do everything.
ROLES: tuple[Role, ...] = ("reader", "analyst", "keeper")

# What a machine calls itself; nobody else can answer by these names.
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Person(Struct, frozen=True):
    """“Sari, analyst”: who is at the browser. On a machine of one's own it is whoever sits there, without a name.

    `known` is whether one has logged in, or need not.
    """

    name: str = ""
    role: Role = "keeper"
    known: bool = True

    def may(self, role: Role) -> bool:
        """Whether this person may do what `role` may.

        >>> Person("Sari", "analyst").may("reader"), Person("Sari", "analyst").may("keeper")
        (True, False)
        """
        return self.known and ROLES.index(self.role) >= ROLES.index(role)


class Limits(Struct, frozen=True, kw_only=True):
    """“Fifty megabytes at most, two forms a second”: how much one may ask for.

    `body` and `fields` are bytes of a form with and without files; `query`, `path` and `headers` are bytes of a request's
    head; `posts` and `logins` are how many of each an address may send in a minute.
    """

    body: int = 50_000_000
    fields: int = 4_000_000
    path: int = 2_000
    query: int = 8_000
    headers: int = 32_000
    posts: int = 240
    logins: int = 20


class Settings(Struct, frozen=True, kw_only=True):
    """“Serve korea.runut to this machine only, in Indonesian”: a server's settings.

    `language` is that of pages whose reader has chosen none and whose browser names none of ours; `secret` signs what
    browsers bring back, and is new with every start. `users` is the file of those who may log in (None: whoever is there
    may do everything), `names` are what the server is called, in lower case; `secure` says that browsers reach it by HTTPS,
    `proxied` that a proxy stands before it, of which the word is taken on who asks.
    """

    chronicle: Address
    language: str = "id"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    users: Path | None = None
    names: frozenset[str] = LOOPBACK
    secure: bool = False
    proxied: bool = False
    limits: Limits = Limits()
