"""The stage that finds time expressions and resolves them against the article's day."""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, datetime

import msgspec

from runut.annotate.desk import Desk
from runut.annotate.forms import Forms, Found
from runut.annotate.numerals import Numerals
from runut.annotate.times.marks import Context, Marks, Resolved
from runut.annotate.times.readers import resolve
from runut.annotate.words import Words
from runut.languages.pack import Pack
from runut.languages.schema.numbers import NumberTable
from runut.languages.schema.times import TimeRule, TimeTable
from runut.records.annotations import Sentence, TimeExpression
from runut.records.reading import Reading
from runut.records.span import Span

_CUES_BEFORE, _CUES_BEHIND = 7, 2
_TELLING = 15  # words before a day in which a word of telling makes it the day of the telling
_DAY_LENGTH = len("2024-08-04")
_MARGIN = 200  # years between a day that others are counted from and the ends of the calendar


class Line(msgspec.Struct, frozen=True):
    """A sentence with its words and the forms found among them."""

    sentence: Sentence
    words: Words
    found: tuple[Found[TimeRule], ...]


class Times:
    """“*Minggu (4/8/2024)* is 4 August 2024”: TIMEX3 expressions with ISO 8601 values (Pustejovsky et al. 2003; ISO 24617-1).

    Days without a year, weekdays and “last week” are counted from the day of publication; where an article has none, from the
    first full date in it. Hours lie on the day told nearest to them. Spans hold weekday, brackets and hour, no prepositions.
    """

    name = "times"
    version = "3"
    needs = frozenset({"sentences"})
    gives = frozenset({"times"})

    def __init__(self, pack: Pack, desk: Desk | None = None) -> None:
        """Compile the forms of `pack`; PackError where one cannot be read.

        On a `desk` lies what other stages found out about the article, too.
        """
        self._desk = desk or Desk()
        table = pack.table("times.toml", TimeTable)
        self._numerals = Numerals(pack.table("numbers.toml", NumberTable))
        self._classes = {**table.classes, **self._numerals.classes()}
        self._forms = Forms(self._classes, table.fragments, table.rules, table.classes["clock_word"])
        self._cues = frozenset(table.future_cues)
        self._ends = frozenset(table.clause_ends)
        self._openers = frozenset(table.clause_ends) | frozenset(table.openers)
        self._tellings = frozenset(table.tellings)

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its time expressions."""
        lines = [self._line(reading, sentence) for sentence in reading.sentences]
        anchor = self._anchor(reading.article.published, lines)
        last_day: date | None = None
        out: list[TimeExpression] = []
        for line in lines:
            resolved = self._resolved(line, anchor, last_day)
            for found, result in resolved:
                span = Span(line.words.starts[found.first], line.words.ends[found.last - 1])
                out.append(
                    TimeExpression(
                        id=f"{reading.article.id}:t{len(out)}",
                        span=span,
                        sentence=line.sentence.index,
                        type=result.type,
                        value=result.value,
                        reason=result.reason,
                        others=result.others,
                    )
                )
                if result.day is not None and (last_day is None or not self._of_saying(line.words, found)):
                    last_day = result.day
        return msgspec.structs.replace(reading, times=tuple(out))

    def _line(self, reading: Reading, sentence: Sentence) -> Line:
        """The sentence's words and the forms among them."""
        words = self._desk.words(reading, sentence)
        return Line(sentence, words, tuple(self._forms.find(words)))

    def _anchor(self, published: str | None, lines: list[Line]) -> Context:
        """What the article's times are counted from, with the reason in words."""
        moment = _moment(published or "")
        if moment is not None:
            timed = len(published or "") > _DAY_LENGTH
            anchor = Context(moment, f"the publication on {moment.date()}", timed)
            return msgspec.structs.replace(anchor, told=frozenset(self._written_out(lines, anchor)))
        nothing = Context(None, "the publication, whose day is not known")
        first = next(self._written_out(lines, nothing), None)
        if first is not None and _countable(first):
            return Context(datetime.combine(first, datetime.min.time()), f"the first full date in the text, {first}")
        return nothing

    def _written_out(self, lines: Iterable[Line], context: Context) -> Iterator[date]:
        """The days that the lines write out, each as it comes."""
        for line in lines:
            for found in line.found:
                if found.rule.reads == "day":
                    result = resolve(found.rule, self._marks(line.words, found), context)
                    if result is not None and result.day is not None:
                        yield result.day

    def _marks(self, words: Words, found: Found[TimeRule]) -> Marks:
        """The words of one expression."""
        return Marks(words.folded[found.first : found.last], self._classes, self._numerals)

    def _resolved(self, line: Line, anchor: Context, last_day: date | None) -> list[tuple[Found[TimeRule], Resolved]]:
        """The expressions of a line; hours after the rest, so that they find a day that follows them."""
        if not line.found:
            return []
        results: dict[int, Resolved] = {}
        for late in (False, True):
            day, behind = last_day, _days_behind(results, len(line.found)) if late else []
            for at, found in enumerate(line.found):
                if (found.rule.reads == "clock") == late:
                    near = behind[at] or day if late and day == last_day else day
                    context = msgspec.structs.replace(anchor, last_day=near, ahead=self._ahead(line.words, found))
                    result = resolve(found.rule, self._marks(line.words, found), context)
                    if result is not None:
                        results[at] = result
                if at in results:
                    day = results[at].day or day
        return [(line.found[at], results[at]) for at in sorted(results)]

    def _of_saying(self, words: Words, found: Found[TimeRule]) -> bool:
        """Whether a word of telling stands before the day, in the same sentence: it is the day of the telling."""
        return any(word in self._tellings for word in words.folded[max(0, found.first - _TELLING) : found.first])

    def _ahead(self, words: Words, found: Found[TimeRule]) -> bool:
        """Whether a word of the future stands near, in the same clause."""
        for at in range(found.first - 1, max(-1, found.first - 1 - _CUES_BEFORE), -1):
            if words.folded[at] in self._ends:
                break
            if words.folded[at] in self._cues:
                return True
        for word in words.folded[found.last : found.last + _CUES_BEHIND]:
            if word in self._openers:
                break
            if word in self._cues:
                return True
        return False


def _days_behind(results: dict[int, Resolved], count: int) -> list[date | None]:
    """For each of `count` expressions of a line the first day that is told behind it."""
    behind: list[date | None] = [None] * count
    day: date | None = None
    for at in range(count - 1, -1, -1):
        behind[at] = day
        day = (results[at].day if at in results else None) or day
    return behind


def _moment(published: str) -> datetime | None:
    """The day or moment that ISO 8601 text tells; None where it tells less than a day, or one that nothing is counted from."""
    try:
        found = datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None
    return found if _countable(found.date()) else None


def _countable(day: date) -> bool:
    """Whether the calendar goes on for long enough before and after a day: a publication before printing is none."""
    return MINYEAR + _MARGIN <= day.year <= MAXYEAR - _MARGIN
