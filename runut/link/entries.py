"""Which events of a story are one happening."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from msgspec import Struct, field

from runut.link import cells
from runut.link.accounts import Account
from runut.link.clause import clause
from runut.link.grouping import Compared, Group, grouped
from runut.link.odds import WEIGHTS, compare
from runut.link.pairs import copies, told
from runut.link.report import Report
from runut.link.rulings import Rulings
from runut.link.signals import weigh
from runut.link.summary import Cells, Teller
from runut.link.wording import told_apart, weights
from runut.records.codebook import EventType
from runut.records.links import Entry, Reason, Story
from runut.text.fingerprints import digest

LONG_TRIGGER = 40  # characters; a longer trigger tells no more
ONE_HAPPENING = -0.55  # the mean, in log odds, at which groups of events still join


class Context(Struct, frozen=True, kw_only=True):
    """What entries are made with: who witnesses, who is called what, how the language tells, the texts, the rulings."""

    witness: Mapping[str, str]
    names: Mapping[str, str]
    texts: Mapping[str, str]
    teller: Teller
    rulings: Rulings = field(default_factory=Rulings)


def entries(story: Story, accounts: Sequence[Account], context: Context) -> tuple[Entry, ...]:
    """The entries of one story in order of id; every event is in one."""
    by_id = {one.report.event.id: one.report for one in accounts}
    weight = weights(by_id.values())
    found, compared = happenings(accounts, weight)
    groups = context.rulings.regrouped("entry", found)
    clear = clearest(groups, compared)
    made = []
    for group in groups:
        pair = [by_id[event] for event in clear.get(group, ())]
        why = weigh(WEIGHTS, *told_apart(pair, weight)) if pair else ()
        ordered = sorted((by_id[event] for event in group), key=told)
        made.append(_entry(story, ordered, context, (*why, *context.rulings.reasons("entry", group))))
    return tuple(sorted(made, key=lambda entry: entry.id))


def happenings(accounts: Sequence[Account], weight: Mapping[str, float]) -> tuple[tuple[Group, ...], Compared]:
    """The ids of the events in groups that are one happening each, all in order, and what was compared.

    `weight` is what each word tells within the story.
    """
    alike = {group[0]: group for group in copies([one.report for one in accounts])}
    firsts = sorted((one for one in accounts if one.report.event.id in alike), key=lambda one: one.report.event.id)
    compared = compare(firsts, weight)
    groups = grouped([one.report.event.type for one in firsts], compared, ONE_HAPPENING)
    whole = (tuple(sorted(event for first in group for event in alike[first])) for group in groups)
    return tuple(sorted(whole)), compared


def clearest(groups: Sequence[Group], compared: Compared) -> Mapping[Group, Group]:
    """Group -> the pair that says most clearly that it is one happening; two of its copies where no others were compared."""
    group_of = {event: at for at, group in enumerate(groups) for event in group}
    of = np.array([group_of[event] for event in compared.items], dtype=np.intp)
    within = np.flatnonzero(of[compared.left] == of[compared.right])
    # The clearest first, of equals the first compared.
    within = within[np.argsort(-compared.odds[within], kind="stable")]
    _, firsts = np.unique(of[compared.left[within]], return_index=True)
    best: dict[Group, Group] = {group: group[:2] for group in groups if len(group) > 1}
    for pair in within[firsts].tolist():
        left, right = (compared.items[side[pair]] for side in (compared.left, compared.right))
        best[groups[group_of[left]]] = left, right
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
