"""Is one happening dated so differently that its reports stand as two entries?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from runut.compare.slots.dates import LASTING
from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.records.links import Entry
from runut.text.days import Days, days
from runut.text.fingerprints import words

NEAR = 2  # days between the dates of one happening; what lies further apart is two
LONG = 5  # letters; shorter words are in every sentence
SHARED = 3  # such words that two tellings have in common at least
ALIKE = 0.25  # the share of the shorter telling's words that the other has too


def datings(view: StoryView) -> Iterator[Difference]:
    """One for two entries of one kind and the same parties, told in like words by different articles, a day or two apart."""
    blocks: dict[tuple[str, str], list[tuple[Days, Entry]]] = defaultdict(list)
    for entry in view.entries:
        dated = days(entry.date)
        lasts = (entry.type, entry.mode) in LASTING
        if dated is not None and dated.exact and not lasts and entry.status != "historical":
            blocks[entry.type, entry.mode or ""].append((dated, entry))
    for _, block in sorted(blocks.items()):
        ordered = sorted(block, key=lambda one: (one[0], one[1].id))
        for at, (first, one) in enumerate(ordered):
            for second, other in ordered[at + 1 :]:
                if first.apart(second) > NEAR:
                    break
                if first != second and _one_happening(view, one, other):
                    yield _difference(view, one, other, first.apart(second))


def _one_happening(view: StoryView, one: Entry, other: Entry) -> bool:
    left, right = _dated(view, one), _dated(view, other)
    if {claim.reading.article.id for claim in left} & {claim.reading.article.id for claim in right}:
        return False
    if not _meet(view, one.actors, other.actors) or not _meet(view, one.recipients, other.recipients):
        return False
    told, second = _words(left), _words(right)
    shared = len(told & second)
    return shared >= SHARED and shared >= ALIKE * min(len(told), len(second))


def _dated(view: StoryView, entry: Entry) -> Sequence[Claim]:
    """The reports that give the entry its date."""
    return [claim for claim in view.claims(entry) if claim.event.date == entry.date]


def _meet(view: StoryView, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two lists of parties have somebody in common, or the state of somebody; one that is empty says nothing."""
    sides = [{*side, *(view.cards[one].country for one in side)} - {""} for side in (mine, theirs)]
    return not mine or not theirs or bool(sides[0] & sides[1])


def _words(claims: Sequence[Claim]) -> frozenset[str]:
    sentences = {(claim.reading.article.id, claim.event.sentence): claim for claim in claims}
    told = (words(claim.reading.article.text, claim.event.sentence_span) for claim in sentences.values())
    return frozenset(word.folded for said in told for word in said if len(word.folded) >= LONG)


def _difference(view: StoryView, one: Entry, other: Entry, apart: int) -> Difference:
    says = {str(entry.date): [claim.event.id for claim in _dated(view, entry)] for entry in (one, other)}
    return Difference(slot="date", kind="conflict", says=says, about=one.summary, entry=one.id, apart=apart / NEAR)
