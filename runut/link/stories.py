"""Which articles of a component tell of one story, and what the story is called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from runut.link.cluster import Pair, average_linkage
from runut.link.profile import Profile, day_of
from runut.link.reasons.articles.days import fading
from runut.link.reasons.articles.names import same_names
from runut.link.reasons.articles.places import same_places
from runut.link.reasons.articles.titles import same_title
from runut.link.reasons.articles.words import same_words
from runut.link.rulings import Rulings
from runut.link.signals import Weighed, answers
from runut.records.links import Edge, Reason, Story
from runut.records.reading import Reading
from runut.text.fingerprints import digest

# What each reason counts; the days between two articles then take their part of the sum away.
WEIGHTS = (
    Weighed("same words", same_words, 0.85),
    Weighed("same title", same_title, 0.15),
    Weighed("same names", same_names, 0.05),
    Weighed("same places", same_places, 0.10),
)
EDGE = 0.20  # below it two articles are not even candidates; what joins components must stay rare in a large archive
# Measured in docs/decisions/0009: near these, no value matters much.
STORY = 0.26  # how near groups of articles are that still join
UNSCORED = 0.10  # what pairs without an edge have on average
SAME_CLAIM = 0.5  # how much of the shorter title two checks of one claim have in common
LOOSENESS = 0.5  # how far a story's own closeness counts: a large one has many sides


def may_join(left: Profile, right: Profile) -> bool:
    """Whether the series that the two are of, if they are of any, let them tell of one story.

    What stands alone has none with anybody. What is told of each day has one with that day. Two checks of claims have one
    where the shorter title has half of its telling words in common with the other.
    """
    if left.standing is None and right.standing is None:
        return True
    standings = {left.standing, right.standing}
    if "alone" in standings or ("daily" in standings and left.day != right.day):
        return False
    if standings == {"titled"}:
        said = same_title(left, right)
        return said is not None and said.strength >= SAME_CLAIM
    return True


def edge(left: Profile, right: Profile) -> Edge | None:
    """The scored pair, or None where the two tell of different things."""
    if left.article > right.article:
        left, right = right, left
    if not may_join(left, right):
        return None
    found = answers(WEIGHTS, left, right)
    whole = sum(answer.weight for answer in found)
    lost, why = fading(left, right)
    score = whole - lost * whole
    if score < EDGE:
        return None
    reasons = tuple(answer.told() for answer in found)
    if lost:
        reasons = (*reasons, Reason("days apart", why, round(-lost * whole, 4)))
    return Edge(left=left.article, right=right.article, score=round(score, 4), reasons=reasons)


class Told(Struct, frozen=True):
    """“This story, by what these two have in common”: a story without its reasons, and its nearest two articles."""

    story: Story
    nearest: Pair | None

    def explained(self, why: Sequence[Reason], rulings: Rulings) -> Story:
        """The story with the reasons of its nearest two articles (`why`) and those of analysts."""
        return replace(self.story, reasons=(*why, *rulings.reasons("story", self.story.articles)))


def stories(readings: Sequence[Reading], edges: Sequence[Edge], rulings: Rulings | None = None) -> tuple[Story, ...]:
    """The stories of one component in order of id, as `rulings` have it; every article is in one."""
    rulings = rulings or Rulings()
    reasons = {(e.left, e.right): e.reasons for e in edges}
    here = {one.article.id for one in readings}
    scores = {pair: e.score for e in edges if here.issuperset(pair := (e.left, e.right))}
    found = told(readings, scores, rulings)
    return tuple(one.explained(reasons[one.nearest] if one.nearest else (), rulings) for one in found)


def told(readings: Sequence[Reading], scores: Mapping[Pair, float], rulings: Rulings) -> tuple[Told, ...]:
    """The stories of one component as the scores of its pairs make them, in order of id."""
    by_id = {reading.article.id: reading for reading in readings}
    found = average_linkage(by_id, scores, threshold=STORY, unscored=UNSCORED, looseness=LOOSENESS)
    groups = rulings.regrouped("story", found)
    group_of = {article: number for number, group in enumerate(groups) for article in group}
    within: dict[int, list[tuple[Pair, float]]] = defaultdict(list)
    sides = ([*map(group_of.__getitem__, side)] for side in zip(*scores, strict=True))
    for scored, one, other in zip(scores.items(), *sides, strict=True) if scores else ():
        if one == other:
            within[one].append(scored)
    made = []
    for number, group in enumerate(groups):
        mine = sorted(within[number])
        story = _story([by_id[article] for article in group], mine)
        nearest = max(mine, key=itemgetter(1))[0] if mine else None
        made.append(Told(replace(story, title=rulings.title(story)), nearest))
    return tuple(sorted(made, key=lambda one: one.story.id))


def _story(readings: Sequence[Reading], scores: Sequence[tuple[Pair, float]]) -> Story:
    ordered = sorted(readings, key=lambda reading: (reading.article.published or "9", reading.article.id))
    days = sorted(day.isoformat() for reading in readings if reading.article.published and (day := day_of(reading)))
    return Story(
        id=f"S{digest(ordered[0].article.id)}",
        title=_central(ordered, scores).article.title or ordered[0].article.title or "",
        articles=tuple(sorted(reading.article.id for reading in readings)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _central(ordered: Sequence[Reading], scores: Iterable[tuple[Pair, float]]) -> Reading:
    """The article that has most in common with the others, by scores in order of pairs; the earliest of equals."""
    common: dict[str, float] = defaultdict(float)
    for (left, right), score in scores:
        common[left] += score
        common[right] += score
    return max(ordered, key=lambda reading: (reading.article.title is not None, round(common[reading.article.id], 6)))
