"""Which events of a story are one happening."""

from collections.abc import Mapping, Sequence
from math import inf

import msgspec
from msgspec import Struct, field

from runut.link import cells
from runut.link.clause import clause
from runut.link.grouping import Group, Pair, grouped
from runut.link.pairs import copies, pairs, told
from runut.link.reasons.events.dates import only_one_dated, same_date
from runut.link.reasons.events.kinds import same_kind
from runut.link.reasons.events.neighbours import close_by, points_back, same_sentence, title_and_lead, told_on
from runut.link.reasons.events.numbers import other_numbers, same_numbers
from runut.link.reasons.events.parties import no_receivers, same_countries, same_doers, same_receivers, two_persons
from runut.link.reasons.events.places import same_place
from runut.link.reasons.events.senses import same_sense
from runut.link.reasons.events.settings import same_setting
from runut.link.reasons.events.statuses import same_status
from runut.link.reasons.events.triggers import same_trigger
from runut.link.reasons.events.wordings import same_clause, same_wording
from runut.link.report import Report
from runut.link.rulings import Rulings
from runut.link.signals import Weighed, score, weigh
from runut.link.summary import Cells, Teller
from runut.link.wording import told_apart
from runut.records.codebook import EventType
from runut.records.links import Entry, Reason, Story
from runut.text.fingerprints import digest

# The weights add up to the logarithm of the odds that two events are one: a regression over pairs of events that annotators
# had grouped, in which every event counts the same however many it is paired with, rounded; what parts reports that differ
# in a date, an actor or a recipient is set by hand so that one happening told in two ways stays one.
WEIGHTS: tuple[Weighed[Report], ...] = (
    Weighed("same kind", same_kind, 3.1, 1.2),
    Weighed("same actors", same_doers, 1.0, 2.4),
    Weighed("same recipients", same_receivers, 0.2, 1.4),
    Weighed("two persons", two_persons, 1.5),
    Weighed("no recipients", no_receivers, 0.6),
    Weighed("same countries", same_countries, 0.3),
    Weighed("same date", same_date, 0.9, 1.8),
    Weighed("one dated", only_one_dated, 0.2),
    Weighed("same place", same_place, 0.3),
    Weighed("same words", same_trigger, 0.8, 1.0),
    Weighed("same sense", same_sense, 0.8, 0.3),
    Weighed("same setting", same_setting, 0.6, 0.0),
    Weighed("same figures", same_numbers, 1.1),
    Weighed("other figures", other_numbers, 0.7),
    Weighed("same status", same_status, 1.7),
    Weighed("close by", close_by, 0.4),
    Weighed("title and lead", title_and_lead, 0.8),
    Weighed("same sentence", same_sentence, 1.5, 1.1),
    Weighed("points back", points_back, 1.4),
    Weighed("told on", told_on, 0.8),
    Weighed("same clause", same_clause, 1.9),
    Weighed("same wording", same_wording, 2.2),
)
LONG_TRIGGER = 40  # characters; a longer trigger tells no more
BIAS = -3.6
ONE_HAPPENING = -0.55  # the mean, in log odds, at which groups of events still join


class Context(Struct, frozen=True, kw_only=True):
    """What entries are made with: who witnesses, who is called what, how the language tells, the texts, the rulings."""

    witness: Mapping[str, str]
    names: Mapping[str, str]
    texts: Mapping[str, str]
    teller: Teller
    rulings: Rulings = field(default_factory=Rulings)


def entries(story: Story, reports: Sequence[Report], context: Context) -> tuple[Entry, ...]:
    """The entries of one story in order of id; every event is in one."""
    by_id = {report.event.id: report for report in told_apart(reports)}
    found, odds = happenings(by_id)
    groups = context.rulings.regrouped("entry", found)
    clear = clearest(groups, odds)
    made = []
    for group in groups:
        why = weigh(WEIGHTS, *(by_id[event] for event in clear[group])) if group in clear else ()
        ordered = sorted((by_id[event] for event in group), key=told)
        made.append(_entry(story, ordered, context, (*why, *context.rulings.reasons("entry", group))))
    return tuple(sorted(made, key=lambda entry: entry.id))


def happenings(reports: Mapping[str, Report]) -> tuple[tuple[Group, ...], Mapping[Pair, float]]:
    """The ids of `reports` in groups that are one happening each, all in order, and the log odds of the compared pairs."""
    alike = {group[0]: group for group in copies(tuple(reports.values()))}
    firsts = {event: reports[event] for event in alike}
    odds = {pair: BIAS + score(WEIGHTS, firsts[pair[0]], firsts[pair[1]]) for pair in pairs(firsts)}
    groups = grouped({event: report.event.type for event, report in firsts.items()}, odds, ONE_HAPPENING)
    whole = (tuple(sorted(event for first in group for event in alike[first])) for group in groups)
    return tuple(sorted(whole)), odds


def clearest(groups: Sequence[Group], odds: Mapping[Pair, float]) -> Mapping[Group, Pair]:
    """Group -> the pair that says most clearly that it is one happening; two of its copies where no others were compared."""
    group_of = {event: group for group in groups for event in group}
    best: dict[Group, Pair] = {group: (group[0], group[1]) for group in groups if len(group) > 1}
    value: dict[Group, float] = {}
    for (left, right), found in odds.items():
        group = group_of[left]
        if group == group_of[right] and found > value.get(group, -inf):
            best[group], value[group] = (left, right), found
    return best


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
        history=cells.history(ordered, witness),
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
