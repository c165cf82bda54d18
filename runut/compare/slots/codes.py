"""Is a code of letters and digits (a flight, a plate) told with other digits, or in another order, by slip?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from runut.compare.story import StoryView, claims_at
from runut.compare.variants import Difference
from runut.records.reading import Reading
from runut.records.span import Span

_CODE = re.compile(r"(?<![\w.,/-])([A-Z]{1,4})[- ]?(\d{3,5})(?:[- ]?([A-Z]{1,3}))?(?![\w/]|[.,]\d|-\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
FIRM = 4  # digits of a code in which one may be wrong; of two shorter ones that are otherwise alike, both may be right
OFTEN = 2  # times that the right one is told where the other is told once

Key = tuple[str, str, str]  # the letters in front, the digits, the letters behind


class Code(Struct, frozen=True, gc=False, array_like=True):
    """“*JT-693*” in an article: its parts, as written, and its sentence."""

    key: Key
    written: str
    span: Span
    sentence: int


def codes(view: StoryView) -> Iterator[Difference]:
    """One for each two codes of a story that differ by a slip, where one is told more often.

    Two codes that stand in one sentence are of two things; so are those that count on by one.
    """
    met: dict[Key, list[tuple[Reading, Code]]] = defaultdict(list)
    for reading in view.ordered:
        for code in view.once.of(_codes, reading):
            met[code.key].append((reading, code))
    places = {key: {(reading.article.id, code.sentence) for reading, code in found} for key, found in met.items()}
    for one, other in combinations(sorted(met), 2):
        few, many = sorted((len(places[one]), len(places[other])))
        if _slip(one, other) and many >= OFTEN * few and not places[one] & places[other]:
            says = _claims(view, {key: met[key] for key in (one, other)})
            if all(says.values()):
                yield Difference(
                    slot="name", kind="conflict", says=says, about=max(says, key=lambda key: len(says[key]))
                )


def _claims(view: StoryView, met: Mapping[Key, list[tuple[Reading, Code]]]) -> dict[str, list[str]]:
    return {
        found[0][1].written: [
            claim for reading, code in found for claim in claims_at(reading, code.sentence, code.span, view.once)
        ]
        for found in met.values()
    }


def _codes(reading: Reading) -> tuple[Code, ...]:
    """The codes of title and body; years and what is paid (“USD 5000”) are none."""
    figures = [figure.span for figure in reading.figures]
    found: list[Code] = []
    for sentence in reading.sentences:
        if sentence.role in {"body", "title"}:
            for match in _CODE.finditer(reading.article.text, sentence.span.start, sentence.span.end):
                span, unit = Span(*match.span()), Span(*match.span(1))
                if not _YEAR.fullmatch(match[2]) and not any(unit.overlaps(figure) for figure in figures):
                    found.append(Code((match[1], match[2], match[3] or ""), match[0], span, sentence.index))
    return tuple(found)


def _slip(one: Key, other: Key) -> bool:
    """Whether two codes have the same letters, and the same digits in another order, or one digit other than the last."""
    if (one[0], one[2]) != (other[0], other[2]) or abs(int(one[1]) - int(other[1])) == 1:
        return False
    if sorted(one[1]) == sorted(other[1]):
        return True
    wrong = [at for at, (left, right) in enumerate(zip(one[1], other[1], strict=False)) if left != right]
    alike = len(one[1]) == len(other[1]) >= FIRM and len(wrong) == 1
    return alike and (wrong[0] != len(one[1]) - 1 or bool(one[2]))
