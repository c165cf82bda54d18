"""What an analyst decided about the chronicle: corrections that outlive every linking anew."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from runut.records.reading import Reading

Verb = Literal["merge", "split", "rename", "reject", "confirm"]
JudgedKind = Literal["actor", "entry", "story", "claim", "finding"]


class Judgement(Struct, frozen=True, kw_only=True):
    """“These two entries are one, says Sari, 3 May: same letter”: one decision with its author, time and reason.

    `parts` say what was judged by what it is made of, so that the judgement holds when new articles give records other ids:
    a story by its articles, an entry by its events, an actor by its id (a name that is only known within its story, by the
    name and the story's first article), a claim by its id, a finding by its id and one of its articles. For "merge" each
    part is one of those that are one; for "split" the first part is the whole and the second what does not belong to it.
    `name` is the new name of "rename". `said` names what was judged in words. `undone` is when the judgement was taken
    back, None while it holds; times are ISO 8601 in UTC.
    """

    id: str
    verb: Verb
    kind: JudgedKind
    parts: tuple[tuple[str, ...], ...]
    author: str
    time: str
    reason: str
    said: str
    name: str | None = None
    undone: str | None = None

    def __str__(self) -> str:
        """The judgement in one sentence."""
        name = f" to “{self.name}”" if self.name else ""
        return f"{self.verb} {self.said}{name} ({self.author}, {self.time[:10]}: {self.reason}) [{self.id}]"


def rejected_claims(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the claims that do not count: rejected themselves, or as all that an entry is made of."""
    kinds = ("claim", "entry")
    return frozenset(
        item
        for one in judgements
        if one.verb == "reject" and one.undone is None and one.kind in kinds
        for part in one.parts
        for item in part
    )


def counting(reading: Reading, rejected: frozenset[str]) -> Reading:
    """The reading without the claims that were rejected."""
    if not rejected:
        return reading
    figures = [one for one in reading.figures if one.id not in rejected]
    return replace(
        reading,
        events=tuple(one for one in reading.events if one.id not in rejected),
        statements=tuple(one for one in reading.statements if one.id not in rejected),
        figures=tuple(replace(one, event=None) if one.event in rejected else one for one in figures),
    )


def contradicted(new: Judgement, standing: tuple[Judgement, ...]) -> Judgement | None:
    """The first of the `standing` judgements that cannot hold together with `new`; None where all can."""
    return next((old for old in standing if old.undone is None and _contradict(new, old)), None)


def _contradict(new: Judgement, old: Judgement) -> bool:
    if new.kind != old.kind:
        return False
    verbs = {new.verb, old.verb}
    if verbs == {"reject", "confirm"}:
        return bool(_all(new) & _all(old))
    if verbs == {"rename"}:
        return new.parts == old.parts and new.name != old.name
    if verbs == {"merge", "split"}:
        merge, split = (new, old) if new.verb == "merge" else (old, new)
        together, whole, apart = _all(merge), set(split.parts[0]), set(split.parts[1])
        return bool(together & apart and together & (whole - apart)) or any(split.id in part for part in together)
    return False


def _all(judgement: Judgement) -> set[str]:
    return {item for part in judgement.parts for item in part}
