"""Who is meant at this place in the text? The local actors by where they are mentioned, with room for newcomers."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.records.annotations import ActorKind, LocalActor, Mention, MentionForm
from runut.records.claims import Role
from runut.records.span import Span
from runut.text.normalise import letters

# Shorter parts of a name are too common to be known without their last letter.
_LEAST_PART = 3
_BY_NAME: frozenset[MentionForm] = frozenset({"name", "short"})


class Named(NamedTuple):
    """One mention with the actor that it means."""

    start: int
    end: int
    head: Span
    form: MentionForm
    actor: LocalActor

    @property
    def role(self) -> Role:
        """The actor in a slot, on the evidence of this mention."""
        return Role(self.actor.id, Span(self.start, self.end))


class Cast:
    """The actors of one reading, found by place; invariant: actors that were there before are never changed."""

    def __init__(self, article: str, actors: Sequence[LocalActor]) -> None:
        """Index the mentions of `actors`; `article` is the article's id, for the ids of newcomers."""
        self._article = article
        self._actors = list(actors)
        self._before = len(self._actors)
        found = sorted(
            (
                Named(mention.span.start, mention.span.end, mention.head, mention.form, actor)
                for actor in actors
                for mention in actor.mentions
            ),
            key=lambda named: (named.start, -named.end),
        )
        self.clitics = {named.end: named for named in found if named.form == "clitic"}
        self._all = [named for named in found if named.form != "clitic"]
        self._all_starts = [named.start for named in self._all]
        self._outer: list[Named] = []
        for named in self._all:
            if not self._outer or named.start >= self._outer[-1].end:
                self._outer.append(named)
        self._starts = [named.start for named in self._outer]
        self._heads = {named.head.start: named for named in self._all if named.actor.kind == "person"}
        self._names: dict[str, LocalActor] | None = None
        self._cut: dict[str, LocalActor] | None = None
        self.by_id = {actor.id: actor for actor in self._actors}

    def settle(self, used: Collection[str]) -> tuple[tuple[LocalActor, ...], dict[str, str]]:
        """The actors with those newcomers whose ids are in `used`, and what each of these is called for good.

        Newcomers that were only considered are left out, and the others are numbered on without a gap.
        """
        kept, names = self._actors[: self._before], {}
        for actor in self._actors[self._before :]:
            if actor.id in used:
                names[actor.id] = f"{self._article}:a{len(kept)}"
                kept.append(replace(actor, id=names[actor.id]))
        return tuple(kept), names

    def at(self, offset: int) -> Named | None:
        """The outermost mention that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._outer[index] if index >= 0 and offset < self._outer[index].end else None

    def headed(self, offset: int) -> Named | None:
        """The person whose bare name, without a title, begins at `offset`; also inside or across another mention."""
        named = self._heads.get(offset)
        return named if named is not None and named.form in _BY_NAME else None

    def among(self, span: Span) -> list[Named]:
        """The outermost mentions that begin in `span`, in order."""
        return self._outer[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def inside(self, span: Span) -> list[Named]:
        """All mentions that begin in `span`, also those inside others, in order."""
        return self._all[bisect_left(self._all_starts, span.start) : bisect_left(self._all_starts, span.end)]

    def cut_short(self, word: str) -> LocalActor | None:
        """The actor of whose name `word` is a part that lacks only its last letter."""
        if self._cut is None:
            self._cut = {
                letters(part)[:-1]: actor
                for actor in reversed(self._actors[: self._before])
                for name in (*actor.aliases, actor.name)
                for part in name.split()
                if len(part) >= _LEAST_PART
            }
        return self._cut.get(letters(word))

    def enrol(self, name: str, kind: ActorKind, mention: tuple[Span, int, MentionForm]) -> Role:
        """The role of an actor whom nobody has mentioned yet: one of the same name, else a newcomer.

        `mention` holds the characters, the index of their sentence and the form.
        """
        span, sentence, form = mention
        key = letters(name)
        if self._names is None:  # newcomers are rare: most articles have none
            self._names = {letters(n): one for one in reversed(self._actors) for n in (*one.aliases, one.name)}
        known = self._names.get(key)
        if known is None:
            known = LocalActor(
                id=f"{self._article}:a{len(self._actors)}",
                name=name,
                kind=kind,
                mentions=(Mention(span=span, head=span, sentence=sentence, form=form),),
            )
            self._actors.append(known)
            self._names[key] = known
            self.by_id[known.id] = known
        return Role(known.id, span)
