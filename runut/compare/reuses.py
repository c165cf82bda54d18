"""Which passages were taken over, and which the same speaker says again."""

from collections.abc import Iterator
from datetime import date

from runut.compare.passages import LEAST, Text, shared
from runut.compare.story import day, told_at
from runut.records.annotations import LocalActor
from runut.records.claims import Statement
from runut.records.findings import Passage, Reuse, ReuseKind
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import digest
from runut.text.normalise import fold

AGAIN = 2  # days after which the same words of the same speaker are said again, not still quoted
WITHIN = 0.5  # the share of a passage that must stand in the statement


def reuses(earlier: tuple[Reading, Text], later: tuple[Reading, Text]) -> Iterator[Reuse]:
    """The passages that the later of two articles shares with the earlier."""
    for pair in shared(earlier[1], later[1]):
        spans = earlier[1].span(*pair.left), later[1].span(*pair.right)
        speaker = _same_speaker((earlier[0], spans[0]), (later[0], spans[1]))
        if pair.length < LEAST and not speaker:
            continue
        kind: ReuseKind = "recurrence" if speaker and _apart(earlier[0], later[0]) > AGAIN else "reuse"
        one, other = Passage(earlier[0].article.id, spans[0]), Passage(later[0].article.id, spans[1])
        marks = (one.article, str(spans[0].start), other.article, str(spans[1].start))
        yield Reuse(id=f"R{digest(*marks)}", earlier=one, later=other, similarity=pair.similarity, kind=kind)


def in_order(one: Reading, other: Reading) -> bool:
    """Whether `one` was published before `other`; of equals, and where a time is not known, the order is that of ids."""
    return told_at(one) < told_at(other)


def _apart(earlier: Reading, later: Reading) -> int:
    try:
        return (date.fromisoformat(day(later)) - date.fromisoformat(day(earlier))).days
    except ValueError:
        return 0


def _same_speaker(one: tuple[Reading, Span], other: tuple[Reading, Span]) -> bool:
    left, right = _speaker(*one), _speaker(*other)
    if left is None or right is None:
        return False
    if left.key is not None and left.key == right.key:
        return True
    return bool({fold(left.name), *map(fold, left.aliases)} & {fold(right.name), *map(fold, right.aliases)})


def _speaker(reading: Reading, passage: Span) -> LocalActor | None:
    """Who says the passage, where most of it is quoted from somebody; a paraphrase is the outlet's words."""
    quoted = [statement for statement in reading.statements if statement.mode != "indirect"]
    best: Statement | None = max(quoted, key=lambda statement: _common(statement.content, passage), default=None)
    if best is None or best.speaker is None or _common(best.content, passage) < WITHIN * len(passage):
        return None
    return next(actor for actor in reading.actors if actor.id == best.speaker.actor)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
