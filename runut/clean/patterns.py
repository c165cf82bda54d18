"""The patterns of language packs and source packs, compiled once."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from runut.languages.schema.cleaning import Cleaning, LinePattern, Prompt
from runut.records.article import BlockRole
from runut.sources.outlet import SourcePattern

#: Where several patterns match a line, the first of these roles wins.
_ORDER: tuple[BlockRole, ...] = ("furniture", "byline", "date", "caption", "heading")


class Verdict(Struct, frozen=True):
    """“A byline, by these authors”: what a pattern says of a line. `closes`: what follows is not the story."""

    role: BlockRole
    author: str | None = None
    closes: bool = False


class CompiledPrompt(Struct, frozen=True):
    """A prompt with its regular expression compiled."""

    prompt: Prompt
    regex: re.Pattern[str]


class Patterns:
    """“Does any pattern know this line?”: all patterns for one language and, where known, one outlet."""

    def __init__(self, tables: Sequence[Cleaning], source: Iterable[SourcePattern] = ()) -> None:
        """Join the patterns of `tables` and of one outlet, one regular expression to a role."""
        ours = list(source)
        general = [pattern for table in tables for pattern in table.lines]
        self._roles = _by_role([*ours, *(pattern for pattern in general if not pattern.at_end)])
        self._ends = _by_role([pattern for pattern in general if pattern.at_end], "$")
        self._closing = _any([pattern.regex for pattern in general if pattern.closes])
        self._byline = [re.compile(p.regex, re.IGNORECASE) for p in general if "(?P<author>" in p.regex]
        self.prompts = tuple(
            CompiledPrompt(prompt, re.compile(prompt.regex, re.IGNORECASE))
            for table in tables
            for prompt in table.prompts
        )

    def judge(self, line: str) -> Verdict | None:
        """What the patterns say of the whole line; None where none matches."""
        for role, regex in self._roles.items():
            if regex.fullmatch(line):
                closes = role == "furniture" and self._closing.fullmatch(line) is not None
                return Verdict(role, self._author(line) if role == "byline" else None, closes)
        return next((Verdict(role) for role, regex in self._ends.items() if regex.search(line)), None)

    def _author(self, line: str) -> str | None:
        for regex in self._byline:
            match = regex.fullmatch(line)
            if match:
                return match["author"]
        return None


def _by_role(patterns: Sequence[LinePattern | SourcePattern], anchor: str = "") -> Mapping[BlockRole, re.Pattern[str]]:
    found: dict[BlockRole, re.Pattern[str]] = {}
    for role in _ORDER:
        regexes = [pattern.regex for pattern in patterns if pattern.role == role]
        if regexes:
            found[role] = _any(regexes, anchor)
    return found


def _any(regexes: Sequence[str], anchor: str = "") -> re.Pattern[str]:
    """One pattern for any of `regexes`; group names are dropped, since each may stand only once in a pattern."""
    bare = [regex.replace("(?P<author>", "(?:") for regex in regexes]
    joined = "|".join(f"(?:{regex})" for regex in bare) or r"(?!)"
    return re.compile(f"(?:{joined}){anchor}", re.IGNORECASE)
