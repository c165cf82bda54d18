"""Large archives to measure with: readings of real articles, varied, so that a hundred thousand need not be annotated.

A round tells every base article once more, some weeks later: its words, names and numbers are exchanged for others of the
same length that are about as frequent, the same way in all articles of the round. So a round has the stories, copies and
disagreements of the base among other people and places, every claim still points to its own words, and words are as rare
in a large archive as in a small one. States, bodies of the register and whoever many articles name stay as they are.
"""

import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from benchmarks.articles import consecutive
from runut.engine.local import annotate, reader
from runut.records.annotations import LocalActor
from runut.records.claims import Figure
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import digest, number

BASE = 1000  # articles that are annotated; a round has so many
BAND = 64  # so many words of one length, next to each other in frequency, stand in for each other
COMMON = 0.2  # a word that more of the articles have is grammar, and stays
KNOWN = 0.02  # whoever more of the articles name is known all over the archive, and keeps the name
LEAST_LETTERS = 4
BACK = timedelta(weeks=782)  # the first round is told so long before the base, so that the last lies in no future

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(rb'(?<=["/])(\d{4}-\d{2})(-\d{2})?(?=["/T])')


def base(count: int = BASE) -> tuple[Reading, ...]:
    """The annotated articles, without tokens; read again only where the stages that made them have changed."""
    versions = reader(None).versions
    raws = list(consecutive(count))
    mark = digest(*(f"{name}={version}" for name, version in versions.items()), *(raw.text for raw in raws))
    kept = Path(tempfile.gettempdir()) / f"runut-base-{mark}.json"
    if not kept.is_file():
        read = [outcome.reading for outcome in annotate(raws) if outcome.reading is not None]
        bare = [replace(one, sentences=tuple(replace(s, tokens=()) for s in one.sentences)) for one in read]
        kept.write_bytes(msgspec.json.encode(bare))
    found = msgspec.json.decode(kept.read_bytes(), type=list[Reading])
    return tuple(sorted(found, key=lambda one: (one.article.published or "", one.article.id)))


