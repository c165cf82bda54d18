"""In what do two wordings of one saying differ materially: a number, a negation, a name, or other words?"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.languages.pack import Pack
from runut.languages.schema.numbers import NumberTable
from runut.languages.schema.wordings import WordingsTable
from runut.records.findings import Change
from runut.text.edits import Run
from runut.text.fingerprints import Word

TURNED = 4  # words of a change in which a negation turns the rest round; a longer one is another sentence
SLIP = 0.68  # words that are so much alike are one word, spelt or formed otherwise
STEM = 4  # letters in a row that two forms of one word share
OF_WORD = 0.6  # and so much of the shorter form
CONTENT = 4  # letters; shorter words are seldom what is said
FIRM = frozenset({"number", "negation", "name"})  # what a paraphrase must keep as well
PART = 2  # what was changed is at most this part of what was kept
CUT = 3  # telling words that are left out inside a quotation before it is no longer what was said


class Alike(Struct, frozen=True, gc=False, kw_only=True):
    """“Seven tenths of the words, two of them telling”: what two wordings must keep for them to be one saying.

    `quoted` says that both stand in quotation marks, so that the words must be the same.
    """

    share: float
    telling: int
    quoted: bool


class Spoken(Struct, frozen=True, gc=False):
    """“Kami tidak menutup”, word by word: the words, and which actor each of them names, "" where it names none."""

    words: tuple[Word, ...]
    names: tuple[str, ...]

    @property
    def folded(self) -> list[str]:
        """The words as they are compared."""
        return [word.folded for word in self.words]


class Wordings:
    """Tells what was changed by one language's words."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `wordings.toml` and `numbers.toml`."""
        table = pack.table("wordings.toml", WordingsTable)
        numbers = pack.table("numbers.toml", NumberTable)
        self._negations = frozenset(table.negations.forms)
        self._again = frozenset(table.again.forms)
        self._back = frozenset(table.back.forms)
        self._hedges = frozenset(table.hedges.forms)
        self._light = frozenset(table.light.forms) | self._negations
        self._numbers = {**numbers.digits, **numbers.wholes, **numbers.teens, **numbers.scales, **numbers.fractions}

    def again(self, words: Sequence[str]) -> bool:
        """Whether words that introduce a saying tell that it was said before."""
        return not self._again.isdisjoint(_terms(words))

    def back(self, words: Sequence[str]) -> bool:
        """Whether words that introduce a saying tell that it is quoted from an earlier time."""
        return not self._back.isdisjoint(_terms(words))

    def negated(self, words: Sequence[str]) -> bool:
        """Whether there is a negation among the words."""
        return not self._negations.isdisjoint(words)

    def telling(self, words: Sequence[str]) -> frozenset[str]:
        """The words that say something."""
        return frozenset(word for word in words if self._tells(word))

    def changes(self, earlier: Spoken, later: Spoken, runs: Sequence[Run], alike: Alike) -> tuple[Change, ...]:
        """What `runs` changed, each kind once; words count only where both are quoted.

        Nothing where too much differs for the two to be one saying: where several numbers changed (a newer count), or
        more words than half of those that were kept.
        """
        found: list[Change] = []
        kept, changed = 0, 0
        for run in runs:
            words = earlier.folded[run.start : run.end], later.folded[run.begin : run.stop]
            if run.how == "kept":
                named = earlier.names[run.start : run.end]
                kept += sum(self._tells(word) and not name for word, name in zip(words[0], named, strict=True))
            else:
                changed += max(len(self._own(*words)), len(self._own(*words[::-1])))
                found += self._of_run(words, (earlier.names[run.start : run.end], later.names[run.begin : run.stop]))
        if kept < alike.telling or found.count("number") > 1 or changed * PART > kept:
            return ()
        if not alike.quoted:
            found = [one for one in found if one in FIRM and (one != "number" or not changed)]
        if self._counts(earlier, runs) != self._counts(later, runs, later=True):
            found = [one for one in found if one != "number"]
        return tuple(sorted(set(found)))

    def _counts(self, spoken: Spoken, runs: Sequence[Run], *, later: bool = False) -> int:
        """How many numbers are told from the first run to the last."""
        first, last = (runs[0].begin, runs[-1].stop) if later else (runs[0].start, runs[-1].end)
        return len(self._values(spoken.folded[first:last]))

    def _of_run(
        self, words: tuple[list[str], list[str]], named: tuple[Sequence[str], Sequence[str]]
    ) -> Iterator[Change]:
        left, right = words
        short = max(len(left), len(right)) <= TURNED
        numbers = self._values(left), self._values(right)
        if all(numbers):
            rest = [one for one in (*left, *right) if not self._is_number(one)]
            if _whole(numbers[0]) != _whole(numbers[1]) and not any(map(self._tells, rest)):
                yield "number"
            return
        if short and self.negated(left) != self.negated(right):
            yield "negation"
        if short and self._hedged(left) != self._hedged(right):
            yield "hedge"
        names = [{one for one in side if one} for side in named]
        if all(names):
            if names[0].isdisjoint(names[1]) and not _one_name(left, right):
                yield "name"
        elif not any(numbers) and not any(names) and self._reworded(left, right):
            yield "words"

    def _hedged(self, words: Sequence[str]) -> bool:
        return not self._hedges.isdisjoint(words)

    def _values(self, words: Sequence[str]) -> list[float]:
        """The numbers among the words, in order; “12” and a word for it are the same."""
        return [float(one) if one.isdecimal() else self._numbers[one] for one in words if self._is_number(one)]

    def _is_number(self, word: str) -> bool:
        return word in self._numbers or (word.isdecimal() and word.isascii())

    def _reworded(self, left: Sequence[str], right: Sequence[str]) -> bool:
        ours, theirs = ([word for word in words if self._tells(word)] for words in (left, right))
        if not ours or not theirs:
            return max(len(ours), len(theirs)) >= CUT
        return not any(_alike(one, other) for one in ours for other in theirs)

    def _own(self, words: Sequence[str], others: Sequence[str]) -> list[str]:
        """The telling words that nothing on the other side is like."""
        return [one for one in words if self._tells(one) and not any(_alike(one, other) for other in others)]

    def _tells(self, word: str) -> bool:
        return len(word) >= CONTENT and word not in self._light


def _terms(words: Sequence[str]) -> set[str]:
    """The words, and any two in a row."""
    return {*words, *map(" ".join, pairwise(words))}


def _whole(values: Sequence[float]) -> Sequence[float]:
    """Numbers without what stands behind the mark where it is nothing: “10.00” is 10."""
    return values[:1] if not any(values[1:]) else values


def _one_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names share a word, or one is the short form of the other."""
    return any(_alike(one, other) for one in left for other in right) or initials(left, right) or initials(right, left)


def initials(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of `others` is made of the first letters of `words`."""
    return len(words) > 1 and any("".join(word[0] for word in words).find(one) >= 0 for one in others if len(one) > 1)


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, spelt otherwise or in another form: they share most letters, or a run of them."""
    if Indel.normalized_similarity(one, other) >= SLIP or one in other or other in one:
        return True
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return run >= max(STEM, OF_WORD * min(len(one), len(other)))
