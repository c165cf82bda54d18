"""Who does what to whom: pairs of actors with their events by quad class and their mean score."""

from collections import Counter, defaultdict

from msgspec import Struct

from runut.records.codebook import QuadClass, score
from runut.serve.charts.days import LANES
from runut.serve.describing import quad_key, quad_of
from runut.serve.gather import Material
from runut.serve.quoting import Desk, Name
from runut.store.views.casting import Deal

# What did not happen (yet) tells of no relation as it is.
COUNTED = ("occurred", "historical")


class Step(Struct, frozen=True):
    """An entry between the two, and where it stands in its timeline."""

    summary: str
    href: str


class Relation(Struct, frozen=True, kw_only=True):
    """“Sunteria to Velmora: two times aid, mean 10”: a pair of actors, the first doing, the second receiving.

    `counts` are in the order of the table's classes; `open` entries are announced, only imagined or denied and count
    neither there nor in the mean; `mean` runs from -10 to 10, None where nothing that counts has a score.
    """

    source: Name
    target: Name
    counts: tuple[int, ...]
    open: int
    mean: float | None
    steps: tuple[Step, ...]


class RelationTable(Struct, frozen=True):
    """The quad classes, as names for style sheets and texts, and the pairs."""

    quads: tuple[str, ...]
    rows: tuple[Relation, ...]


def relations(material: Material, desk: Desk) -> RelationTable:
    """The relations of the page, those with most entries first, then by name."""
    pairs: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for story in material.stories:
        for entry in story.entries:
            deal = material.deals[entry.id]
            for source in dict.fromkeys(deal.actors):
                for target in dict.fromkeys(deal.recipients):
                    if source != target:
                        pairs[source, target].append(deal)
    rows = [_relation(source, target, deals, desk) for (source, target), deals in pairs.items()]
    rows.sort(key=lambda row: (-len(row.steps), row.source.text, row.target.text))
    return RelationTable(tuple(quad_key(quad) for quad in LANES), tuple(rows))


def _relation(source: str, target: str, deals: list[Deal], desk: Desk) -> Relation:
    counted = [deal for deal in deals if deal.status in COUNTED]
    quads: Counter[QuadClass] = Counter(quad_of(deal.type) for deal in counted)
    scores = [found for deal in counted if (found := score(deal.type, deal.mode)) is not None]
    return Relation(
        source=desk.name(source),
        target=desk.name(target),
        counts=tuple(quads[quad] for quad in LANES),
        open=len(deals) - len(counted),
        mean=round(sum(scores) / len(scores), 2) if scores else None,
        steps=tuple(Step(deal.summary, desk.ways.to("e", deal.id)) for deal in deals),
    )
