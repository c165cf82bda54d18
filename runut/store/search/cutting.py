"""Which words of an article are shown where it was found?

As FTS5's `snippet` chooses them: the place with the most of what was searched for, each thing counting most the first time;
of places that are as good, the one that begins a sentence, then the first.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.store.search.asking import CLOSE, OPEN, SHOWN, Piece
from runut.store.search.tokens import places, terms

_FIRST_TIME, _AGAIN = 1000, 1
_AT_FIRST, _AT_SENTENCE = 120, 100
_BEFORE_SENTENCE = re.compile(r"[.:][ \t\n\r]+")

_Places = Sequence[tuple[int, int]]  # first and last character of each word of a text


class _Phrase(NamedTuple):
    terms: tuple[str, ...]
    begins: bool


class _Found(NamedTuple):
    """The `phrase` begins at the word number `at`, and is `size` words long."""

    at: int
    phrase: int
    size: int


class _Place(NamedTuple):
    score: int
    start: int


def cut(text: str, wanted: Sequence[Piece], shown: int = SHOWN) -> str:
    """`shown` words of `text`, with marks around what was found, and “…” where the text goes on."""
    words = places(text)
    found = sorted(_instances(terms(text), list(_phrases(wanted))))
    if not words:
        return text
    start = _start(text, words, found, shown)
    return _marked(text, words, _ranges(found), (start, start + shown - 1))


def _phrases(wanted: Sequence[Piece]) -> Iterator[_Phrase]:
    for piece in wanted:
        yield _Phrase(tuple(term for word in piece.words for term in terms(word)), piece.begins)
        yield from (_Phrase(tuple(terms(form)), begins=False) for form in piece.forms)


def _instances(words: Sequence[str], phrases: Sequence[_Phrase]) -> Iterator[_Found]:
    where = defaultdict[str, list[int]](list)
    for number, word in enumerate(words):
        where[word].append(number)
    for number, phrase in enumerate(phrases):
        if not phrase.terms:
            continue
        *before, last = phrase.terms
        going_on = [word for word in where if word.startswith(last)] if phrase.begins else [last]
        for end in (end for word in going_on for end in where.get(word, ())):
            at = end - len(before)
            if at >= 0 and list(words[at:end]) == before:
                yield _Found(at, number, len(phrase.terms))


def _start(text: str, words: _Places, found: Sequence[_Found], shown: int) -> int:
    """The number of the first word that is shown."""
    best = _Place(0, 0)
    firsts, ats = list(_sentences(text, words)), [one.at for one in found]
    for one in found:
        here = _scored(_window(found, ats, one.at, shown), one.at, len(words), shown)
        if here.score > best.score:
            best = here
        behind = bisect_right(firsts, one.at)
        before = firsts[behind - 1] if behind else None
        if before is not None and before < one.at and len(words) > shown:
            score = _scored(_window(found, ats, before, shown), before, len(words), shown).score
            score += _AT_SENTENCE if before else _AT_FIRST
            if score > best.score:
                best = _Place(score, before)
    return best.start


def _window(found: Sequence[_Found], ats: Sequence[int], start: int, shown: int) -> Sequence[_Found]:
    """What is found in the words from `start` on that are shown; `ats` is where each of `found` begins."""
    return found[bisect_left(ats, start) : bisect_left(ats, start + shown)]


def _scored(inside: Sequence[_Found], start: int, words: int, shown: int) -> _Place:
    """How good it is to show the words from `start` on, and from which on they are shown so that what is found is centred."""
    seen, score = set[int](), 0
    for one in inside:
        score += _AGAIN if one.phrase in seen else _FIRST_TIME
        seen.add(one.phrase)
    if not inside:
        return _Place(0, start)
    first, last = inside[0].at, inside[-1].at + inside[-1].size
    room = shown - (last - first)
    centred = first - int(room / 2)
    return _Place(score, max(0, min(centred, words - shown)))


def _sentences(text: str, words: _Places) -> Iterator[int]:
    """The numbers of words that begin a sentence; the first one does, whatever stands before it."""
    yield 0
    starts = [start for start, _ in words]
    for before in _BEFORE_SENTENCE.finditer(text):
        number = bisect_left(starts, before.end())
        if 0 < number < len(starts) and starts[number] == before.end():
            yield number


def _ranges(found: Sequence[_Found]) -> list[tuple[int, int]]:
    """First and last word of what was found; what overlaps is one."""
    made: list[tuple[int, int]] = []
    for one in found:
        last = one.at + one.size - 1
        if made and one.at <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((one.at, last))
    return made


def _marked(text: str, words: _Places, ranges: Sequence[tuple[int, int]], shown: tuple[int, int]) -> str:
    first, last = max(0, shown[0]), min(shown[1], len(words) - 1)
    whole = shown[1] >= len(words) - 1
    at = words[first][0] if first else 0
    end = len(text) if whole else words[last][1]
    said = "…" if first else ""
    for begin, stop in ranges:
        if stop < first or begin > last:
            continue
        opens, closes = words[max(begin, first)][0], words[min(stop, last)][1]
        said += text[at:opens] + OPEN + text[opens:closes] + CLOSE
        at = closes
    return said + text[at:end] + ("" if whole else "…")
