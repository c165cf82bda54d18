"""Where the story stands on the page: its densest stretch of running text."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from runut.clean.lines import LONG, STRONG, Line, headlined
from runut.records.article import BlockRole

#: What a line adds to a stretch, in words: sentences their length, what is no sentence takes away.
_FRAGMENT = -3.0
_KNOWN: Mapping[BlockRole, float] = MappingProxyType({"furniture": -1.0, "date": -2.0, "byline": -2.0, "caption": -1.0})
#: A line of this many words without a full stop may be a sentence that has lost it.
_LOST_STOP = 15


class Core(Struct, frozen=True):
    """“The story runs from here to there”: indices of its first line and of the line after its last."""

    start: int
    end: int


class Signs(Struct, frozen=True, kw_only=True):
    """What else tells where a story is: lines whose `roles` are known, where it `begins` (a dateline) and the page closes."""

    roles: Mapping[int, BlockRole]
    begins: int | None
    closing: int | None
    function_words: frozenset[str]


def find_core(lines: Sequence[Line], signs: Signs) -> Core:
    """The story's place among `lines`: the stretch whose sentences most outweigh its fragments.

    Where there is no sentence the stretch is empty and stands at the end. Linear in the number of lines.
    """
    weights = [_weight(line, signs.roles.get(at), signs.function_words) for at, line in enumerate(lines)]
    begins, closing = signs.begins, signs.closing
    if closing is not None:
        told = sum(weight for weight in weights if weight > 0)
        before = sum(weight for weight in weights[:closing] if weight > 0)
        # A list of other stories in the middle of the page does not end it.
        if before >= told * 0.6:
            weights[closing:] = [_FRAGMENT * STRONG] * (len(weights) - closing)
    start, end = _heaviest(weights)
    if begins is not None and start < begins < end:
        # What stands above the dateline belongs to the page, unless it is as much as what stands below.
        above = sum(weight for weight in weights[start:begins] if weight > 0)
        start = begins if above < sum(weights[begins:end]) / 2 else start
    words = signs.function_words
    while start + 1 < end and _above(lines, start, signs):
        start += 1
    start = _list_above(lines, weights, start, signs)
    while end < len(lines) and end not in signs.roles and end != closing and _goes_on(lines, end, words):
        end += 1
    return Core(start, end)


def _above(lines: Sequence[Line], at: int, signs: Signs) -> bool:
    """Whether the first line of the heaviest stretch is rather a long title above the story."""
    line = lines[at]
    if line.stops or line.length >= LONG or line.listed:
        return False
    return signs.roles.get(at + 1) in {"date", "byline"} or headlined(line.words, signs.function_words)


def _list_above(lines: Sequence[Line], weights: Sequence[float], start: int, signs: Signs) -> int:
    """Where a list begins that stands right above the heaviest stretch: at the line that a colon ends."""
    found = at = start
    while at > 0 and weights[at - 1] == 0 and at - 1 not in signs.roles:
        at -= 1
        if lines[at].text.endswith(":") and not headlined(lines[at].words, signs.function_words):
            found = at
    return found


def _goes_on(lines: Sequence[Line], at: int, function_words: frozenset[str]) -> bool:
    """Whether the line after the heaviest stretch still belongs to it: a short sentence, or an item of a list."""
    line = lines[at]
    listed = line.listed or (at + 1 < len(lines) and lines[at + 1].listed) or lines[at - 1].text[-1] in ":;"
    told = line.length >= LONG or (line.length >= STRONG and not headlined(line.words, function_words))
    return line.stops or listed or told


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """The stretch of greatest sum, the first of equals; empty at the end where no weight is positive."""
    best, best_start, best_end = 0.0, len(weights), len(weights)
    running, start = 0.0, 0
    for at, weight in enumerate(weights):
        if running <= 0:
            running, start = 0.0, at
        running += weight
        if running > best:
            best, best_start, best_end = running, start, at + 1
    return best_start, best_end


def _weight(line: Line, known: BlockRole | None, function_words: frozenset[str]) -> float:
    if known is not None:
        return _KNOWN.get(known, 0.0)
    if line.stops and line.length > 1:
        return float(line.length)
    told = line.length >= LONG or not headlined(line.words, function_words)
    if line.length >= _LOST_STOP and told:
        return line.length / 2
    if line.listed or line.text[-1] in ":;,":
        return 0.0
    # A headline may end in "?" or "!"; a sentence that does has sentences about it, which outweigh this.
    return 0.0 if line.ends and line.text[0] in '"“' else _FRAGMENT
