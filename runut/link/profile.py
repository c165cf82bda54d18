"""What an article is told apart by: its telling words, names, places, day and passages."""

import zlib
from collections import Counter
from collections.abc import Collection
from datetime import date
from math import log, sqrt

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from runut.languages.schema.series import Standing
from runut.link.rarity import Rarity
from runut.link.series import Series
from runut.records.reading import Reading
from runut.text.fingerprints import folded, shingles, winnow
from runut.text.normalise import fold

LEAD_WORDS = 60  # news says at the top what it is about
TITLE_TIMES = 2
LEAD_TIMES = 1
RARITY_POWER = 1.5  # tuned on a day's news of two outlets, where it sets near topics apart better than 1 or 2
PASSAGE_WORDS = 8
PASSAGE_WINDOW = 8
ISO_DAY = 10
TITLE, BODY = frozenset({"title"}), frozenset({"heading", "body"})  # roles of sentences that tell
TELLING_KINDS = frozenset({"person", "company", "ngo", "party", "group"})


class Profile(Struct, frozen=True, gc=False, array_like=True):
    """“About a flood, Sarindal and Kolsaria, of 10 August”: an article as the search for its story sees it.

    `weights` are the article's words with their share of it (their squares sum to one), `title` the title's words with
    their bits, `names` the actors that tell stories apart with theirs, `day` the day of publication or, failing that, the
    day that the text names most, `standing` how an article of a series stands to stories, `outlet` who tells it.
    """

    article: str
    weights: dict[str, float]
    title: dict[str, float]
    names: dict[str, float]
    places: frozenset[str]
    day: date | None
    standing: Standing | None = None
    outlet: str | None = None


# Of what a profile is made of; a kept one with another mark is made anew.
MARK = b"3"


def packed(one: Profile, language: str) -> bytes:
    """The profile of an article in `language` as it is kept; `unpacked` gives it back."""
    # A set has another order in every run; what is kept has not.
    return MARK + zlib.compress(
        msgspec.msgpack.encode((language, sorted(one.places), replace(one, places=frozenset())))
    )


def unpacked(kept: bytes) -> tuple[str, Profile] | None:
    """The language and profile that were packed; None where that was done otherwise than today."""
    if not kept.startswith(MARK):
        return None
    read = msgspec.msgpack.decode(zlib.decompress(kept[len(MARK) :]), type=tuple[str, frozenset[str], Profile])
    language, places, found = read
    return language, replace(found, places=places)


def profile(reading: Reading, rarity: Rarity, common_bits: float, series: Series) -> Profile:
    """The profile of one reading; words rarer than `common_bits` count, in a title those by which `series` know it do not."""
    titles, body = _folded(reading, TITLE), _folded(reading, BODY)
    if not titles and reading.article.title:
        titles = folded(reading.article.title)
    standing, frame = series.of(titles)
    counts = Counter(body)
    counts.update(body[:LEAD_WORDS] * LEAD_TIMES)
    counts.update(titles * TITLE_TIMES)
    return Profile(
        article=reading.article.id,
        weights=_weights(counts, rarity, common_bits),
        title={word: bits for word in titles if word not in frame and (bits := rarity.bits(word)) >= common_bits},
        names=_names(reading, rarity),
        places=frozenset(fold(place.name) for place in reading.places if place.kind not in {"country", "other"}),
        day=day_of(reading),
        standing=standing,
        outlet=reading.article.outlet,
    )


def passages(reading: Reading) -> frozenset[int]:
    """Stable numbers of runs of words of the article's text: those that stand for all of them."""
    marks = shingles(_folded(reading, BODY), PASSAGE_WORDS)
    return frozenset(marks[at] for at in winnow(marks, PASSAGE_WINDOW))


def _folded(reading: Reading, roles: Collection[str]) -> list[str]:
    text = reading.article.text
    return [word for one in reading.sentences if one.role in roles for word in folded(text, one.span)]


def _weights(counts: Counter[str], rarity: Rarity, common_bits: float) -> dict[str, float]:
    raw = {
        word: (1 + log(count)) * bits**RARITY_POWER
        for word, count in sorted(counts.items())
        if (bits := rarity.bits(word)) >= common_bits
    }
    length = sqrt(sum(weight * weight for weight in raw.values()))
    return {word: weight / length for word, weight in raw.items()}


def _names(reading: Reading, rarity: Rarity) -> dict[str, float]:
    names = {}
    for actor in reading.actors:
        if actor.kind in TELLING_KINDS and any(mention.form == "name" for mention in actor.mentions):
            name = fold(actor.name)
            names[name] = sum(rarity.bits(word) for word in folded(name))
    return {name: bits for name, bits in sorted(names.items()) if bits}


def day_of(reading: Reading) -> date | None:
    """The day the article stands for: its publication, else the full date that its text names most (the latest of equals)."""
    if reading.article.published:
        return to_day(reading.article.published)
    named = Counter(t.value[:ISO_DAY] for t in reading.times if t.type in {"DATE", "TIME"} and to_day(t.value))
    return to_day(max(named, key=lambda value: (named[value], value))) if named else None


def to_day(value: str) -> date | None:
    """The day that an ISO 8601 value begins with; None where it is less exact than a day."""
    try:
        return date.fromisoformat(value[:ISO_DAY]) if len(value) >= ISO_DAY and "/" not in value[:ISO_DAY] else None
    except ValueError:
        return None
