"""What analysts ruled, as linking applies it: which things are one, which are not, which do not count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from runut.records.findings import Findings
from runut.records.judgements import JudgedKind, Judgement, Verb, counting, rejected_claims
from runut.records.links import Membership, Reason, Story
from runut.records.reading import Reading
from runut.text.fingerprints import digest

WEIGHT = 10.0  # what a judgement counts among the reasons: more than all that the program knows
_Group = tuple[str, ...]


class Rulings:
    """The judgements that hold, in the order in which they were made.

    Whatever it answers depends on the judgements and on what it is given, not on how often it was asked.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Keep those that were not taken back."""
        self._all = sorted((one for one in judgements if one.undone is None), key=lambda one: (one.time, one.id))
        self._rejected = rejected_claims(self._all)
        dropped = self._of("finding", "reject")
        self._dropped = frozenset(item.partition("@")[0] for one in dropped for part in one.parts for item in part)
        self._everywhere = tuple(repr(one) for one in self._of("finding", "reject", "confirm"))
        self._about: dict[str, list[str]] = defaultdict(list)
        for one in self._of("story") + self._of("entry") + self._of("claim"):
            for article in sorted({item.partition(":")[0] for part in one.parts for item in part}):
                self._about[article].append(repr(one))

    def _of(self, kind: JudgedKind, *verbs: Verb) -> list[Judgement]:
        return [one for one in self._all if one.kind == kind and (not verbs or one.verb in verbs)]

    def mark(self, articles: Iterable[str]) -> str:
        """A digest of all that bears on a story of these articles but for what says who acts in it; "" where nothing does.

        What was judged of actors shows in who they are and what they are called.
        """
        said = {one for article in articles for one in self._about.get(article, ())}
        return digest(*self._everywhere, *sorted(said)) if said or self._everywhere else ""

    def counting(self, reading: Reading) -> Reading:
        """The reading without the claims that were rejected."""
        return counting(reading, self._rejected)

    def standing(self, findings: Findings) -> Findings:
        """The findings without those that were rejected."""
        if not self._dropped:
            return findings
        return Findings(
            disagreements=tuple(one for one in findings.disagreements if one.id not in self._dropped),
            omissions=tuple(one for one in findings.omissions if one.id not in self._dropped),
            reuses=tuple(one for one in findings.reuses if one.id not in self._dropped),
        )

    def regrouped(self, kind: JudgedKind, groups: Sequence[_Group]) -> tuple[_Group, ...]:
        """Groups of articles (of a story) or events (of an entry) as analysts joined and parted them, each and all in order."""
        ruled = self._of(kind, "merge", "split")
        if not ruled:
            return tuple(groups)
        made = [set(group) for group in groups]
        for one in ruled:
            made = _merged(made, one) if one.verb == "merge" else _parted(made, one)
        return tuple(sorted(tuple(sorted(group)) for group in made if group))

    def reasons(self, kind: JudgedKind, group: Iterable[str]) -> tuple[Reason, ...]:
        """Why analysts joined or parted this group; empty where none did."""
        within = set(group)
        ruled = self._of(kind, "merge", "split", "confirm")
        return tuple(_reason(one) for one in ruled if any(within & set(part) for part in one.parts))

    def actors(self, members: Sequence[Membership], stories: Sequence[Story]) -> tuple[Membership, ...]:
        """Memberships as analysts joined and parted actors, in the order in which they were given."""
        ruled = self._of("actor", "merge", "split")
        if not ruled:
            return tuple(members)
        story_of = {article: story.id for story in stories for article in story.articles}
        settled = [_Settled(one.actor, one) for one in members]
        for one in ruled:
            settled = _actors_merged(settled, one, story_of) if one.verb == "merge" else _actors_parted(settled, one)
        return tuple(replace(one.member, actor=one.actor) for one in settled)

    def names(self, stories: Sequence[Story]) -> Mapping[str, str]:
        """Actor id -> the name that an analyst gave it."""
        story_of = {article: story.id for story in stories for article in story.articles}
        return {resolved(one.parts[0][0], story_of): str(one.name) for one in self._of("actor", "rename")}

    def title(self, story: Story) -> str:
        """What an analyst called the story that holds the first of the articles judged; its own title where none did."""
        named = [one for one in self._of("story", "rename") if one.parts[0][0] in story.articles]
        return str(named[-1].name) if named else story.title


class _Settled(Struct, frozen=True):
    """A membership and the actor that it has come to."""

    actor: str
    member: Membership


def anchored(actor: str, first_article: Mapping[str, str]) -> str:
    """An actor's id as judgements keep it: a name of one story is kept with the story's first article.

    >>> anchored("group:warga:S12", {"S12": "a1"}), anchored("state:VEL", {})
    ('group:warga@a1', 'state:VEL')
    """
    head, _, story = actor.rpartition(":")
    return f"{head}@{first_article[story]}" if story in first_article else actor


def resolved(anchor: str, story_of: Mapping[str, str]) -> str:
    """The id of an actor that is kept as `anchor`, as things stand; the anchor itself where its story is not here.

    >>> resolved("group:warga@a1", {"a1": "S12"}), resolved("state:VEL", {})
    ('group:warga:S12', 'state:VEL')
    """
    head, _, article = anchor.rpartition("@")
    return f"{head}:{story_of[article]}" if article in story_of else anchor


def _merged(groups: list[set[str]], one: Judgement) -> list[set[str]]:
    together = {item for part in one.parts for item in part}
    touched = [group for group in groups if group & together]
    rest = [group for group in groups if not group & together]
    return [*rest, set[str]().union(*touched)] if touched else groups


def _parted(groups: list[set[str]], one: Judgement) -> list[set[str]]:
    whole, apart = set(one.parts[0]), set(one.parts[1])
    made: list[set[str]] = []
    gone: set[str] = set()
    for group in groups:
        if group & apart and group & (whole - apart):
            gone |= group & apart
            made.append(group - apart)
        else:
            made.append(group)
    return [*made, gone] if gone else made


def _actors_merged(settled: Sequence[_Settled], one: Judgement, story_of: Mapping[str, str]) -> list[_Settled]:
    first, *others = (resolved(part[0], story_of) for part in one.parts)
    why = _reason(one)

    def now(given: _Settled) -> _Settled:
        if given.actor not in others:
            return given
        return _Settled(first, replace(given.member, reasons=(*given.member.reasons, why)))

    return [now(given) for given in settled]


def _actors_parted(settled: Sequence[_Settled], one: Judgement) -> list[_Settled]:
    apart, why = frozenset(one.parts[1]), _reason(one)

    def now(given: _Settled) -> _Settled:
        if given.member.local not in apart:
            return given
        return _Settled(f"{given.actor}~{one.id}", replace(given.member, reasons=(*given.member.reasons, why)))

    return [now(given) for given in settled]


def _reason(one: Judgement) -> Reason:
    return Reason("judgement", f"{one.author} judged so on {one.time[:10]}: {one.reason}", WEIGHT)
