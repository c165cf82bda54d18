"""Is it told in two ways what the letters of an abbreviation stand for?"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from runut.compare.capitals import is_cut
from runut.compare.slots.slips import Told, is_told
from runut.compare.story import StoryView, claims_at
from runut.compare.variants import Difference
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, words
from runut.text.normalise import letters

_BEHIND = re.compile(r"\(([A-Z][A-Za-z]{2,11})\)")
_IN_FRONT = re.compile(r"\b([A-Z][A-Za-z]{2,11}) \(([^()\n]{8,90})\)")
MORE = 3  # words that the long form may have beyond one for each letter
LEAST = 2  # words of a long form

Key = tuple[str, ...]  # the words of a long form, folded


class Spelt(Struct, frozen=True, gc=False, array_like=True):
    """“*Badan Air Tanjul (BAT)*” in an article: the abbreviation folded, the long form as written and in words."""

    short: str
    written: str
    words: Key
    span: Span
    sentence: int


def longforms(view: StoryView, told: Collection[Told]) -> Iterator[Difference]:
    """One for each abbreviation behind two long forms that have most of their words in common.

    `told` are the names that are known to be spelled otherwise.
    """
    met: dict[str, dict[Key, list[tuple[Reading, Spelt]]]] = defaultdict(lambda: defaultdict(list))
    for reading in view.ordered:
        for one in view.once.of(_spelt, reading):
            met[one.short][one.words].append((reading, one))
    for _, forms in sorted(met.items()):
        says = {
            key: [claim for reading, one in found for claim in claims_at(reading, one.sentence, one.span, view.once)]
            for key, found in sorted(forms.items())
        }
        firm = [key for key, claims in says.items() if claims]
        pairs = [pair for pair in combinations(firm, 2) if _differ(*pair) and not is_told(_apart(*pair), told)]
        differing = sorted({key for pair in pairs for key in pair})
        if differing:
            written = {key: _written([one for _, one in forms[key]]) for key in differing}
            most = min(differing, key=lambda key: (-len(says[key]), key))
            versions = {written[key]: says[key] for key in differing}
            yield Difference(slot="name", kind="conflict", says=versions, about=written[most])


def _written(found: Sequence[Spelt]) -> str:
    """The long form as it is first written, with a capital where it is so anywhere."""
    return next((one.written for one in found if one.written[0].isupper()), found[0].written)


def _apart(one: Key, other: Key) -> set[str]:
    return {word for pair in zip(one, other, strict=True) if pair[0] != pair[1] for word in pair}


def _differ(one: Key, other: Key) -> bool:
    """Whether two long forms are of as many words, most of which they share; a word cut off is the same."""
    if len(one) != len(other) or letters("".join(one)) == letters("".join(other)):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    cut = all(is_cut(*pair) or is_cut(*pair[::-1]) for pair in apart)
    return not cut and len(apart) * LEAST <= len(one)


def _spelt(reading: Reading) -> tuple[Spelt, ...]:
    """The abbreviations of title and body that stand behind their long form in brackets, or in front of it."""
    text = reading.article.text
    found: list[Spelt] = []
    for sentence in reading.sentences:
        if sentence.role in {"body", "title"}:
            start, end = sentence.span.start, sentence.span.end
            for match in _BEHIND.finditer(text, start, end):
                told = words(text, Span(start, match.start()))[-len(match[1]) - MORE :]
                found += _long(reading, sentence.index, match[1], [told[at:] for at in range(len(told))][::-1])
            for match in _IN_FRONT.finditer(text, start, end):
                found += _long(reading, sentence.index, match[1], [words(text, Span(*match.span(2)))])
    return tuple(found)


def _long(reading: Reading, sentence: int, short: str, forms: Sequence[Sequence[Word]]) -> list[Spelt]:
    """The first of these rows of words that the letters stand for."""
    text = reading.article.text
    for form in forms:
        if len(form) >= LEAST and stands_for(short, [text[word.start : word.end] for word in form]):
            span = Span(form[0].start, form[-1].end)
            key = tuple(word.folded for word in form)
            return [Spelt(short.lower(), span.quote(text), key, span, sentence)]
    return []


def stands_for(short: str, long: Sequence[str]) -> bool:
    """Whether letters are made of the first letters of all capitalised words, with more letters of each where needed.

    >>> stands_for("LHT", ["Laporan", "Harta", "Tahunan"]), stands_for("Balit", ["Badan", "Penelitian"])
    (True, False)
    """
    reached = {0}
    for word in long:
        ahead = set[int]() if word[0].isupper() or not reached - {0} else set(reached)
        for at in reached:
            if at < len(short) and short[at].lower() == word[0].lower():
                ahead |= _through(short, at, word)
        reached = ahead
    return len(short) in reached


def _through(short: str, at: int, word: str) -> set[int]:
    """How far the letters from `at` may come within a word that begins with the first of them."""
    rest, ahead = iter(word[1:].lower()), {at + 1}
    for reached in range(at + 1, len(short)):
        if short[reached].lower() not in rest:
            break
        ahead.add(reached + 1)
    return ahead
