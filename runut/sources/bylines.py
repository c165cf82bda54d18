"""Where pages show who wrote them."""

import re
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from runut.errors import PackError


class Byline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“Elements of this class name the authors”: a CSS `selector`, with an `example` and the `names` that it shows."""

    what: str
    selector: str
    example: str
    names: tuple[str, ...]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that belong to no name, as a regular expression for the whole of them, with `examples` and others."""

    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Bylines(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of it: the places, the most telling first, the words that lead to names, and those between two names."""

    bylines: tuple[Byline, ...]
    leads: Words
    joiners: Words

    @property
    def lead(self) -> re.Pattern[str]:
        """What stands before the first name."""
        return re.compile(rf"(?:{self.leads.regex})(?=\W)[\s:]*", re.IGNORECASE)

    @property
    def between(self) -> re.Pattern[str]:
        """What stands between two names."""
        return re.compile(rf"\s*[,;&|/]\s*|\s+(?:{self.joiners.regex})\s+", re.IGNORECASE)


@cache
def load_bylines() -> Bylines:
    """The places and words in the package's table; PackError where the file does not fit."""
    path = files("runut.sources") / "layouts" / "bylines.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Bylines)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise PackError(f"{path}: {error}; mend the file so that it fits the fields of Bylines.") from error
