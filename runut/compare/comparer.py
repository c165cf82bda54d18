"""From entries to findings: what flow asks of comparing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from runut.compare.capitals import Capitals
from runut.compare.counting import Counting
from runut.compare.doubts import Doubts
from runut.compare.omissions import omissions
from runut.compare.once import Once
from runut.compare.passages import Text
from runut.compare.precedence import precedence
from runut.compare.quotations import quotations
from runut.compare.regions import Regions, placed
from runut.compare.reuses import reuses
from runut.compare.slots.clocks import clocks
from runut.compare.slots.codes import codes
from runut.compare.slots.counted import counted
from runut.compare.slots.dates import dates
from runut.compare.slots.datings import datings
from runut.compare.slots.dayparts import dayparts
from runut.compare.slots.deathbeds import deathbeds
from runut.compare.slots.denials import denials
from runut.compare.slots.documents import documents
from runut.compare.slots.figures import figures
from runut.compare.slots.joined import joined
from runut.compare.slots.lately import lately
from runut.compare.slots.longforms import longforms
from runut.compare.slots.measures import measures
from runut.compare.slots.names import names
from runut.compare.slots.neighbours import neighbours
from runut.compare.slots.offices import offices
from runut.compare.slots.parties import actors, recipients
from runut.compare.slots.passing import Passing
from runut.compare.slots.places import places, spot_of
from runut.compare.slots.plans import plans
from runut.compare.slots.promises import promises
from runut.compare.slots.quotes import quotes
from runut.compare.slots.sides import Sides
from runut.compare.slots.singles import singles
from runut.compare.slots.slips import slips
from runut.compare.slots.somewhere import somewhere
from runut.compare.slots.sources import sources
from runut.compare.slots.spellings import spellings
from runut.compare.slots.statuses import statuses
from runut.compare.slots.targets import targets
from runut.compare.slots.unnamed import unnamed
from runut.compare.slots.vague import vague
from runut.compare.story import StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference, disagreement
from runut.compare.vocabulary import Vocabulary
from runut.compare.whereabouts import Whereabouts
from runut.compare.wordings import Wordings
from runut.languages.pack import Pack
from runut.records.findings import Disagreement, Findings, Omission, Reuse
from runut.records.links import Entry, Linked, Membership
from runut.records.reading import Reading
from runut.text.fingerprints import folded, winnow
from runut.text.lasting import Lasting
from runut.text.shelf import Shelf

WINDOW = 7  # with runs of six words, every shared passage of twelve words leaves a key in both articles
SAID_WINDOW = 2  # what somebody says is found again in shorter passages
REMEMBERED = 1024  # texts kept in memory; they are values, so that forgetting one only costs time
ENTRY_SLOTS = (dates, actors, recipients, spellings)


class Comparer:
    """Brings to light what differs, what is left out and what is taken over.

    Everything it answers is a function of the readings and links it is given, whatever their order.
    """

    def __init__(self, packs: Mapping[str, Pack], vocabularies: Mapping[str, Vocabulary] | None = None) -> None:
        """Read by which words each language counts, doubts and turns sayings round; the `vocabularies` may be read already."""
        self._once, self._lasting = Once(), Lasting()
        self._counting = {code: Counting(packs[code], self._once) for code in sorted(packs)}
        self._doubts = {code: Doubts(packs[code]) for code in sorted(packs)}
        self._bare = {code: one.bare for code, one in self._counting.items()}
        self._terms = {code: Terms(packs[code]) for code in sorted(packs)}
        self._whereabouts = {code: Whereabouts(packs[code]) for code in sorted(packs)}
        self._wordings = {code: Wordings(packs[code]) for code in sorted(packs)}
        self._vocabularies = vocabularies or {code: Vocabulary(packs[code]) for code in sorted(packs)}
        self._texts = Shelf[tuple[str, int, int], Text](REMEMBERED)

    def keys(self, reading: Reading) -> tuple[str, ...]:
        """Fingerprints of the article's passages, under which articles that share one find each other, in order."""
        text = self._text(reading)
        chosen = {text.marks[at] for at in winnow(text.marks, WINDOW)}
        for statement in reading.statements:
            inside = text.inside(statement.content)
            chosen |= {inside[at] for at in winnow(inside, SAID_WINDOW)}
        chosen &= text.telling_marks()
        return tuple(sorted(f"passage:{mark:016x}" for mark in chosen))

    def reuses(self, reading: Reading, others: Sequence[Reading]) -> tuple[Reuse, ...]:
        """The passages that `reading` shares with each of `others`, whichever was first, in order of id."""
        found: list[Reuse] = []
        for other in others:
            if other.article.id != reading.article.id:
                order = precedence(reading, other)
                texts = self._text(order.earlier), self._text(order.later)
                found += reuses(order, texts, self._wordings.get(order.later.article.language))
        return tuple(sorted(found, key=lambda reuse: reuse.id))

    def findings(self, readings: Sequence[Reading], linked: Linked) -> Findings:
        """Where the claims of each story differ, and what its articles leave out; reuses are found pair by pair."""
        by_id = {reading.article.id: reading for reading in readings}
        differing: list[Disagreement] = []
        missing: list[Omission] = []
        parts = _parted(linked)
        reworded: list[Reuse] = []
        for story in sorted(linked.stories, key=lambda story: story.id):
            view = StoryView(story, by_id, parts[story.id], self._bare, (self._once, self._lasting))
            regions = self._regions(view)
            # Two actors of one name may differ from a third in the very same words: that is one disagreement.
            found = [*self._of_entries(view, regions), *_settled(view, self._of_story(view, regions))]
            found += _settled(view, self._of_names(view, found))
            differing += [one for _, one in sorted({one.id: one for one in found}.items())]
            if len(view.readings) > 1:
                missing += omissions(view)
                reworded += quotations(view, self._wordings)
        return Findings(disagreements=tuple(differing), omissions=tuple(missing), reuses=tuple(reworded))

    def _regions(self, view: StoryView) -> Regions:
        """Which place lies in which, as the articles of a story say."""
        put = placed(view.readings, self._once)
        return view.lasting("regions", lambda: (put,), lambda: Regions(put))

    def _of_entries(self, view: StoryView, regions: Regions) -> Iterator[Disagreement]:
        """Where the reports of each entry differ; where nothing of an entry has changed, what was found before."""
        passing, sides = Passing(view, self._counting), Sides(view, self._terms)
        for entry in view.entries:
            first, last = tuple[Disagreement, ...](), tuple[Disagreement, ...]()
            if len(view.claims(entry)) > 1:  # what one report tells differs from no other
                made_of = partial(self._made_of, view, entry, regions, sides)
                first, last = view.lasting(
                    f"entry {entry.id}", made_of, partial(self._of_entry, view, entry, regions, sides)
                )
            elif sides.passing:
                last = _settled(view, sides(entry))
            yield from (*first, *_settled(view, passing.places(entry, regions)), *last)

    def _of_entry(
        self, view: StoryView, entry: Entry, regions: Regions, sides: Sides
    ) -> tuple[tuple[Disagreement, ...], tuple[Disagreement, ...]]:
        """What differs in an entry, before and behind what is told of its place in passing."""
        first = [one for slot in ENTRY_SLOTS for one in slot(view, entry)]
        first += statuses(view, entry, self._doubts)
        first += places(view, entry, regions, self._counting)
        last = [*sides(entry), *clocks(view, entry, self._counting), *unnamed(view, entry, self._counting)]
        last += dayparts(view, entry, self._counting)
        last += somewhere(view, entry, self._whereabouts)
        last += [one for told in (deathbeds, lately) for one in told(view, entry, self._terms)]
        return _settled(view, first), _settled(view, last)

    def _made_of(self, view: StoryView, entry: Entry, regions: Regions, sides: Sides) -> tuple[object, ...]:
        """All that `_of_entry` answers by; which place lies in which says nothing of an entry that is put in one."""
        spots = {spot_of(view, claim, self._counting) for claim in view.claims(entry)}
        return (*view.made_of(entry), regions if len(spots - {None}) > 1 else None, sides.passing)

    def _of_story(self, view: StoryView, regions: Regions) -> Iterator[Difference]:
        yield from datings(view)
        yield from neighbours(view)
        yield from promises(view)
        yield from figures(view, self._counting)
        yield from counted(view, regions, self._counting, self._whereabouts)
        yield from vague(view, self._counting)
        yield from names(view)
        yield from codes(view)
        yield from denials(view, self._terms)
        yield from documents(view, self._terms)
        yield from measures(view)
        yield from offices(view, self._terms)
        yield from plans(view, self._terms)
        yield from sources(view, self._wordings)
        if len(view.readings) > 1:
            yield from quotes(view)
        yield from targets(view, self._wordings)

    def _of_names(self, view: StoryView, found: Sequence[Disagreement]) -> Iterator[Difference]:
        """Names that are spelled otherwise in the text itself, but for those that were `found` already."""
        told = [[frozenset(folded(one.says)) for one in other.variants] for other in found if other.slot == "name"]
        capitals, known = Capitals(view, self._vocabularies), self._vocabularies
        for ask in (
            partial(longforms, view),
            partial(slips, capitals, known),
            partial(joined, capitals, known),
            partial(singles, view, capitals, known),
        ):
            also = list(ask(told))
            yield from also
            told += [[frozenset(folded(says)) for says in one.says] for one in also]  # what is told once is told

    def _text(self, reading: Reading) -> Text:
        key = (reading.article.id, len(reading.article.text), len(reading.sentences))
        found = self._texts.get(key)
        if found is None:
            found = Text(reading)
            self._texts.put(key, found)
        return found


def _settled(view: StoryView, differing: Iterable[Difference]) -> tuple[Disagreement, ...]:
    return tuple([disagreement(view.story.id, one, view.origins) for one in differing])


def _parted(linked: Linked) -> dict[str, Linked]:
    """Each story with its own entries and actors: to look through those of all for each would take their square."""
    story_of = {article: story.id for story in linked.stories for article in story.articles}
    members: dict[str, list[Membership]] = defaultdict(list)
    for member in linked.memberships:
        members[story_of[member.local.rpartition(":")[0]]].append(member)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in linked.entries:
        entries[entry.story].append(entry)
    return {
        story.id: replace(
            linked, stories=(story,), memberships=tuple(members[story.id]), entries=tuple(entries[story.id])
        )
        for story in linked.stories
    }
