"""What patterns, dates and prompts tell of a page's lines, before they are judged by where they stand."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from runut.clean.lines import STRONG, Line
from runut.clean.origin import DatedLine, OriginFinder
from runut.clean.patterns import Patterns, Verdict
from runut.clean.prompts import PromptFinder, without
from runut.records.article import RawArticle
from runut.records.span import Span
from runut.text.normalise import letters

#: Longer lines hold the story itself, with furniture in between: no pattern for whole lines is tried on them.
_LINE = 320
_OPENING = 12


class Page(Struct, frozen=True):
    """“These lines are known already”: verdicts, dates and runs of furniture by the index of the line.

    `begins` is the index of the first long line that begins with the dateline of an outlet, None where none does.
    """

    lines: Sequence[Line]
    dated: Mapping[int, DatedLine]
    verdicts: Mapping[int, Verdict]
    runs: Mapping[int, Sequence[Span]]
    begins: int | None

    @property
    def closing(self) -> int | None:
        """The index of the first line after which the page is no longer the story, None where no pattern says so."""
        return next((at for at, verdict in self.verdicts.items() if verdict.closes), None)


class PageReader:
    """“What is known of this page's lines?”: tries patterns, dates and prompts on each."""

    def __init__(self, general: Patterns, of_outlet: Mapping[str, Patterns], origins: OriginFinder) -> None:
        """Try the patterns of `general`, or of the outlet (by usual name) where it has its own."""
        self._general = general
        self._of_outlet = of_outlet
        self._origins = origins

    def read(self, raw: RawArticle, lines: Sequence[Line], prompts: PromptFinder) -> Page:
        """What is known of `lines`."""
        dated = self._origins.dated(lines)
        outlet = self._origins.given(raw) or self._named(lines, dated)
        patterns = self._of_outlet.get(outlet, self._general) if outlet else self._general
        wanted = prompts.wanted(raw.text.lower())

        @cache
        def small() -> frozenset[str]:
            return frozenset(word for line in lines for word in line.words if word[0].islower())

        title = letters(raw.title) if raw.title else None
        verdicts: dict[int, Verdict] = {}
        runs: dict[int, list[Span]] = {}
        for at, line in enumerate(lines):
            verdict = patterns.judge(line.text) if len(line.text) <= _LINE else None
            if verdict is not None and verdict.author and wanted:
                runs_in = prompts.find(verdict.author, wanted, small)
                verdict = Verdict(verdict.role, without(verdict.author, runs_in), verdict.closes)
            titled = letters(line.text) == title if title and at <= 1 else at == 0
            if verdict is None and wanted and not titled:
                found = prompts.find(line.text, wanted, small)
                verdict = _left(line, found, patterns) if found else None
                if found and verdict is None:
                    runs[at] = found
            if verdict is not None and not (titled and title):
                verdicts[at] = verdict
        begins = self._begins(lines, verdicts)
        return Page(lines, {at: one for at, one in dated.items() if not lines[at].stops}, verdicts, runs, begins)

    def _begins(self, lines: Sequence[Line], verdicts: Mapping[int, Verdict]) -> int | None:
        for at, line in enumerate(lines):
            if at not in verdicts and line.length >= STRONG:
                dateline = self._origins.dateline(line)
                if dateline is not None and dateline.outlet:
                    return at
        return None

    def _named(self, lines: Sequence[Line], dated: Mapping[int, DatedLine]) -> str | None:
        """The outlet that a dating line or one of the first lines names."""
        named = [line.outlet for line in dated.values() if line.outlet]
        if not named:
            begins = (self._origins.dateline(line) for line in lines[:_OPENING])
            named = [begin.outlet for begin in begins if begin is not None and begin.outlet]
        return self._origins.usual(named[0]) if named else None


def _left(line: Line, runs: Sequence[Span], patterns: Patterns) -> Verdict | None:
    """Furniture where nothing of the story is left of `line` without `runs`; None where something is."""
    left = without(line.text, runs)
    words = len(left.split())
    teaser = runs[0].start == 0 and not line.stops and words < line.length / 2
    if not any(sign.isalnum() for sign in left) or teaser:
        return Verdict("furniture")
    verdict = patterns.judge(left) if len(left) <= _LINE else None
    if verdict is None:
        return None
    return Verdict("furniture") if len(left) < sum(map(len, runs)) else verdict
