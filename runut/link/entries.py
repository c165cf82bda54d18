"""What an entry of the chronicle says of a happening."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct, field

from runut.link import cells
from runut.link.accounts import Account
from runut.link.clause import clause
from runut.link.happenings import Happenings
from runut.link.report import Report
from runut.link.rulings import Rulings
from runut.link.summary import Cells, Teller
from runut.records.codebook import EventType
from runut.records.links import Entry, Story
from runut.text.fingerprints import digest
from runut.text.shelf import Shelf

LONG_TRIGGER = 40  # characters; a longer trigger tells no more
REMEMBERED = 4096  # events of entries that are remembered, some 4 MB


class Context(Struct, frozen=True, kw_only=True):
    """What entries are made with: who witnesses, who is called what, how the language tells, the texts, the rulings."""

    witness: Mapping[str, str]
    names: Mapping[str, str]
    texts: Mapping[str, str]
    teller: Teller
    rulings: Rulings = field(default_factory=Rulings)


class _Made(Struct, frozen=True, eq=False):
    """An entry without its reasons, and what it was made of: the story and the reports by number, their witnesses.

    Its sentence was made of what its actors are called, by a teller.
    """

    story: str
    numbers: Sequence[int]
    witnesses: Sequence[str]
    names: Sequence[str]
    teller: Teller
    entry: Entry


class Entries:
    """Makes the entries of stories; what was found before and rests on the same is not found out again."""

    def __init__(self) -> None:
        """Remember nothing so far."""
        self._happenings = Happenings()
        self._known = Shelf[str, _Made](REMEMBERED)

    def of(self, story: Story, accounts: Sequence[Account], context: Context) -> tuple[Entry, ...]:
        """The entries of one story, of whose events these are the reports, in order of id; every event is in one."""
        by_id = {one.report.event.id: one for one in accounts}
        made = []
        for group, reasons in self._happenings.of(story.id, accounts, context.rulings):
            ordered = sorted((by_id[event] for event in group), key=lambda one: one.told)
            made.append(msgspec.structs.replace(self._bare(story, ordered, context), reasons=reasons))
        return tuple(sorted(made, key=lambda entry: entry.id))

    def _bare(self, story: Story, ordered: Sequence[Account], context: Context) -> Entry:
        """The entry of these reports, in the order in which they were told, without its reasons."""
        first, numbers = ordered[0].report.event.id, [one.number for one in ordered]
        witnesses, known = [context.witness[one.report.article] for one in ordered], self._known.use(first)
        if (
            known is None
            or (known.story, known.numbers, known.witnesses) != (story.id, numbers, witnesses)
            or known.names != _names(known.entry, context)
            or known.teller is not context.teller
        ):
            entry = _entry(story, [one.report for one in ordered], context)
            known = _Made(story.id, numbers, witnesses, _names(entry, context), context.teller, entry)
            self._known.put(first, known, len(numbers))
        return known.entry


def _names(entry: Entry, context: Context) -> list[str]:
    return [context.names.get(actor, "") for actor in (*entry.actors, *entry.recipients)]


def _type(report: Report) -> EventType:
    return report.event.type


def _entry(story: Story, ordered: Sequence[Report], context: Context) -> Entry:
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
    actors, recipients = frozenset(entry.actors), frozenset(entry.recipients)

    def agrees(report: Report) -> tuple[int, int]:
        cells_alike = (
            report.event.type == entry.type,
            report.doers == actors,
            report.event.status == entry.status,
            report.receivers == recipients,
        )
        return sum(cells_alike), min(len(report.event.trigger), LONG_TRIGGER)

    return max(ordered, key=agrees)
