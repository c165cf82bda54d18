"""Is one saying given in other words?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.compare.story import StoryView
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.claims import Statement
from runut.records.reading import Reading
from runut.text.fingerprints import folded, runs

SIZE = 4  # words in a run that two tellings of one saying share
LEAST = 6  # words of a saying; shorter ones are said by many
ONE_SAYING = 0.6  # of two sayings so much is alike where they are one
SAME_WORDS = 0.97  # what differs less is a slip of the keyboard
SLIP = 0.75  # as is a word that is so much like the other's
SHOWN = 12  # words of a saying that stand for it


class Saying(Struct, frozen=True, gc=False, eq=False):
    """A statement with the words of its content, and the runs of them by which another telling is found."""

    statement: Statement
    reading: Reading
    folded: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> str:
        """What was said, on one line."""
        return " ".join(self.statement.content.quote(self.reading.article.text).split())


def quotes(view: StoryView) -> Iterator[Difference]:
    """For each saying that several articles give in quotation marks: its words, where they differ."""
    direct = [one.id for reading in view.readings for one in reading.statements if one.mode == "direct"]
    for told in _tellings(_sayings(view)) if len(direct) > 1 else ():
        yield from _wordings(told)


def _wordings(told: Sequence[Saying]) -> Iterator[Difference]:
    says: dict[tuple[str, ...], list[Saying]] = {}
    for one in told:
        if one.statement.mode == "direct":
            says.setdefault(one.folded, []).append(one)
    relation, differing = sorted_out(says, _reworded)
    if relation is not None:
        versions: dict[str, list[str]] = {}
        for folded in differing:
            versions.setdefault(says[folded][0].words, []).extend(one.statement.id for one in says[folded])
        least = min(Indel.normalized_similarity(differing[0], other) for other in differing[1:])
        yield Difference(slot="wording", kind=relation, says=versions, about=_about(told), apart=1 - least)


def _reworded(one: tuple[str, ...], other: tuple[str, ...]) -> Relation | None:
    """A quotation cut short is told less fully; one with other words in it is not what was said, here or there."""
    text, second = " ".join(one), " ".join(other)
    if len(one) == len(other):
        slips = all(Indel.normalized_similarity(*pair) >= SLIP for pair in zip(one, other, strict=True))
    else:
        slips = Indel.normalized_similarity(text, second) >= SAME_WORDS
    if slips:
        return None
    return "precision" if text in second or second in text else "conflict"


def _about(told: Sequence[Saying]) -> str:
    return " ".join(told[0].words.split()[:SHOWN])


def _sayings(view: StoryView) -> Iterator[Saying]:
    for reading in view.ordered:
        for statement in reading.statements:
            words, marks = view.once.each(_said, reading, statement)
            if len(words) >= LEAST:
                yield Saying(statement, reading, words, marks)


def _said(reading: Reading, statement: Statement) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The words of a statement, and the runs of them."""
    words = tuple(folded(reading.article.text, statement.content))
    return words, tuple(runs(words, SIZE))


def _tellings(sayings: Iterator[Saying]) -> Iterator[Sequence[Saying]]:
    """The sayings that several articles give; each is held against the first of those that share a run of words with it."""
    tellings: list[list[Saying]] = []
    at: dict[tuple[str, ...], int] = {}
    for one in sayings:
        shared: dict[int, int] = defaultdict(int)
        for mark in one.marks:
            if mark in at:
                shared[at[mark]] += 1
        best = min(shared, key=lambda number: (-shared[number], number), default=None)
        if best is None or Indel.normalized_similarity(tellings[best][0].folded, one.folded) < ONE_SAYING:
            best = len(tellings)
            tellings.append([])
        tellings[best].append(one)
        for mark in one.marks:
            at.setdefault(mark, best)
    yield from (told for told in tellings if len({one.reading.article.id for one in told}) > 1)
