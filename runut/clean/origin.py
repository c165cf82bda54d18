"""What single lines and fields say of an article's outlet, author and day."""

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from runut.clean.datelines import Dateline, Datelines
from runut.clean.dating import Dating, PageDate
from runut.clean.lines import Line
from runut.records.article import BlockRole, RawArticle
from runut.records.span import Span
from runut.sources.load import Sources
from runut.text.addresses import host_of

#: Lines that date an article are short, unless they stand near its ends.
_NEAR = 15
_LONGEST, _SHORT = 160, 60
_FEWEST_WORDS = 2
_PERSON = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}")
_BETWEEN = r"\s*(?:[,;&|/]|(?<= )(?:{joiners}) )\s*"
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


class DatedLine(Struct, frozen=True):
    """“This line dates the article and names its outlet”: what one line with a date says beside it."""

    role: BlockRole
    date: PageDate
    outlet: str | None = None
    author: str | None = None


class OriginFinder:
    """“Does this line say who published it, and when?”: reads lines that date an article, bylines and datelines."""

    def __init__(self, sources: Sources, dating: Dating, datelines: Datelines, joiners: Sequence[str]) -> None:
        """Judge with the outlets of `sources`, with `dating` and `datelines`; `joiners` stand between authors."""
        self._sources = sources
        self._between = re.compile(_BETWEEN.replace("{joiners}", "|".join(map(re.escape, joiners)) or "(?!)"))
        self._dating = dating
        self._datelines = datelines

    def dated(self, lines: Sequence[Line]) -> dict[int, DatedLine]:
        """The lines, by index, that do nothing but date the article or name its outlet or author with a date."""
        found = {}
        for at, line in enumerate(lines):
            near = at < _NEAR or at >= len(lines) - _NEAR
            if len(line.text) <= (_LONGEST if near else _SHORT):
                dated = self._dated(line)
                if dated is not None:
                    found[at] = dated
        return found

    def _dated(self, line: Line) -> DatedLine | None:
        date = self._dating.find(line.text)
        if date is None:
            return None
        outlet = author = None
        for part in (part for part in date.rest if any(sign.isalpha() for sign in part)):
            if self._datelines.names(part):
                outlet = outlet or part
            elif _PERSON.fullmatch(part) and author is None:
                author = part
            else:
                return None
        if author is not None and "T" not in date.value and len(author.split()) < _FEWEST_WORDS:
            # A place with a date: "Portama, 4 Agustus 2024".
            author = None
        return DatedLine("byline" if author else "date", date, outlet, author)

    def dateline(self, line: Line) -> Dateline | None:
        """The dateline at the beginning of `line`; the whole line where it is only an outlet's name."""
        if len(line.words) <= 4 and self._datelines.names(line.text.rstrip(".")):  # noqa: PLR2004 (a name, no sentence)
            return Dateline(Span(0, len(line.text)), line.text.rstrip("."))
        return self._datelines.find(line.text)

    def usual(self, name: str) -> str:
        """The usual name of the outlet that `name` or host names; `name` itself where it is not known."""
        known = self._sources.by_name(name) or (self._sources.by_domain(name) if "." in name else None)
        return known.name if known is not None else name

    def given(self, raw: RawArticle) -> str | None:
        """The outlet that the source states, by name or by the host of its address; None where it states none."""
        host = site_of(raw.address)
        for stated in (raw.outlet, host):
            if stated and self.usual(stated) != stated:
                return self.usual(stated)
        return raw.outlet or host

    def stated(self, published: str | None) -> str | None:
        """The ISO 8601 form of a stated time of publication, None where it holds no date that a calendar has."""
        if published is None:
            return None
        if _ISO.fullmatch(published) and _stands(published):
            return published
        found = self._dating.find(published)
        return found.value if found is not None else None

    def authors(self, names: Sequence[str]) -> tuple[str, ...]:
        """The persons in the bylines `names`, each once, outlets left out."""
        parts = [part.strip(" .()") for name in names for part in self._between.split(name)]
        return tuple(
            dict.fromkeys(part for part in parts if part and ":" not in part and not self._datelines.names(part))
        )


def _stands(iso: str) -> bool:
    """Whether a calendar has the day, and a clock the hour: 2025-02-30, 0000-00-00 and 25:61 have none."""
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True


def site_of(address: str | None) -> str | None:
    """The host of an address, without "www."; None where there is none."""
    return host_of(address).removeprefix("www.") or None
