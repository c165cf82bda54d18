"""What is wrong in a chronicle, and what can be done about it."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

# How far a check is: what it looks at, how many are done, and of how many.
Tell = Callable[[str, int, int], None]
Where = Literal["file", "kept", "made"]

_WAYS: MappingProxyType[Where, str] = MappingProxyType(
    {
        "file": "restore the chronicle from a backup with “runut restore”, or build it anew from its articles",
        "kept": "restore the chronicle from a backup with “runut restore”, or add its article to a new one",
        "made": "“runut check --mend” makes links, findings and the index of words anew",
    }
)


class Fault(Struct, frozen=True, kw_only=True):
    """“Article 12ab: its claims are not those that were kept”: one thing that is wrong, with the record and the way out.

    `where` says what is hurt: the file itself, what was kept of articles, or only what is made of it and can be made anew.
    """

    record: str
    says: str
    where: Where

    @property
    def way(self) -> str:
        """What can be done about it."""
        return _WAYS[self.where]

    def __str__(self) -> str:
        """The fault in one sentence."""
        return f"{self.record}: {self.says}; {self.way}."
