"""Where one sentence ends and the next begins."""

import re
import unicodedata
from collections.abc import Iterator

from runut.languages.schema.sentences import SentenceTable
from runut.records.span import Span

# Marks that may end a sentence, with what closes behind them:  Pulang."   (Pulang.)   Pulang?!   Pulang...
_END = re.compile(r"[.!?…]+[\"”’»)\]']*")
# What may open the next sentence before its first letter:  "Pulang   “(Pulang
_OPENING = re.compile(r"[\"“‘«(\['„]*")
# The last word before a mark, its own inner full stops included:  Jl   S.H   17
_WORD_BEFORE = re.compile(r"(?:\w+\.)*\w+$")
# Initials without blanks:  S.H   J.K.R
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# An address behind its first full stop:  kabar.Warta.id   Warta.Id/berita
_ADDRESS_GOES_ON = re.compile(r"[/@]|\.\w")
_LONGEST_WORD = 40
_LONGEST_LIST_NUMBER = 2
_SHORTEST_RUN_ON = 3
_CLOSING = frozenset(")]%")
# A word that ends in capitals or digits:  BMKG   CR-V   2023   SUV)
_ACRONYM = re.compile(r"[\w(/-]*[A-Z\d]{2,}$|[\w(/-]*-[A-Z\d]+$")
_VISIBLE = re.compile(r"\w")
# Picture signs with their joiners and selectors stand above the arrows: Unicode categories of what draws no letter.
_LAST_PLAIN = 0x2190
_PICTURES = frozenset({"So", "Sk", "Mn", "Cf", "Cn"})


class Splitter:
    """Does a sentence end here? Asks the abbreviations of one language and the characters around.

    A sentence ends at the end of a line, and behind ``. ! ? …`` (with closing marks) where a capital or a digit
    follows, inside quotations too; not behind abbreviations, initials and the numbers of a list. Where the blank after
    a full stop is lost ("itu.Ia"), it ends between a word in small letters, an acronym, a
    number or a closing bracket and a capital.
    """

    def __init__(self, table: SentenceTable) -> None:
        """Keep the lists of `table` for looking up."""
        self._never = frozenset(table.never_final)
        self._may = frozenset(table.may_be_final)
        self._before_number = frozenset(table.before_number)
        self._openers = frozenset(table.openers)
        self._domains = frozenset(table.domains)

    def sentences(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The sentences of the characters [start, end) of `text`, in order, without blanks at their edges."""
        for line_start, line_end in _lines(text, start, end):
            at = line_start
            for cut in self._cuts(text, line_start, line_end):
                yield from _trimmed(text, at, cut)
                at = cut
            yield from _trimmed(text, at, line_end)

    def _cuts(self, text: str, start: int, end: int) -> Iterator[int]:
        """The offsets within one line at which a new sentence begins."""
        quotes, counted, begun = 0, start, start
        for mark in _END.finditer(text, start, end):
            quotes += text.count('"', counted, mark.start())
            counted = mark.start()
            cut = self._cut_at(text, mark, (begun, end), opened=quotes % 2 == 1)
            if cut is not None and begun < cut < end:
                yield cut
                begun = cut

    def _cut_at(self, text: str, mark: re.Match[str], within: tuple[int, int], *, opened: bool) -> int | None:
        """Where the next sentence begins after `mark`; None where the mark ends none."""
        begun, end = within
        after = _skip_blanks(text, mark.end(), end)
        if after == end:
            return None
        if after == mark.end():
            return self._run_on(text, mark, within, opened=opened)
        first = _OPENING.match(text, after, end)
        letter = text[first.end()] if first and first.end() < end else ""
        if not (letter.isupper() or letter.isdigit()):
            return None
        return None if self._holds(text, mark, begun, (first.end() if first else after)) else after

    def _holds(self, text: str, mark: re.Match[str], begun: int, following: int) -> bool:
        """Whether the full stop of `mark` belongs to a short form, so that the sentence goes on."""
        if mark.group() != ".":
            return False
        found = _WORD_BEFORE.search(text[max(begun, mark.start() - _LONGEST_WORD) : mark.start()])
        if found is None:
            return False
        word = found.group()
        if word.isdigit():
            return len(word) <= _LONGEST_LIST_NUMBER and not text[begun : mark.start() - len(word)].strip()
        return self._short_form(word, text, following)

    def _short_form(self, word: str, text: str, following: int) -> bool:
        """Whether `word` is a short form that goes on with what begins at `following`."""
        folded = word.lower()
        if folded in self._never or text[following].isdigit():
            return folded in self._never or folded in self._before_number or folded in self._may
        may_end = folded in self._may or _INITIALS.match(word) is not None
        return may_end and text[following - 1] not in '"“‘' and not self._opens(text, following)

    def _opens(self, text: str, at: int) -> bool:
        """Whether the word at `at` is one that begins sentences."""
        word = _NEXT_WORD.match(text, at)
        return word is not None and word.group().lower() in self._openers

    def _run_on(self, text: str, mark: re.Match[str], within: tuple[int, int], *, opened: bool) -> int | None:
        """Where the next sentence begins although no blank follows `mark`; None inside an address."""
        begun, end = within
        at = mark.end()
        if mark.group().endswith('"') and not opened:
            at -= 1  # The mark opens the next quotation.
        first = _OPENING.match(text, at, end)
        word = _NEXT_WORD.match(text, first.end() if first else at, end)
        if word is None or not word.group()[0].isupper() or not word.group()[1:].islower():
            return None
        before = text[max(begun, mark.start() - _LONGEST_WORD) : mark.start()].rpartition(" ")[2].lstrip("\"“‘«('„")
        if len(mark.group()) > 1:
            return at
        address = word.group().lower() in self._domains or _ADDRESS_GOES_ON.match(text, word.end())
        return at if self._may_end(before, len(word.group())) and not address else None

    def _may_end(self, before: str, following: int) -> bool:
        """Whether what stands right before a full stop may end a sentence with no blank behind it.

        A word in small letters, an acronym or number that is no short form and before a whole word, or a closing bracket.
        """
        plain = before.replace("-", "")
        if len(before) >= _SHORTEST_RUN_ON and plain.isalpha() and before[1:].islower():
            return True
        if before.lower() in self._never or before.lower() in self._may or following < _SHORTEST_RUN_ON:
            return False
        closed = before[-1:] in _CLOSING and len(before) > 1
        return closed or (len(before) >= _SHORTEST_RUN_ON and _ACRONYM.match(before) is not None)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of [start, end), without their ends."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _skip_blanks(text: str, at: int, end: int) -> int:
    """The first character from `at` that is neither a blank nor a picture sign: those close the sentence before."""
    while at < end and (
        text[at].isspace() or (ord(text[at]) > _LAST_PLAIN and unicodedata.category(text[at]) in _PICTURES)
    ):
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """[start, end) without blanks at its edges, where it holds a letter or digit."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and _VISIBLE.search(text, start, end):
        yield Span(start, end)
