"""What whoever serves a chronicle decides."""

import secrets
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct, field

Role: TypeAlias = Literal["reader", "analyst", "keeper"]
# From those who only look to those who may do everything.
ROLES: tuple[Role, ...] = ("reader", "analyst", "keeper")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(Struct, frozen=True, kw_only=True):
    """“Serve korea.runut to this machine only, in Indonesian”: a server's settings.

    `language` is that of pages whose reader has chosen none and whose browser names none of ours; `secret` signs what
    browsers bring back, and is new with every start.
    """

    chronicle: Path
    language: str = "id"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    secure: bool = False