class Maker:
    """Makes as many readings as are wanted out of a base, each different, the same ones every time."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Learn from the base which words stand in for each other; its days are the length of a round."""
        self._readings = readings
        self._encoded = [msgspec.json.encode(one) for one in readings]
        days = sorted(one.article.published[:10] for one in readings if one.article.published)
        self._span = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days + 1
        self._bands = _bands(readings)

    def readings(self, count: int) -> Iterator[Reading]:
        """The first `count` of the archive, round by round, each round in order of publication."""
        for turn in range(-(-count // len(self._readings))):
            words = _Words(self._bands, turn)
            shift = timedelta(days=turn * self._span) - BACK
            for at, encoded in enumerate(self._encoded[: count - turn * len(self._readings)]):
                yield self._made(encoded, self._readings[at].article.id, words, shift)

    def _made(self, encoded: bytes, old: str, words: "_Words", shift: timedelta) -> Reading:
        id_ = digest(old, str(words.turn), length=len(old))
        dated = _DATE.sub(lambda found: _shifted(found, shift), encoded.replace(old.encode(), id_.encode()))
        return words.told(msgspec.json.decode(dated, type=Reading))


def _shifted(found: re.Match[bytes], shift: timedelta) -> bytes:
    month, day = found[1].decode(), (found[2] or b"-15").decode()
    try:
        moved = date.fromisoformat(month + day) + shift
    except (ValueError, OverflowError):
        return found[0]
    return moved.isoformat()[: len(found[0])].encode()


def _bands(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """The words that may be exchanged, in groups of one length and nearly one frequency; names apart from words."""
    within, named, known = Counter[str](), set[str](), set[str]()
    for reading in readings:
        within.update({word.lower() for word in _WORD.findall(reading.article.text)})
    for name, times in _called(readings).items():
        words = {word.lower() for word in _WORD.findall(name)}
        (known if times > KNOWN * len(readings) else named).update(words)
    groups: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for word, times in sorted(within.items(), key=lambda one: (-one[1], one[0])):
        plain = word.isascii() and len(word) >= LEAST_LETTERS and times <= COMMON * len(readings)
        if plain and word not in known:
            groups[len(word), word in named].append(word)
    return tuple(
        tuple(group[at : at + BAND]) for _, group in sorted(groups.items()) for at in range(0, len(group), BAND)
    )


def _called(readings: Sequence[Reading]) -> Counter[str]:
    """How many articles have an actor of this name; those of the register count as known to all."""
    found = Counter[str]()
    for reading in readings:
        for actor in reading.actors:
            written = {name for name in (actor.name, *actor.aliases) if not name.islower()}
            found.update(dict.fromkeys(written, len(readings) if actor.key else 1))
    return found


class _Words:
    """The words of one round: what stands in for each, in the case in which it is written."""

    def __init__(self, bands: Sequence[Sequence[str]], turn: int) -> None:
        self.turn = turn
        self._for: dict[str, str] = {}
        for number_, band in enumerate(bands):
            step = number(f"{turn}:{number_}") % len(band) if turn else 0
            self._for.update(zip(band, [*band[step:], *band[:step]], strict=True))
        self._said: dict[str, str] = {}

    def told(self, reading: Reading) -> Reading:
        """The reading in the words of this round."""
        text, figures = self._numbers(reading)
        article = reading.article
        source = f"made/{self.turn:03}/{article.id}.txt"
        title = None if article.title is None else self._line(article.title)
        return replace(
            reading,
            article=replace(article, source=source, text=self._line(text), title=title, address=None),
            actors=tuple(self._actor(one) for one in reading.actors),
            places=tuple(replace(one, name=self._short(one.name)) for one in reading.places),
            figures=tuple(replace(one, of=self._short(one.of)) for one in figures),
            events=tuple(replace(one, place=self._short(one.place)) if one.place else one for one in reading.events),
            statements=tuple(
                replace(one, medium=self._short(one.medium)) if one.medium else one for one in reading.statements
            ),
        )

    def _actor(self, one: LocalActor) -> LocalActor:
        aliases, offices = (tuple(map(self._short, names)) for names in (one.aliases, one.offices))
        return replace(one, name=self._short(one.name), aliases=aliases, offices=offices)

    def _short(self, words: str) -> str:
        """As `_line`, for what is asked again and again."""
        found = self._said.get(words)
        if found is None:
            found = self._said[words] = self._line(words)
        return found

    def _line(self, text: str) -> str:
        return _WORD.sub(lambda found: _cased(found[0], self._for), text)

    def _numbers(self, reading: Reading) -> tuple[str, tuple[Figure, ...]]:
        """The text and its figures with other numbers, where a figure is nothing but the digits that stand there.

        The days and years that are written out are other ones, too.
        """
        text, others = reading.article.text, dict[Span, str]()
        figures = list[Figure]()
        for figure in reading.figures:
            digits = re.match(r"\d{2,6}(?![.,]?\d)", figure.span.quote(text))
            exact = digits is not None and int(digits[0]) == figure.value and str(int(digits[0])) == digits[0]
            if digits is not None and exact:
                start, other = figure.span.start, self._number(digits[0])
                others[Span(start, start + len(other))] = other
                figures.append(replace(figure, value=float(other)))
            else:
                figures.append(figure)
        for time in reading.times:
            for found in _NUMBER.finditer(text, time.span.start, time.span.end):
                others.setdefault(Span(*found.span()), self._number(found[0]))
        pieces, at = list[str](), 0
        for span, other in sorted(others.items()):
            if span.start >= at:
                pieces += [text[at : span.start], other]
                at = span.end
        return "".join([*pieces, text[at:]]), tuple(figures)

    def _number(self, digits: str) -> str:
        """Another number of as many digits."""
        least = 10 ** (len(digits) - 1) if digits[0] != "0" else 0
        return f"{least + (int(digits) - least + 7 * self.turn) % (10 ** len(digits) - least):0{len(digits)}}"


def _cased(word: str, stands_for: Mapping[str, str]) -> str:
    other = stands_for.get(word.lower(), word)
    if word.islower() or other is word:
        return other
    return other.upper() if word.isupper() else other.capitalize()
