"""Which actor is meant by the words of a phrase?"""

from bisect import bisect_left

from msgspec import Struct

from runut.annotate.events.groups import Groups
from runut.annotate.events.line import Line
from runut.annotate.events.shelf import Shelf
from runut.languages.schema.events import RoleTable
from runut.records.annotations import LocalActor, Mention
from runut.records.claims import Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span

LINK = 12  # characters that may stand between two joined phrases
DASHES = frozenset("-–/")
NAMELESS = frozenset({"noun", "pronoun", "clitic"})
COMMA = ","
BODIES = frozenset({"government", "company", "igo"})  # for which their people speak of “our side”


class Cast(Struct, frozen=True):
    """One mention of one actor, by sentence."""

    actor: LocalActor
    mention: Mention


class People:
    """The actors of an article by sentence; groups that act without a name are added when they are first met."""

    def __init__(self, reading: Reading, words: RoleTable) -> None:
        """Sort the mentions by sentence."""
        self._words = words
        self._reading = reading
        self.groups = Groups(reading, words)
        self._casts = Shelf(
            (Cast(actor, mention) for actor in reading.actors for mention in actor.mentions),
            lambda cast: (cast.mention.sentence, cast.mention.span),
        )
        self._states = {a.country: a for a in reversed(reading.actors) if a.kind == "state" and a.country}
        self._countries = {actor.id: actor.country for actor in reading.actors}
        self._statements = sorted(reading.statements, key=lambda s: s.content.start)
        self._speakers = {s.speaker.actor for s in self._statements if s.speaker is not None}
        self._starts = [s.content.start for s in self._statements]
        self._kinds = {actor.id: actor.kind for actor in reading.actors}
        self._told: list[tuple[int, str]] | None = None
        self._known = {actor.id: actor for actor in reading.actors}

    def kind(self, actor: str) -> str:
        """The kind of the actor with this id."""
        return self._kinds.get(actor, "group")

    def unnamed(self, role: Role) -> bool:
        """Whether the article never names who fills the role."""
        return not self.called(role.actor)

    def speaks(self, one: str) -> bool:
        """Whether the article quotes the actor with this id."""
        return one in self._speakers

    def called(self, one: str) -> bool:
        """Whether the article names the actor with this id."""
        actor = self._known.get(one)
        return actor is not None and any(mention.form not in NAMELESS for mention in actor.mentions)

    def somebody(self, line: Line, head: int, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Without those who are only counted (“dua orang”), or in whose name the word `head` stands."""
        start = line.tokens[head].start
        kept = []
        for role in roles:
            words = line.tree.words_in(role.span)
            core = next(
                (i for i in words if line.plain[i] not in self._words.counters and line.tokens[i].pos != "NUM"), None
            )
            nobody = core is not None and line.plain[core] in self._words.nobody
            nobody = nobody and not any(self.groups.heads(line, i) for i in words if i == (core or 0) + 1)
            inside = role.span.start <= start < role.span.end
            if not nobody and not inside and self.kind(role.actor) not in {"place", "media"}:
                kept.append(role)
        return tuple(kept)

    def country(self, actor: str) -> str | None:
        """The country of the actor with this id, where it is known."""
        return self._countries.get(actor)

    def around(self, line: Line, span: Span) -> list[Cast]:
        """The mentions near `span` from left to right."""
        return self._casts.near(line.sentence.index, span)

    def named(self, line: Line, head: int) -> bool:
        """Whether word `head` stands inside a name, so that it is no trigger."""
        token = line.tokens[head]
        return any(
            cast.mention.form in {"name", "acronym"} and cast.mention.head.start <= token.start < cast.mention.head.end
            for cast in self.around(line, Span(token.start, token.end))
            if len(cast.mention.head) > token.end - token.start
        )

    def at(self, line: Line, head: int | None, *, group: bool = True, inner: bool = True) -> tuple[Role, ...]:
        """Who is meant by the phrase with head word `head`, joined phrases and all; none where nobody is.

        `group` lets an unnamed group count, `inner` somebody named inside a phrase that means something else.
        """
        if head is None or head >= len(line):
            return ()
        roles: dict[str, Role] = {}
        for index in (head, *line.tree.children(head, "conj")):
            for role in self._meant(line, index, group=group, inner=inner):
                roles.setdefault(role.actor, role)
        return tuple(roles.values()) if len(roles) != 1 else self._joined(line, list(roles.values()))

    def _joined(self, line: Line, roles: list[Role]) -> tuple[Role, ...]:
        """The one role found, and those that words or marks of joining put on its level."""
        casts = self.around(line, roles[0].span)
        start, end = roles[0].span.start, roles[0].span.end
        listed: list[Role] = []
        for cast in casts:
            if cast.mention.span.start >= end and (link := self._link(end, cast.mention.span.start)):
                listed.append(Role(cast.actor.id, cast.mention.span))
                end = cast.mention.span.end
                if link != COMMA:  # a comma joins only in a list that ends in “and”
                    roles.extend(listed)
                    listed.clear()
        for cast in sorted(casts, key=lambda cast: (-cast.mention.span.end, cast.mention.span.start)):
            if cast.mention.span.end <= start and self._link(cast.mention.span.end, start) not in {"", COMMA}:
                roles.insert(0, Role(cast.actor.id, cast.mention.span))
                start = cast.mention.span.start
        return tuple({role.actor: role for role in roles}.values())

    def _link(self, end: int, start: int) -> str:
        """The joining word or mark between two phrases where nothing else stands there; a dash only without blanks."""
        between = self._reading.article.text[end:start].strip().lower()
        if len(between) > LINK or not between or (between in DASHES and start - end > 1):
            return ""
        words = between.replace(COMMA, f" {COMMA} ").split()
        return words[-1] if all(word in self._words.links for word in words) else ""

    def mention_at(self, line: Line, index: int) -> Mention | None:
        """The widest mention over word `index`, endings aside, or the phrase for a group; None where nobody is meant."""
        token = line.tokens[index]
        over = [
            cast.mention
            for cast in self.around(line, Span(token.start, token.end))
            if cast.mention.span.start <= token.start < cast.mention.span.end and cast.mention.form != "clitic"
        ]
        if over:
            return max(over, key=lambda mention: len(mention.span))
        head = self.groups.over(line, index)
        if head is None:
            return None
        span = self.groups.phrase(line, head)
        return Mention(span=span, head=line.span(head, head), sentence=line.sentence.index, form="noun")

    def is_place(self, line: Line, index: int) -> bool:
        """Whether word `index` means a place."""
        return any(self.kind(role.actor) == "place" for role in self.at(line, index))

    def _meant(self, line: Line, head: int, *, group: bool, inner: bool) -> tuple[Role, ...]:
        token = line.tokens[head]
        first_person = self.speaker_at(line, head) or self._side(line, head)
        if first_person is not None:
            bracketed = self._bracketed(line, head + 1)
            return (first_person,) if bracketed is None else (bracketed,)
        casts = self.around(line, Span(token.start, token.end))
        over = [
            c for c in casts if c.mention.span.start <= token.start < c.mention.span.end and c.mention.form != "clitic"
        ]
        if over:
            best = max(over, key=lambda cast: (cast.actor.kind == "person", len(cast.mention.span)))
            # “keduanya” means two who have names of their own; other words that two actors share mean the first.
            same = [c for c in over if c.mention.span == best.mention.span]
            words = best.mention.span.quote(self._reading.article.text).casefold()
            several = [c for c in same if c.actor.name.casefold() != words and c.actor.kind != "group"]
            return tuple(Role(c.actor.id, c.mention.span) for c in (several if len(several) > 1 else [best]))
        if group and self.groups.heads(line, head):
            return (self.groups.group(line, head),)
        phrase = self.groups.phrase(line, head)
        if line.raw[head] in self._words.lands and (state := self._told_state(line, phrase)) is not None:
            return (state,)
        if not inner:
            return ()
        within = [c for c in casts if phrase.start <= c.mention.span.start < phrase.end]
        return (Role(within[0].actor.id, within[0].mention.span),) if within else ()

    def _told_state(self, line: Line, phrase: Span) -> Role | None:
        """The state told of last before “negara … tersebut”; None where the phrase points to nobody.

        A state that is only named to say whose head somebody is (“the president of Velmora”) is not told of.
        """
        if line.raw[line.index_at(phrase.end - 1)] not in self._words.pointers:
            return None
        if self._told is None:
            heads = {
                at
                for actor in self._reading.actors
                if actor.kind == "person"
                for mention in actor.mentions
                for at in range(mention.span.start, mention.head.start)
            }
            told = sorted(
                (mention.span.start, actor.id)
                for actor in self._states.values()
                for mention in actor.mentions
                if mention.form != "clitic"
            )
            self._told = [one for one in told if one[0] not in heads] or told
        index = bisect_left(self._told, (phrase.start, "")) - 1
        return Role(self._told[index][1], phrase) if index >= 0 else None

    def state_in(self, span: Span) -> Role | None:
        """The article's state one of whose names stands among the characters of `span`."""
        words = span.quote(self._reading.article.text)
        state = next((s for s in self._states.values() if any(name in words for name in (s.name, *s.aliases))), None)
        return Role(state.id, span) if state is not None else None

    def ending(self, line: Line, index: int) -> Role | None:
        """Whom the ending of word `index` points to: “pasukan*nya*”."""
        token = line.tokens[index]
        for cast in self.around(line, Span(token.start, token.end)):
            if cast.mention.form == "clitic" and token.start < cast.mention.span.start < token.end:
                return Role(cast.actor.id, cast.mention.span)
        return None

    def _bracketed(self, line: Line, index: int) -> Role | None:
        """Who is named in a bracket at word `index`: “kami (*Lintang Air*)”."""
        if index + 2 >= len(line) or line.raw[index] != "(" or line.raw[index + 2] != ")":
            return None
        token = line.tokens[index + 1]
        casts = self.around(line, Span(token.start, token.end))
        named = next((cast for cast in casts if cast.mention.span.start == token.start), None)
        return Role(named.actor.id, named.mention.span) if named is not None else None

    def _side(self, line: Line, head: int) -> Role | None:
        """Whom a speaker's “*pihaknya*” means: the office or company in the speaker's title, else the speaker."""
        if line.raw[head] not in self._words.collectives:
            return None
        token = line.tokens[head]
        statement = self.quoted(token.start)
        if statement is not None and statement.speaker is not None:
            speaker = statement.speaker.actor
        else:
            pointed = self.ending(line, head)
            if pointed is None:
                return None
            speaker = pointed.actor
        return Role(self._body(speaker) or speaker, line.span(head, head))

    def _body(self, person: str) -> str | None:
        """The office or company that the article names in a person's title."""
        actor = self._known.get(person)
        for mention in actor.mentions if actor is not None and actor.kind == "person" else ():
            if len(mention.span) > len(mention.head) and mention.form != "clitic":
                for cast in self._casts.near(mention.sentence, mention.span):
                    inside = mention.span.contains(cast.mention.span) and not cast.mention.span.overlaps(mention.head)
                    if inside and cast.actor.kind in BODIES:
                        return cast.actor.id
        return None

    def speaker_at(self, line: Line, index: int) -> Role | None:
        """The speaker (or the one spoken to) where word `index` is a pronoun of the first (second) person in a quotation."""
        word = line.raw[index]
        if word not in self._words.first and word not in self._words.second:
            return None
        statement = self.quoted(line.tokens[index].start)
        if statement is None or statement.mode == "indirect":
            return None
        span = line.span(index, index)
        if word in self._words.first:
            return Role(statement.speaker.actor, span) if statement.speaker is not None else None
        return Role(statement.to[0].actor, span) if statement.to else None

    def quoted(self, character: int) -> Statement | None:
        """The statement whose content holds `character`."""
        index = bisect_left(self._starts, character + 1) - 1
        if index >= 0 and self._statements[index].content.start <= character < self._statements[index].content.end:
            return self._statements[index]
        return None

    def state_of(self, country: str | None, span: Span) -> Role | None:
        """The article's state with this country code, in a role held by the words at `span`."""
        state = self._states.get(country) if country else None
        return Role(state.id, span) if state is not None else None
