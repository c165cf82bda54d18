"""Who does it and to whom: the frames of the lexicon filled with the arguments of a trigger."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from runut.annotate.events.arguments import Arguments, arguments_of, before, next_object
from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.annotations import Place
from runut.records.claims import Role

Roles = tuple[Role, ...]
NOBODY: Roles = ()
PLAIN = frozenset(
    {"REQUEST", "AGREE", "CONSULT", "THREATEN"}
)  # their object is who is addressed, never one named inside it


class Cast(Struct, frozen=True):
    """The actors and recipients of one event."""

    actors: Roles = ()
    recipients: Roles = ()


class Casting:
    """Fills roles, with the people of one article and the language's small words."""

    def __init__(self, people: People, words: RoleTable, places: Iterable[Place]) -> None:
        """Sort the places by sentence."""
        self._people, self._words = people, words
        self._places = Shelf(places, lambda place: (place.sentence, place.span))

    def fill(self, line: Line, trigger: Trigger) -> Cast:
        """The roles of `trigger` by its entry's frame."""
        frame = trigger.rule.entry.frame
        if frame == "none":
            return Cast()
        around = arguments_of(line, trigger, self._words)
        if frame == "affected":
            return Cast(NOBODY, self._somebody(line, trigger, self._undergone(line, trigger, around)))
        cast = self._noun(line, trigger, around) if trigger.voice == "noun" else self._verb(line, trigger, around)
        cast = self._owned(line, trigger, self._turned(line, trigger, around, cast))
        if trigger.rule.type in {"REQUEST", "THREATEN"} and not cast.actors and trigger.voice in {"passive", "middle"}:
            cast = Cast(self._speaker(line, trigger), cast.recipients)
        if trigger.rule.type == "ASSAULT" and not cast.recipients and cast.actors:
            cast = Cast(cast.actors, self._struck(line, trigger, cast.actors[0]))
        if trigger.rule.type == "HAPPEN":
            cast = Cast(self._somebody(line, trigger, cast.actors), self._somebody(line, trigger, cast.recipients))
        taken = {role.actor for role in cast.actors}
        return Cast(cast.actors, tuple(role for role in cast.recipients if role.actor not in taken))

    def _turned(self, line: Line, trigger: Trigger, around: Arguments, cast: Cast) -> Cast:
        """The roles as the frame turns them."""
        match trigger.rule.entry.frame:
            case "actor":
                turned = Cast(cast.actors)
            case "host":
                turned = Cast(cast.recipients, cast.actors)
            case "from":
                source = self._by(line, around, self._words.sources) or self._at(line, around.agent)
                turned = Cast(source or self._at(line, around.object), self._at(line, around.subject))
            case "speaker":
                turned = Cast(self._speaker(line, trigger) or cast.actors)
            case "deploy":
                turned = Cast(cast.actors, self._by(line, around, trigger.rule.toward))
            case "meet" | "mutual" as frame:
                met = cast.recipients if frame == "meet" else NOBODY
                turned = Cast(_once((*cast.actors, *self._by(line, around, self._words.partners), *met)))
            case "visit":
                turned = Cast(cast.actors, cast.recipients or self._hosts(line, trigger))
            case "patient" | "charge" as frame if frame == "patient" or trigger.voice == "middle":
                turned = Cast(NOBODY, self._at(line, around.subject))
            case _:
                turned = cast
        return turned

    def _owned(self, line: Line, trigger: Trigger, cast: Cast) -> Cast:
        """Equipment acts and is struck for its owner; what befalls a vehicle befalls itself."""
        if trigger.rule.type == "HAPPEN":
            return cast
        return Cast(_once(self._owners(line, cast.actors)), _once(self._owners(line, cast.recipients)))

    def _owners(self, line: Line, roles: Roles) -> Iterator[Role]:
        for role in roles:
            words = [line.plain[index] for index in line.tree.words_in(role.span)][:3]
            if any(word in self._words.equipment for word in words):
                owner = self._people.owner(role, line)
                if owner is not None or not any(word in self._words.arms for word in words):
                    yield owner or role
            else:
                yield role

    def _verb(self, line: Line, trigger: Trigger, around: Arguments) -> Cast:
        """Roles of a verb by its voice; a bare form with a pronoun right before it is a passive."""
        toward = trigger.rule.toward
        subject = self._at(line, around.subject)
        if trigger.voice == "passive":
            return Cast(self._at(line, around.agent), subject or self._by(line, around, toward))
        if (
            trigger.voice == "bare"
            and trigger.first
            and line.raw[trigger.first - 1] in {*self._words.first, *self._words.third}
        ):
            doer = self._people.at(line, trigger.first - 1) or subject
            front = before(line, trigger.first - 1, self._words)
            return Cast(doer, self._at(line, front) or self._by(line, around, toward))
        if trigger.rule.entry.follows:
            speakers = (self._people.speaker_at(line, index) for index in range(trigger.first + 1, trigger.last + 1))
            speaker = next((role for role in speakers if role is not None), None)
            if speaker is not None:
                return Cast((speaker,), subject)
        inner = trigger.rule.type not in PLAIN
        aim = self._people.at(line, around.object, inner=inner) or self._by(line, around, toward)
        if not aim and trigger.rule.type == "AGREE" and trigger.rule.entry.complement:
            aim = self._people.at(line, next_object(line, trigger.last + 1), inner=False)
        return Cast(subject, aim)

    def _noun(self, line: Line, trigger: Trigger, around: Arguments) -> Cast:
        """Roles of a noun: whom its carrier names, then whom the noun's own phrase names."""
        owner = self._owner(line, trigger)
        aim = self._by(line, around, trigger.rule.toward)
        if trigger.load is None or trigger.load.role in {"run", "hit"}:
            agent = self._at(line, around.agent)
            if line.raw[trigger.head].startswith(self._words.objective) and trigger.rule.entry.frame == "default":
                return Cast(agent, owner or aim)
            return Cast(owner or agent, aim or self._behind(line, trigger))
        subject = self._at(line, around.subject)
        if trigger.load.role == "get":
            return Cast(self._by(line, around, self._words.sources) or owner, subject)
        if trigger.load.voice == "passive":
            behind = trigger.carrier is not None and trigger.carrier < trigger.head
            agent = self._at(line, around.agent) if not behind else NOBODY
            return Cast(agent or owner, (subject if behind else NOBODY) or aim)
        return Cast(subject or owner, aim)

    def _owner(self, line: Line, trigger: Trigger) -> Roles:
        """Who is named right behind the noun: “serangan *Velmora*”."""
        index = trigger.head + len(_words_of(trigger))
        end = min(len(line), index + 4)
        while index < end and not line.punctuation(index):
            word = line.raw[index]
            if word in self._words.others and word not in self._words.sources and word not in self._words.between:
                break
            if word in self._words.relative:
                break
            found = self._people.at(line, index, group=False)
            if found and found[0].span.start >= line.tokens[trigger.head].end:
                return found
            index += 1
        return NOBODY

    def _undergone(self, line: Line, trigger: Trigger, around: Arguments) -> Roles:
        """Whom it befell: the subject of a state or passive, the object of a verb or of what carries the noun."""
        if trigger.voice == "noun":
            if trigger.load is not None and trigger.load.role == "get":
                return self._at(line, around.subject)
            return self._behind(line, trigger) if trigger.load is not None else NOBODY
        if trigger.voice in {"active", "bare"}:
            return self._people.at(line, around.object, inner=False)
        return self._people.at(line, around.subject, inner=False)

    def _somebody(self, line: Line, trigger: Trigger, roles: Roles) -> Roles:
        """Without those who are only counted (“dua orang”), who are no longer anybody, or in whose name the trigger stands."""
        start = line.tokens[trigger.head].start
        kept = []
        for role in roles:
            words = line.tree.words_in(role.span)
            head = next(
                (i for i in words if line.plain[i] not in self._words.counters and line.tokens[i].pos != "NUM"), None
            )
            nobody = head is not None and line.plain[head] in self._words.nobody
            inside = role.span.start <= start < role.span.end
            if not nobody and not inside and self._people.kind(role.actor) not in {"place", "media"}:
                kept.append(role)
        return tuple(kept)

    def _behind(self, line: Line, trigger: Trigger) -> Roles:
        """Who stands right behind a carrier: “banjir melanda *Kardova*”."""
        if (
            trigger.carrier is None
            or trigger.load is None
            or trigger.load.role != "hit"
            or trigger.carrier + 1 >= len(line)
        ):
            return NOBODY
        index = trigger.carrier + 1
        return NOBODY if line.raw[index] in self._words.others else self._people.at(line, index)

    def _hosts(self, line: Line, trigger: Trigger) -> Roles:
        """The state whose place is named behind a visit."""
        for place in self._places.near(line.sentence.index, line.span(trigger.first, trigger.last)):
            if place.span.start >= line.tokens[trigger.last].start:
                role = self._people.state_of(place.country, place.span)
                return (role,) if role is not None else NOBODY
        return NOBODY

    def _struck(self, line: Line, trigger: Trigger, actor: Role) -> Roles:
        """The state in which a foreign force strikes, where only the place is named."""
        if self._people.kind(actor.actor) not in {"state", "military"}:
            return NOBODY
        return tuple(
            role
            for role in self._hosts(line, trigger)
            if self._people.country(role.actor) != self._people.country(actor.actor)
        )

    def _speaker(self, line: Line, trigger: Trigger) -> Roles:
        """The speaker of the quotation in which the trigger stands."""
        statement = self._people.quoted(line.tokens[trigger.head].start)
        if statement is None or statement.speaker is None:
            return NOBODY
        return (Role(statement.speaker.actor, statement.speaker.span),)

    def _by(self, line: Line, around: Arguments, prepositions: tuple[str, ...]) -> Roles:
        """Who is brought in by one of `prepositions`, the first in their order that names somebody."""
        for preposition in prepositions:
            for word, head in around.obliques:
                if word == preposition:
                    found = self._at(line, head)
                    if found:
                        return found
        return NOBODY

    def _at(self, line: Line, head: int | None) -> Roles:
        return self._people.at(line, head)


def _words_of(trigger: Trigger) -> range:
    """The words of the noun itself, without its carrier."""
    return range(trigger.head, trigger.last + 1 if trigger.carrier is None else trigger.head + 1)


def _once(roles: Iterable[Role]) -> Roles:
    """Each actor once, in order."""
    seen: dict[str, Role] = {}
    for role in roles:
        seen.setdefault(role.actor, role)
    return tuple(seen.values())
