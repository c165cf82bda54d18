"""Who does it and to whom: the frames of the lexicon filled with the arguments of a trigger."""

from collections.abc import Iterable

from msgspec.structs import replace

from runut.annotate.events.affected import Affected
from runut.annotate.events.arguments import Arguments, before, next_object
from runut.annotate.events.around import around_of
from runut.annotate.events.cast import NOBODY, Cast, Roles, apart, once, others
from runut.annotate.events.hosts import Hosts
from runut.annotate.events.line import Line
from runut.annotate.events.members import Members
from runut.annotate.events.neighbours import asked, behind, further, onward
from runut.annotate.events.nobody import Nobody
from runut.annotate.events.owners import Owners
from runut.annotate.events.people import People
from runut.annotate.events.phrases import accused, owed, searched, taking_part
from runut.annotate.events.strangers import Strangers
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.annotations import Place
from runut.records.claims import Role

OFFICIAL = frozenset({"government", "military"})  # who examine and arrest, and are not examined
PLAIN = frozenset(
    {"REQUEST", "AGREE", "CONSULT", "THREATEN"}
)  # their object is who is addressed, never one named inside it


class Casting:
    """Fills roles, with the people of one article and the language's small words."""

    def __init__(self, people: People, words: RoleTable, places: Iterable[Place]) -> None:
        """Make ready who stands behind roles and places."""
        self._people, self._words, self._owners = people, words, Owners(people, words)
        self._hosts, self._members = Hosts(people, words, places), Members(people, words)
        self._nobody = Nobody(people, words)
        self._affected, self._strangers = Affected(people, words), Strangers(people, words, places)

    def fill(self, line: Line, trigger: Trigger) -> Cast:
        """The roles of `trigger` by its entry's frame."""
        frame = trigger.rule.entry.frame
        around = around_of(line, trigger, self._people, self._words)
        if frame == "none":
            named = around.agent is not None and line.raw[around.agent - 1] in self._words.agents
            return Cast(self._agent(line, around) if named and trigger.rule.type != "HAPPEN" else NOBODY)
        if frame == "affected":
            undergone = self._affected.of(line, trigger, around)
            if not undergone and trigger.voice == "noun" and trigger.rule.entry.mode in self._words.meets:
                undergone = self._owner(line, trigger, group=True)
            undergone = self._people.somebody(line, trigger.head, undergone)
            return Cast(NOBODY, undergone or self._affected.victim(line, trigger))
        cast = self._noun(line, trigger, around) if trigger.voice == "noun" else self._verb(line, trigger, around)
        cast = self._owned(line, trigger, self._turned(line, trigger, around, self._told(line, trigger, around, cast)))
        if trigger.rule.type in {"REQUEST", "THREATEN"} and not cast.actors and trigger.voice in {"passive", "middle"}:
            cast = Cast(self._speaker(line, trigger), cast.recipients)
        cast = apart(cast)
        if trigger.rule.type == "ASSAULT" and not cast.recipients and cast.actors:
            cast = Cast(cast.actors, self._hosts.struck(line, trigger, cast.actors[0]))
        if cast.actors and not cast.recipients:
            cast = Cast(cast.actors, self._meant_by_rest(line, trigger, cast), cast.partners)
        if not cast.recipients:
            cast = replace(cast, recipients=self._strangers.undergoing(line, trigger, around))
        if trigger.rule.type == "HAPPEN":
            cast = Cast(
                self._people.somebody(line, trigger.head, cast.actors),
                self._people.somebody(line, trigger.head, cast.recipients),
            )
        else:
            cast = Cast(*self._members.instead(line, cast.actors, cast.recipients), cast.partners)
        return apart(self._able(trigger, cast))

    def _able(self, trigger: Trigger, cast: Cast) -> Cast:
        """The roles without places, which act only as states and are what is struck or seen, not who is addressed."""
        actors = tuple(role for role in cast.actors if self._people.kind(role.actor) != "place")
        if trigger.rule.type in self._words.landed:
            return Cast(actors, cast.recipients, cast.partners)
        recipients = tuple(role for role in cast.recipients if self._people.kind(role.actor) != "place")
        return Cast(actors, recipients, cast.partners)

    def _turned(self, line: Line, trigger: Trigger, around: Arguments, cast: Cast) -> Cast:
        """The roles as the frame turns them."""
        match trigger.rule.entry.frame:
            case "actor":
                crowd = trigger.voice == "bare" and trigger.rule.type in self._words.crowds
                turned = Cast(cast.actors or (cast.recipients if crowd else NOBODY))
            case "host":
                turned = Cast(cast.recipients, cast.actors)
            case "from":
                source = self._by(line, around, self._words.sources) or self._agent(line, around)
                turned = Cast(source or self._at(line, around.object), self._at(line, around.subject))
            case "speaker":
                turned = Cast(self._speaker(line, trigger) or cast.actors)
            case "deploy":
                turned = Cast(cast.actors, self._by(line, around, trigger.rule.toward))
            case "meet" | "mutual" as frame:
                met = cast.recipients if frame == "meet" else NOBODY
                partners = once((*self._by(line, around, self._words.partners), *met))
                turned = Cast(once((*cast.actors, *partners, *self._present(line, trigger))), NOBODY, partners)
                if trigger.rule.type == "COOPERATE" and trigger.voice != "noun":
                    turned = turned.apart()
            case "visit":
                turned = self._visit(line, trigger, cast)
            case "patient" | "charge" as frame if frame == "patient" or trigger.voice == "middle":
                turned = Cast(NOBODY, self._at(line, around.subject))
            case _:
                turned = cast
        return turned

    def _visit(self, line: Line, trigger: Trigger, cast: Cast) -> Cast:
        """The visitor and the host, who may be the state of a place."""
        received = (self._hosts.receiving(line, role, cast.actors) for role in cast.recipients)
        return Cast(cast.actors, once(received) or self._hosts.visited(line, trigger, cast.actors))

    def _told(self, line: Line, trigger: Trigger, around: Arguments, cast: Cast) -> Cast:
        """The roles without goods that are seized, for which stand those from whom, and without what somebody is called."""
        kept = self._nobody.without_goods(line, trigger, cast.recipients)
        if kept != cast.recipients:
            kept = kept or self._by(line, around, trigger.rule.toward)
        return Cast(*(self._nobody.without_names(line, trigger, roles) for roles in (cast.actors, kept)))

    def _present(self, line: Line, trigger: Trigger) -> Roles:
        """Who took part in the meeting that a noun names, where the sentence goes on to say so."""
        if trigger.voice != "noun" or trigger.rule.type != "CONSULT":
            return NOBODY
        heads = taking_part(line, trigger, self._people, self._words)
        return once(
            role for head in heads for role in self._people.at(line, head) if not self._nobody.other(line, role)
        )

    def _owned(self, line: Line, trigger: Trigger, cast: Cast) -> Cast:
        """Equipment acts and is struck for its owner; what befalls a vehicle befalls itself."""
        if trigger.rule.type == "HAPPEN":
            return cast
        return Cast(*(self._masters(line, roles) for roles in (cast.actors, cast.recipients, cast.partners)))

    def _masters(self, line: Line, roles: Roles) -> Roles:
        masters = (self._owners.of(role, line) for role in roles)
        return once(role for role in masters if role is not None)

    def _verb(self, line: Line, trigger: Trigger, around: Arguments) -> Cast:
        """Roles of a verb by its voice; a bare form with a pronoun right before it is a passive."""
        toward = trigger.rule.toward
        subject = self._at(line, around.subject)
        if trigger.voice == "passive":
            agent = self._agent(line, around)
            if not agent and trigger.rule.type in self._words.given:
                giver = self._by(line, around, self._words.sources)
                agent = tuple(role for role in giver if self._people.kind(role.actor) not in {"state", "place"})
            return Cast(agent, subject or self._by(line, around, toward))
        if (
            trigger.voice == "bare"
            and trigger.first
            and line.raw[trigger.first - 1] in {*self._words.first, *self._words.third}
        ):
            doer = self._people.at(line, trigger.first - 1) or subject
            front = self._at(line, before(line, trigger.first - 1, self._words))
            return Cast(doer, others(doer, front) or self._by(line, around, toward))
        if trigger.rule.entry.follows:
            speakers = (self._people.speaker_at(line, index) for index in range(trigger.first + 1, trigger.last + 1))
            speaker = next((role for role in speakers if role is not None), None)
            if speaker is not None:
                return Cast((speaker,), subject)
        inner = trigger.rule.type not in PLAIN or trigger.rule.entry.frame == "host"
        aim = others(subject, self._people.at(line, around.object, inner=inner))
        aim = aim or others(subject, self._by(line, around, toward))
        aim = aim or others(subject, self._within(line, trigger))
        aim = aim or self._at(line, onward(line, trigger.last, self._people, self._words))
        pointed = self._people.ending(line, trigger.last) if not aim and trigger.voice == "active" else None
        if pointed is not None:
            aim = others(subject, (pointed,))
        if not aim and trigger.rule.type == "AGREE" and trigger.rule.entry.complement:
            aim = self._people.at(line, next_object(line, trigger.last + 1), inner=False)
        return Cast(subject, aim)

    def _within(self, line: Line, trigger: Trigger) -> Roles:
        """Who stands in what the entry wants behind its verb: “mengharapkan *warga* ikut”."""
        if not trigger.rule.entry.follows:
            return NOBODY
        found = (self._at(line, index) for index in range(trigger.first + 1, trigger.last + 1))
        return next((roles for roles in found if roles), NOBODY)

    def _noun(self, line: Line, trigger: Trigger, around: Arguments) -> Cast:
        """Roles of a noun: whom its carrier names, then whom the noun's own phrase names."""
        owner = self._owner(line, trigger, group=trigger.rule.type in self._words.crowds)
        aim = self._by(line, around, trigger.rule.toward)
        if trigger.load is None or trigger.load.role in {"run", "hit"}:
            agent = self._agent(line, around)
            official = bool(owner) and self._people.kind(owner[0].actor) in OFFICIAL
            if not aim and not official and self._undergoes(line, trigger) and trigger.rule.entry.frame == "default":
                return Cast(agent, owner)
            return Cast(owner or agent, aim or self._affected.behind(line, trigger))
        subject = self._at(line, around.subject)
        if trigger.load.role == "get":
            return Cast(self._by(line, around, self._words.sources) or owner, subject or aim)
        if trigger.load.voice == "passive":
            behind = trigger.carrier is not None and trigger.carrier < trigger.head
            agent = self._agent(line, around) if not behind else NOBODY
            if trigger.load.role == "give" and self._undergoes(line, trigger):
                doer = agent or self._by(line, around, self._words.sources)
                return Cast(doer, self._owner(line, trigger, group=True) or (subject if behind else NOBODY) or aim)
            if not agent and trigger.rule.type in self._words.given:
                agent = self._by(line, around, self._words.sources)
            return Cast(agent or owner, (subject if behind else NOBODY) or aim)
        if subject and self._undergoes(line, trigger):
            aim = self._owner(line, trigger, group=True) or aim
        return Cast(subject or owner, aim)

    def _undergoes(self, line: Line, trigger: Trigger) -> bool:
        """Whether who stands behind the noun undergoes it: “penangkapan *Ratan*”, but not “penolakan warga”."""
        return trigger.rule.type not in self._words.spoken and line.raw[trigger.head].startswith(self._words.objective)

    def _owner(self, line: Line, trigger: Trigger, *, group: bool = False) -> Roles:
        """Who is named right behind the noun: “serangan *Velmora*”; `group` lets an unnamed group count."""
        pointed = self._people.ending(line, trigger.head)
        if pointed is not None and not group:
            return (pointed,)
        index = trigger.head + len(_words_of(trigger))
        end = min(len(line), index + 4)
        while index < end and not line.punctuation(index):
            word = line.raw[index]
            if word in self._words.others and word not in self._words.sources and word not in self._words.between:
                break
            if word in self._words.relative:
                break
            found = self._people.at(line, index, group=group)
            if found and found[0].span.start >= line.tokens[trigger.head].end:
                return found
            index += 1
        return NOBODY

    def _speaker(self, line: Line, trigger: Trigger) -> Roles:
        """The speaker of the quotation in which the trigger stands."""
        statement = self._people.quoted(line.tokens[trigger.head].start)
        if statement is None or statement.speaker is None:
            return NOBODY
        return (Role(statement.speaker.actor, statement.speaker.span),)

    def _meant_by_rest(self, line: Line, trigger: Trigger, cast: Cast) -> Roles:
        """Whom the rest of the clause names, not only by office: “akan memenuhi kebutuhan *warga*”."""
        if trigger.rule.type == "REQUEST":
            wished = self._at(line, asked(line, trigger, self._people, self._words))
            return wished or others(cast.actors, self._at(line, owed(line, trigger, self._people, self._words)))
        if trigger.rule.entry.mode in self._words.searches:
            return self._at(line, searched(line, trigger, self._people, self._words))
        if trigger.rule.type == "ACCUSE":
            ensnared = others(cast.actors, self._at(line, accused(line, trigger, self._people, self._words)))
            if ensnared:
                return ensnared
        rest = next((rest for rest in self._words.rest if rest.concerns(trigger.rule.type, trigger.rule.entry)), None)
        if rest is None or trigger.voice == "passive":
            return NOBODY
        for preposition, head in behind(line, trigger, self._people, self._words):
            mention = self._people.mention_at(line, head)
            if preposition not in rest.without and mention is not None and mention.form != "title":
                found = others(cast.actors, self._masters(line, self._owners.at_home(line, head)))
                allied = rest.abroad and self._nobody.allied(cast.actors, found)
                if found and not allied and self._people.kind(found[0].actor) in rest.kinds:
                    return found
        return NOBODY

    def _by(self, line: Line, around: Arguments, prepositions: tuple[str, ...]) -> Roles:
        """Who is brought in by one of `prepositions`, the first in their order that names somebody."""
        for preposition in prepositions:
            for word, head in around.obliques:
                if word == preposition:
                    found = self._at(line, head) or self._at(line, further(line, head, self._people, self._words))
                    if found:
                        return found
        return NOBODY

    def _agent(self, line: Line, around: Arguments) -> Roles:
        """Who does a passive: the phrase behind “oleh”, or somebody named further on in it."""
        if around.agent is None:
            return NOBODY
        return self._at(line, around.agent) or self._at(line, further(line, around.agent, self._people, self._words))

    def _at(self, line: Line, head: int | None) -> Roles:
        return self._people.at(line, head)


def _words_of(trigger: Trigger) -> range:
    """The words of the noun itself, without its carrier."""
    return range(trigger.head, trigger.last + 1 if trigger.carrier is None else trigger.head + 1)
