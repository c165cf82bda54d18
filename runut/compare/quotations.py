"""Which quotations were changed on the way: one saying of one speaker, in two articles, in words that differ materially."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from runut.compare.precedence import precedence
from runut.compare.sayings import AGAIN, said_on
from runut.compare.story import NAMING, StoryView, day, told_at
from runut.compare.wordings import Alike, Spoken, Wordings
from runut.records.claims import Statement
from runut.records.findings import Change, Passage, Reuse
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.edits import Run, aligned
from runut.text.fingerprints import Word, digest, runs, words

SIZE = 3  # words in a run that two tellings of one saying share
SHARED = 2  # so many such runs at least
OFTEN = 24  # a run that stands in more sayings of a speaker than that is a turn of phrase
LEAST = 6  # words that both tellings keep
ONE_SAYING = Alike(share=0.7, telling=2, quoted=True)  # two quotations of one speaker
SURELY = Alike(share=0.8, telling=4, quoted=True)  # two quotations that are not laid to one speaker
ONE_THOUGHT = Alike(share=0.75, telling=4, quoted=False)  # a quotation and a paraphrase
MARKS = frozenset("\"“”„«»‘’'")  # one of them opens what is quoted word for word
SURE = 3  # words kept in a row; fewer at an end, beyond a longer change, only look alike
NEARBY = 2  # words of a change at an end that still belongs to what is told


class Part(Struct, frozen=True, gc=False, eq=False):
    """One sentence of what somebody is quoted with, as its article alone tells it.

    `named` has for each word the local actor whom it names, "" for none, `quoted` says whether it stands in quotation marks,
    and by the runs of words `marks` others find it.
    """

    statement: Statement
    words: tuple[Word, ...]
    named: tuple[str, ...]
    quoted: bool
    marks: frozenset[tuple[str, ...]]


class Piece(Struct, frozen=True, gc=False, eq=False):
    """The same in its story: whose words they are in the chronicle, "" if unknown, and whom they name there."""

    reading: Reading
    statement: Statement
    speaker: str
    spoken: Spoken
    quoted: bool
    marks: frozenset[tuple[str, ...]]

    @property
    def order(self) -> tuple[str, str, int]:
        """By publication, then by where it stands."""
        return (*told_at(self.reading), self.spoken.words[0].start)


class Reworded(Struct, frozen=True, gc=False, eq=False):
    """Two tellings of one saying, what is common to their middles in words, and what was changed there."""

    pieces: tuple[Piece, Piece]
    runs: tuple[Run, ...]
    similarity: float
    changes: tuple[Change, ...]


def quotations(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Reuse]:
    """The changed quotations of a story, the earliest telling of each wording against that of another, in order of id."""
    found: dict[frozenset[str], Reuse] = {}
    if not any(one.mode == "direct" for reading in view.readings for one in reading.statements):
        return  # one of two tellings is a quotation
    for reworded in sorted(_pairs(_told(view), wordings), key=lambda one: [piece.order for piece in one.pieces]):
        reuse, said = _finding(reworded)
        # Copies of one text repeat a wording: it is told once.
        found.setdefault(frozenset(said), reuse)
    yield from sorted({one.id: one for one in found.values()}.values(), key=lambda one: one.id)


def _told(view: StoryView) -> list[Piece]:
    """What is quoted in the story's articles, sentence by sentence, in order of publication."""
    pieces: list[Piece] = []
    for reading in view.ordered:
        for part in view.once.of(_parts, reading):
            speaker = "" if part.statement.speaker is None else view.actor_of[part.statement.speaker.actor]
            spoken = Spoken(part.words, tuple(view.actor_of[one] if one else "" for one in part.named))
            pieces.append(Piece(reading, part.statement, speaker, spoken, part.quoted, part.marks))
    return pieces


def _parts(reading: Reading) -> tuple[Part, ...]:
    named = _named(reading) if reading.statements else {}
    return tuple(part for statement in reading.statements for part in _parts_of(reading, statement, named))


def _named(reading: Reading) -> dict[int, str]:
    """Where the names in the text begin, word by word, with the local actor that is meant."""
    return {
        word.start: actor.id
        for actor in reading.actors
        for mention in actor.mentions
        if mention.form in NAMING
        for word in words(reading.article.text, mention.head)
    }


def _parts_of(reading: Reading, statement: Statement, named: Mapping[int, str]) -> Iterator[Part]:
    content, text = statement.content, reading.article.text
    quoted = statement.mode == "direct" and text[content.start - 1 : content.start] in MARKS
    for sentence in reading.sentences:
        if sentence.span.overlaps(content):
            part = Span(max(sentence.span.start, content.start), min(sentence.span.end, content.end))
            told = _said(text, part)
            if len(told) >= LEAST:
                marks = frozenset(runs([word.folded for word in told], SIZE))
                yield Part(statement, told, tuple(named.get(word.start, "") for word in told), quoted, marks)


