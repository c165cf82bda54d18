"""Whose words are they, on which day were they said, and was it said before?"""

from collections.abc import Sequence
from datetime import date

from runut.compare.precedence import Precedence
from runut.compare.story import day
from runut.compare.wordings import Wordings
from runut.records.annotations import LocalActor
from runut.records.claims import Statement
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import words
from runut.text.normalise import fold

DAY = 10  # characters of an ISO 8601 day
AGAIN = 2  # days by which what is said on a day may be told later, or be dated wrongly
FORMULA = 14  # days after which words that nothing dates to the first time are said again, not still quoted
WITHIN = 0.5  # the share of a passage that must stand in the statement


def statement_of(reading: Reading, passage: Span) -> Statement | None:
    """What the passage quotes, where most of it is quoted from somebody; a paraphrase is the outlet's words."""
    quoted = [statement for statement in reading.statements if statement.mode != "indirect"]
    best = max(quoted, key=lambda statement: _common(statement.content, passage), default=None)
    if best is None or best.speaker is None or _common(best.content, passage) < WITHIN * len(passage):
        return None
    return best


def one_speaker(one: tuple[Reading, Statement], other: tuple[Reading, Statement]) -> bool:
    """Whether two articles' statements are those of one speaker: one record of the register, or one of their names."""
    left, right = _speaker(*one), _speaker(*other)
    if left is None or right is None:
        return False
    if left.key is not None and left.key == right.key:
        return True
    return bool({fold(left.name), *map(fold, left.aliases)} & {fold(right.name), *map(fold, right.aliases)})


def said_on(reading: Reading, statement: Statement) -> date | None:
    """The day on which the article says that this was said.

    Its own, or that of the nearest statement of the speaker before it: articles name the day once and quote on.
    """
    if statement.date is not None:
        return _day(statement.date)
    speaker = statement.speaker.actor if statement.speaker is not None else None
    before = [
        one.sentence
        for one in reading.statements
        if one.sentence <= statement.sentence and one.speaker is not None and one.speaker.actor == speaker
    ]
    for sentence in sorted(set(before), reverse=True):
        found = {_day(time.value) for time in reading.times if time.sentence == sentence and time.type == "DATE"}
        told = sorted(one for one in found if one is not None and one.isoformat() <= (day(reading) or "9"))
        if told:
            return told[-1]
    return None


def said_again(order: Precedence, said: tuple[Statement, Statement], wordings: Wordings | None) -> bool:
    """Whether the later article's words of the speaker are said again, and not quoted from the first time.

    So where its own words say so, where it dates them after the earlier article, or where long enough lies between and
    it does not date them back.
    """
    first, second = _day(day(order.earlier)), _day(day(order.later))
    if first is None or second is None or (second - first).days <= AGAIN:
        return False
    introducing = _introducing(order.later, said[1])
    if wordings is not None and (wordings.back(introducing) or wordings.again(introducing)):
        return not wordings.back(introducing)
    dated = said_on(order.later, said[1])
    if dated is not None:
        known = said_on(order.earlier, said[0]) or first
        return (dated - known).days > AGAIN and dated >= first
    return (second - first).days > FORMULA


def _introducing(reading: Reading, statement: Statement) -> Sequence[str]:
    """The words of the statement's sentences and of the one before, without what is said."""
    parts = [
        one for one in reading.sentences if one.span.overlaps(statement.content) or one.span.overlaps(statement.cue)
    ]
    if parts and parts[0].index:
        parts.insert(0, reading.sentences[parts[0].index - 1])
    told = (word for part in parts for word in words(reading.article.text, part.span))
    return [word.folded for word in told if not _inside(reading, word.start)]


def _inside(reading: Reading, at: int) -> bool:
    return any(one.mode != "indirect" and one.content.start <= at < one.content.end for one in reading.statements)


def _speaker(reading: Reading, statement: Statement) -> LocalActor | None:
    role = statement.speaker
    return None if role is None else next(actor for actor in reading.actors if actor.id == role.actor)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:DAY])
    except ValueError:
        return None


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
