"""Which events of a story are one happening."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import exp

import msgspec
from msgspec import Struct, field

from runut.link import cells
from runut.link.clause import clause
from runut.link.cluster import Pair, average_linkage
from runut.link.reasons.events.dates import same_date
from runut.link.reasons.events.kinds import kinship, same_kind
from runut.link.reasons.events.neighbours import close_by
from runut.link.reasons.events.numbers import same_numbers
from runut.link.reasons.events.parties import same_circle, same_doers, same_receivers
from runut.link.reasons.events.places import same_place
from runut.link.reasons.events.settings import same_setting
from runut.link.reasons.events.statuses import same_status
from runut.link.reasons.events.triggers import same_trigger
from runut.link.report import Report
from runut.link.rulings import Rulings
from runut.link.signals import Weighed, score, weigh
from runut.link.summary import Cells, Teller
from runut.records.codebook import EventType
from runut.records.links import Entry, Reason, Story
from runut.text.fingerprints import digest

# The weights add up to the logarithm of the odds that two events are one: rounded from a regression over pairs of events
# that annotators had grouped, those for places and for other roles set by hand.
WEIGHTS: tuple[Weighed[Report], ...] = (
    Weighed("same kind", same_kind, 3.5, 0.4),
    Weighed("same actors", same_doers, 1.4, 2.0),
    Weighed("same recipients", same_receivers, 0.2, 2.5),
    Weighed("same parties", same_circle, 0.3),
    Weighed("same date", same_date, 1.5, 2.0),
    Weighed("same place", same_place, 0.5),
    Weighed("same words", same_trigger, 1.5, 0.0),
    Weighed("same setting", same_setting, 0.8, 0.6),
    Weighed("same figures", same_numbers, 1.4),
    Weighed("same status", same_status, 2.3),
    Weighed("close by", close_by, 0.5),
)
LONG_TRIGGER = 40  # characters; a longer trigger tells no more
BIAS = -4.4
ONE_HAPPENING = 0.38  # the mean probability at which groups of events still join


class Context(Struct, frozen=True, kw_only=True):
    """What entries are made with: who witnesses, who is called what, how the language tells, the texts, the rulings."""

    witness: Mapping[str, str]
    names: Mapping[str, str]
    texts: Mapping[str, str]
    teller: Teller
    rulings: Rulings = field(default_factory=Rulings)


def entries(story: Story, reports: Iterable[Report], context: Context) -> tuple[Entry, ...]:
    """The entries of one story in order of id; every event is in one."""
    by_id = {report.event.id: report for report in reports}
    scores = {pair: probability(score(WEIGHTS, by_id[pair[0]], by_id[pair[1]])) for pair in _pairs(by_id)}
    made = []
    rulings = context.rulings
    for group in rulings.regrouped("entry", average_linkage(by_id, scores, threshold=ONE_HAPPENING)):
        best = max(
            (pair for pair in combinations(group, 2) if pair in scores), key=lambda pair: scores[pair], default=None
        )
        why = weigh(WEIGHTS, by_id[best[0]], by_id[best[1]]) if best else ()
        ordered = sorted((by_id[event] for event in group), key=_told)
        made.append(_entry(story, ordered, context, (*why, *rulings.reasons("entry", group))))
    return tuple(sorted(made, key=lambda entry: entry.id))


def probability(weight: float) -> float:
    """How likely two events are one, from 0 to 1, whose reasons come to `weight`."""
    return 1 / (1 + exp(-BIAS - weight))


def _pairs(reports: Mapping[str, Report]) -> Iterator[Pair]:
    """The pairs that may be one happening: of kinds that border, with an actor, day, word, figure or mode in common."""
    blocks: dict[object, list[str]] = defaultdict(list)
    for event in sorted(reports):
        for mark in _marks(reports[event]):
            blocks[mark].append(event)
    near = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return (pair for pair in sorted(near) if kinship(reports[pair[0]], reports[pair[1]]) > 0)


def _marks(report: Report) -> Iterator[object]:
    yield from (("actor", actor) for actor in report.doers | report.receivers)
    yield from (("country", code) for code in report.doer_countries | report.receiver_countries)
    yield from (("stem", stem) for stem in report.stems)
    yield from (("number", number) for number in report.numbers)
    yield "kind", report.event.type, report.event.mode
    if report.days:
        yield "day", report.days


def _told(report: Report) -> tuple[str, str, int, int]:
    """The order in which reports were told: by publication, unknown last, then as in the text."""
    return report.published or "9", report.article, report.event.sentence, report.event.trigger.start


def _type(report: Report) -> EventType:
    return report.event.type


def _entry(story: Story, ordered: Sequence[Report], context: Context, reasons: tuple[Reason, ...]) -> Entry:
    witness = context.witness
    common: EventType | None = cells.most(ordered, witness, _type)
    kind = common or ordered[0].event.type
    same = [report for report in ordered if report.event.type == kind]
    status = cells.status(ordered, witness)
    actors = cells.parties(ordered, witness, lambda report: report.doers)
    recipients = cells.parties(ordered, witness, lambda report: report.receivers)
    made = Entry(
        id=f"E{digest(ordered[0].event.id)}",
        story=story.id,
        type=kind,
        mode=cells.most(same, witness, lambda report: report.event.mode),
        status=status,
        date=cells.date(ordered, witness),
        place=cells.most(ordered, witness, lambda report: report.event.place),
        actors=actors,
        recipients=tuple(one for one in recipients if one not in actors),
        events=tuple(sorted(report.event.id for report in ordered)),
        reasons=reasons,
    )
    return _summed(made, ordered, context)


def _summed(entry: Entry, ordered: Sequence[Report], context: Context) -> Entry:
    """The entry with its sentence."""
    best = _best(entry, ordered)
    told = Cells(
        type=entry.type,
        mode=entry.mode,
        status=entry.status,
        actors=tuple(context.names[actor] for actor in entry.actors),
        recipients=tuple(context.names[actor] for actor in entry.recipients),
        place=entry.place,
        date=entry.date,
        trigger=clause(context.texts[best.article], best.event),
    )
    return msgspec.structs.replace(entry, summary=context.teller(told))


def _best(entry: Entry, ordered: Sequence[Report]) -> Report:
    """The report whose cells are most those of the entry, of equals that with the longest trigger, then the earliest."""

    def agrees(report: Report) -> tuple[int, int]:
        cells_alike = (
            report.event.type == entry.type,
            report.doers == frozenset(entry.actors),
            report.event.status == entry.status,
            report.receivers == frozenset(entry.recipients),
        )
        return sum(cells_alike), min(len(report.event.trigger), LONG_TRIGGER)

    return max(ordered, key=agrees)