def _said(text: str, part: Span) -> tuple[Word, ...]:
    """The words of a part of the text without those that the outlet put in, in brackets."""
    said, depth, at = [], 0, part.start
    for word in words(text, part):
        for char in text[at : word.start]:
            depth = max(0, depth + (char in "([") - (char in ")]"))
        at = word.end
        if not depth:
            said.append(word)
    return tuple(said)


def _pairs(pieces: Sequence[Piece], wordings: Mapping[str, Wordings]) -> Iterator[Reworded]:
    """Pieces that tell one saying otherwise; a piece that the other article gives faithfully elsewhere is none."""
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        for mark in piece.marks:
            at[mark].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in at.values():
        if len(numbers) <= OFTEN:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    best: dict[tuple[int, str], int] = {}
    for (left, right), count in shared.items():
        for here, there in ((left, right), (right, left)):
            key = here, pieces[there].reading.article.id
            best[key] = max(best.get(key, 0), count)
    for (left, right), count in sorted(shared.items()):
        one, other = pieces[left], pieces[right]
        ends = best[left, other.reading.article.id], best[right, one.reading.article.id]
        if count >= SHARED and ends == (count, count) and (made := _reworded(one, other, wordings)):
            yield made


def _reworded(one: Piece, other: Piece, wordings: Mapping[str, Wordings]) -> Reworded | None:
    language = wordings.get(one.reading.article.language)
    least = _alike(one, other)
    if language is None or least is None or not _once(one, other):
        return None
    order = precedence(one.reading, other.reading)
    pieces = (one, other) if order.earlier is one.reading else (other, one)
    spoken = pieces[0].spoken, pieces[1].spoken
    runs = _middle(aligned(spoken[0].folded, spoken[1].folded))
    kept = sum(run.end - run.start for run in runs if run.how == "kept")
    length = sum(run.end - run.start + run.stop - run.begin for run in runs)
    if kept < LEAST or 2 * kept < least.share * length:
        return None
    changes = language.changes(*spoken, runs, least)
    return Reworded(pieces, runs, round(2 * kept / length, 4), changes) if changes else None


def _alike(one: Piece, other: Piece) -> Alike | None:
    """How much of the two must be kept for them to be one saying; None where they cannot be."""
    if one.reading.article.id == other.reading.article.id or not (one.quoted or other.quoted):
        return None
    if not one.speaker or one.speaker != other.speaker:
        return SURELY if one.quoted and other.quoted else None
    return ONE_SAYING if one.quoted and other.quoted else ONE_THOUGHT


def _once(one: Piece, other: Piece) -> bool:
    """Whether both may tell of one moment: what is said anew on another day may differ."""
    days = [_day(piece) for piece in (one, other)]
    if days[0] is None or days[1] is None:
        return False
    said = [said_on(piece.reading, piece.statement) for piece in (one, other)]
    if said[0] is not None and said[1] is not None:
        return abs((said[0] - said[1]).days) < AGAIN
    return abs((days[0] - days[1]).days) <= AGAIN


def _day(piece: Piece) -> date | None:
    try:
        return date.fromisoformat(day(piece.reading))
    except ValueError:
        return None


def _middle(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without what only one of the tellings has at an end, and without words that look alike by chance there."""
    inner = _opened(_opened(list(runs))[::-1])[::-1]
    return tuple(inner)


def _opened(runs: list[Run]) -> list[Run]:
    while runs:
        first = runs[0]
        if first.how != "kept":
            runs = runs[1:]
            continue
        if len(runs) > 1 and first.end - first.start < SURE:
            change = runs[1]
            if max(change.end - change.start, change.stop - change.begin) > NEARBY:
                runs = runs[1:]
                continue
        break
    return runs


def _finding(one: Reworded) -> tuple[Reuse, tuple[str, str]]:
    first, last = one.runs[0], one.runs[-1]
    bounds = (first.start, last.end), (first.begin, last.stop)
    places, said = [], []
    for piece, (start, end) in zip(one.pieces, bounds, strict=True):
        told = piece.spoken.words[start:end]
        places.append(Passage(piece.reading.article.id, Span(told[0].start, told[-1].end)))
        said.append(" ".join(word.folded for word in told))
    marks = [part for place in places for part in (place.article, str(place.span.start))]
    reuse = Reuse(
        id=f"R{digest('quotation', *marks)}",
        earlier=places[0],
        later=places[1],
        similarity=one.similarity,
        kind="quotation",
        first_by=precedence(one.pieces[0].reading, one.pieces[1].reading).by,
        changes=one.changes,
    )
    return reuse, (said[0], said[1])
