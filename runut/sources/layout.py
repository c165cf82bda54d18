"""How pages are laid out: what they call their furniture."""

import re
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from runut.errors import PackError

_WORD = r"(?:^|[\s_-])(?:{names})(?:$|[\s_-])"


class Name(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“Elements called so hold lists of other articles”: a class or id that tells furniture.

    `regex` is tried, case apart, on words of an element's classes and ids; `examples` are classes that it must find,
    `counter_examples` such as it must leave.
    """

    what: str
    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[Name, ...]


def load_names() -> tuple[Name, ...]:
    """The names of furniture in the package's table; PackError where the file does not fit."""
    path = files("runut.sources") / "layouts" / "names.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_File).names
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise PackError(f"{path}: {error}; mend the file so that it fits the fields of Name.") from error


@cache
def furniture_names() -> re.Pattern[str]:
    """One pattern for the classes and ids of furniture, to be searched for in an element's classes and ids."""
    return named(load_names())


def named(names: tuple[Name, ...]) -> re.Pattern[str]:
    """The pattern that finds any of `names` as a word of its own."""
    joined = "|".join(f"(?:{name.regex})" for name in names)
    return re.compile(_WORD.replace("{names}", joined), re.IGNORECASE)
