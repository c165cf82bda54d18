"""How much of what is expected of the bundled articles stands in their chronicle, and what is missing."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from runut.records.claims import Role, Statement
from runut.records.findings import Disagreement, Passage
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.views import Views
from tests.stories.expected import (
    Expected,
    ExpectedDisagreement,
    ExpectedEntry,
    ExpectedOmission,
    ExpectedReuse,
    ExpectedStatement,
    Quoted,
)

Fits: TypeAlias = Callable[[Disagreement, ExpectedDisagreement], bool]

# Two spans mean the same words from this share of the longer one on: quotation marks and full stops may differ.
SAME_WORDS = 0.8
# A shared passage may run on beyond the expected words, but not without end: at most this many times as long.
RUNS_ON = 10


class Share(NamedTuple):
    """How many of those expected were found, and which were not, each in words."""

    found: int
    missing: tuple[str, ...]

    @property
    def value(self) -> float:
        """The found share, 0 to 1."""
        return self.found / (self.found + len(self.missing))


def place_of(reading: Reading, words: str) -> Span:
    """Where `words` stand in the article's text, its white space aside; a test fails here when they do not."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), reading.article.text)
    assert found is not None, f"{reading.article.source} does not say “{words}”"
    return Span(*found.span())


def shared(left: Span, right: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def places(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The id of every claim of an article, and the characters that it is known by: an event's are its sentence's."""
    yield from ((event.id, event.sentence_span) for event in reading.events)
    yield from ((statement.id, statement.content) for statement in reading.statements)
    yield from ((figure.id, figure.span) for figure in reading.figures)


def share(judged: Iterable[tuple[bool, str]]) -> Share:
    """The share of those that hold, the others in words."""
    every = tuple(judged)
    return Share(sum(holds for holds, _ in every), tuple(words for holds, words in every if not holds))


class Demo:
    """The chronicle of the bundled articles, asked by file names and quotations."""

    def __init__(self, views: Views, expected: Expected) -> None:
        """Ask `views` for what is `expected`."""
        self.expected, self.records = expected, views.records()
        readings = [views.reading(row.id) for row in views.articles()]
        self.reading = {reading.article.source.rpartition("/")[2]: reading for reading in readings}
        self.file = {reading.article.id: file for file, reading in self.reading.items()}
        self._actor = {actor.id: actor for actor in self.records.actors}
        self._aliases = {one.name: frozenset((one.name, *one.aliases)) for one in expected.actor}
        self._files = {
            entry.id: frozenset(self.file[event.partition(":")[0]] for event in entry.events)
            for entry in self.records.entries
        }
        self._places = dict(place for reading in readings for place in places(reading))

    def is_called(self, actor: str, name: str) -> bool:
        """Whether the chronicle's actor with the id `actor` goes by `name`, or by another expected name of its bearer."""
        found = self._actor.get(actor)
        names = self._aliases.get(name, frozenset({name}))
        return found is not None and bool(names & {found.name, *found.aliases})

    def actors(self) -> Share:
        """Those expected whom exactly one actor of the kind bears the name of."""
        kinds = {one.name: [a.kind for a in self.records.actors if a.name == one.name] for one in self.expected.actor}
        return share((kinds[one.name] == [one.kind], f"{one.name}, {one.kind}") for one in self.expected.actor)

    def entry(self, wanted: ExpectedEntry) -> Entry | None:
        """The entry of `wanted`'s type that most of its articles report, with one of its parties on each side.

        What befalls without an actor is known by its mode instead: whom it befell is told in too many ways.
        """

        def fits(entry: Entry) -> bool:
            if entry.type != wanted.type or not self._files[entry.id] & set(wanted.files):
                return False
            if wanted.type == "HAPPEN":
                return entry.mode == wanted.mode
            sides = ((wanted.actors, entry.actors), (wanted.recipients, entry.recipients))
            return all(not names or any(self.is_called(id_, n) for id_ in ids for n in names) for names, ids in sides)

        def told(entry: Entry) -> tuple[int, bool, int, str]:
            files = self._files[entry.id]
            dated = wanted.date is not None and (entry.date or "").startswith(wanted.date)
            return len(files & set(wanted.files)), dated, -len(files), entry.id

        return max(filter(fits, self.records.entries), key=told, default=None)

    def reports(self) -> Share:
        """Of all articles that report an expected entry, those whose report is taken for it."""
        found = {one.key: self.entry(one) for story in self.expected.story for one in story.entry}
        return share(
            ((entry := found[one.key]) is not None and file in self._files[entry.id], f"{one.key} in {file}")
            for story in self.expected.story
            for one in story.entry
            for file in one.files
        )

    def entries(self) -> Share:
        """The entries that are found in at least half of the articles that report them."""

        def judge(one: ExpectedEntry) -> bool:
            entry = self.entry(one)
            return entry is not None and 2 * len(self._files[entry.id] & set(one.files)) >= len(one.files)

        return share((judge(one), f"{one.key} ({one.type})") for story in self.expected.story for one in story.entry)

    def dates(self) -> Share:
        """The entries with a known day that are found with that day."""
        return share(
            ((entry := self.entry(one)) is not None and entry.date == one.date, f"{one.key}, {one.date}")
            for story in self.expected.story
            for one in story.entry
            if one.date is not None
        )

    def said(self, one: ExpectedStatement) -> Statement | None:
        """The statement whose content is the expected one."""
        reading = self.reading[one.file]
        wanted = place_of(reading, one.content)
        every = ((shared(s.content, wanted) / max(len(s.content), len(wanted)), s) for s in reading.statements)
        return next((s for alike, s in every if alike >= SAME_WORDS), None)

    def _statements(self, what: str) -> Share:
        def holds(one: ExpectedStatement) -> bool:
            said = self.said(one)
            if said is None or what == "content":
                return said is not None
            if what == "speaker":
                return said.speaker is not None and self._is_role(said.speaker, one.speaker)
            return len(said.via) == len(one.via) and all(map(self._is_role, said.via, one.via))

        return share(
            (holds(one), f"{one.file}: {one.speaker}, via {list(one.via)}: “{one.content}”")
            for story in self.expected.story
            for one in story.statement
        )

    def contents(self) -> Share:
        """The statements whose words are found."""
        return self._statements("content")

    def speakers(self) -> Share:
        """The statements that are found with the one who spoke."""
        return self._statements("speaker")

    def chains(self) -> Share:
        """The statements that are found with exactly those who passed them on, in order."""
        return self._statements("chain")

    def _is_role(self, role: Role, name: str) -> bool:
        return self.is_called(self.records.actor_of.get(role.actor, role.actor), name)

    def _disagreements(self, fits: Fits) -> Share:
        def holds(one: ExpectedDisagreement) -> bool:
            return any(fits(found, one) and self._differ(found, one) for found in self.records.disagreements)

        return share(
            (holds(one), f"{one.kind} of {one.slot}: {one.about}: “{one.first.quote}”, “{one.second.quote}”")
            for story in self.expected.story
            for one in story.disagreement
        )

    def disagreements(self) -> Share:
        """The disagreements in the expected slot, whose two quoted places stand in two variants."""
        return self._disagreements(lambda found, one: found.slot == one.slot)

    def kinds(self) -> Share:
        """Those that are also told for what they are, conflict or development."""
        return self._disagreements(lambda found, one: (found.slot, found.kind) == (one.slot, one.kind))

    def _differ(self, found: Disagreement, one: ExpectedDisagreement) -> bool:
        held = [
            {side for side, quoted in enumerate((one.first, one.second)) if self._holds(variant.records, quoted)}
            for variant in found.variants
        ]
        return any(0 in left and 1 in right for left in held for right in held if left is not right)

    def _holds(self, claims: Iterable[str], quoted: Quoted) -> bool:
        reading = self.reading[quoted.file]
        wanted = place_of(reading, quoted.quote)
        mine = (claim for claim in claims if claim.startswith(f"{reading.article.id}:"))
        return any(self._places[claim].overlaps(wanted) for claim in mine)

    def omissions(self) -> Share:
        """The omissions: an entry of the expected type and party, told by one of those and left out by that one."""
        by_id = {entry.id: entry for entry in self.records.entries}

        def holds(one: ExpectedOmission) -> bool:
            wanted = self.expected.entry(one.entry)
            names = (*wanted.actors, *wanted.recipients)
            for omission in self.records.omissions:
                entry = by_id[omission.entry]
                told, silent = ({self.file[id_] for id_ in ids} for ids in (omission.told_by, omission.left_out_by))
                party = any(self.is_called(id_, n) for id_ in (*entry.actors, *entry.recipients) for n in names)
                right = entry.type == wanted.type and (party or not names)
                if right and told & set(one.told_by) and one.left_out_by in silent:
                    return True
            return False

        return share(
            (holds(one), f"{one.entry}, told by {', '.join(one.told_by)}, not by {one.left_out_by}")
            for story in self.expected.story
            for one in story.omission
        )

    def reuses(self) -> Share:
        """The passages found in both articles, and told for what they are, reuse or recurrence."""

        def stands(passage: Passage, file: str, words: str) -> bool:
            wanted = place_of(self.reading[file], words)
            whole = shared(passage.span, wanted) >= SAME_WORDS * len(wanted)
            return self.file[passage.article] == file and whole and len(passage.span) <= RUNS_ON * len(wanted)

        def holds(one: ExpectedReuse) -> bool:
            return any(
                found.kind == one.kind
                and stands(found.earlier, one.earlier, one.passage_earlier)
                and stands(found.later, one.later, one.passage_later)
                for found in self.records.reuses
            )

        every = [*(one for story in self.expected.story for one in story.reuse), *self.expected.across]
        return share(
            (holds(one), f"{one.kind} in {one.earlier} and {one.later}: “{one.passage_later}”") for one in every
        )
