"""Is one happening dated so differently that its reports stand as two entries?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from runut.compare.slots.dates import LASTING
from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.records.links import Entry
from runut.text.days import Days, days
from runut.text.fingerprints import folded

NEAR = 2  # days between the dates of one happening; what lies further apart is two
LONG = 5  # letters; shorter words are in every sentence
SHARED = 3  # such words that two tellings have in common at least
MOST = 40  # entries of one kind that an entry is held against; where more follow within two days, it is a war
ALIKE = 0.25  # the share of the shorter telling's words that the other has too


class Telling(Struct, frozen=True, gc=False, eq=False):
    """An entry with its day, the reports that give it, and their longer words."""

    dated: Days
    entry: Entry
    claims: Sequence[Claim]
    words: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """The words of the places that the reports give."""
        return frozenset(word for claim in self.claims for word in folded(claim.event.place or ""))

    @property
    def articles(self) -> frozenset[str]:
        """Those that give the day."""
        return frozenset(claim.reading.article.id for claim in self.claims)


def datings(view: StoryView) -> Iterator[Difference]:
    """One for two entries of one kind and the same parties, told in like words by different articles, a day or two apart."""
    blocks: dict[str, list[tuple[Days, Entry]]] = defaultdict(list)
    for entry in view.entries:
        dated = days(entry.date)
        lasts = (entry.type, entry.mode) in LASTING
        if dated is not None and dated.exact and not lasts and entry.status != "historical":
            blocks[entry.type].append((dated, entry))
    for _, block in sorted(blocks.items()):
        ordered = (
            [_telling(view, *one) for one in sorted(block, key=lambda one: (one[0], one[1].id))] if block[1:] else []
        )
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + MOST]:
                if one.dated.apart(other.dated) > NEAR:
                    break
                if one.dated != other.dated and _one_happening(view, one, other):
                    yield _difference(one, other)


def _telling(view: StoryView, dated: Days, entry: Entry) -> Telling:
    claims = [claim for claim in view.claims(entry) if claim.event.date == entry.date]
    return Telling(dated, entry, claims, _words(claims))


def _one_happening(view: StoryView, one: Telling, other: Telling) -> bool:
    mine, theirs = one.entry.mode, other.entry.mode
    parties = _meet(view, one.entry.actors, other.entry.actors)
    parties = parties and _meet(view, one.entry.recipients, other.entry.recipients)
    if one.articles & other.articles:
        open_mode = mine == theirs or not mine or not theirs
        return parties and open_mode and _two_speakers(view, one, other)
    if mine != theirs:
        return False
    shared = len(one.words & other.words)
    if shared < SHARED or shared < ALIKE * min(len(one.words), len(other.words)):
        return False
    return parties


def _two_speakers(view: StoryView, one: Telling, other: Telling) -> bool:
    """Whether two whom the articles quote date it each for himself, at the same place and by the next day."""
    sides = [{speaker for _, speaker in view.voices(telling.claims)} for telling in (one, other)]
    quoted = all(side and "" not in side for side in sides) and not sides[0] & sides[1]
    return quoted and bool(one.places & other.places) and one.dated.apart(other.dated) == 1


def _meet(view: StoryView, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two lists of parties have somebody in common, or the state of somebody; one that is empty says nothing."""
    sides = [{*side, *(view.cards[one].country for one in side)} - {""} for side in (mine, theirs)]
    return not mine or not theirs or bool(sides[0] & sides[1])


def _words(claims: Sequence[Claim]) -> frozenset[str]:
    sentences = {(claim.reading.article.id, claim.event.sentence): claim for claim in claims}
    told = (folded(claim.reading.article.text, claim.event.sentence_span) for claim in sentences.values())
    return frozenset(word for said in told for word in said if len(word) >= LONG)


def _difference(one: Telling, other: Telling) -> Difference:
    says = {str(telling.entry.date): [claim.event.id for claim in telling.claims] for telling in (one, other)}
    apart = one.dated.apart(other.dated) / NEAR
    return Difference(slot="date", kind="conflict", says=says, about=one.entry.summary, entry=one.entry.id, apart=apart)
