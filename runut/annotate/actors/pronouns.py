"""Whom a pronoun, a pointing phrase for two or an ending means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from runut.annotate.actors.acronyms import INITIALS
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.persona import Persona
from runut.languages.schema.actors import Clitic, Pronoun
from runut.records.annotations import ActorKind, MentionForm
from runut.text.remembered import Remembered

# So many sentences back a pronoun can point.
REACH = 4
_BOTH = 2
_OWNERS: frozenset[ActorKind] = frozenset(kind for kind in get_args(ActorKind) if kind not in {"media", "place"})
_HOSTS = frozenset({"NOUN", "VERB", "ADP", ""})


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody was mentioned here: line number, characters of the phrase, subject or not, quoted or not."""

    persona: Persona
    line: int
    start: int
    end: int
    subject: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word (or its ending) that points back: its characters, those of the phrase, how many it means and of which kinds."""

    start: int
    end: int
    index: int
    form: MentionForm
    number: str
    kinds: frozenset[ActorKind]
    role: str


class Pointers:
    """The pronouns, pairs and endings of the pack, found in a line and resolved by what was said before."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the pack's pronouns by their words."""
        self._lexicon = lexicon
        self._words: dict[str, Pronoun] = {
            word: pronoun for pronoun in lexicon.pronouns.pronoun for word in pronoun.words
        }
        leads = {phrase.split()[0] for phrase in self._words} | lexicon.sets["two"]
        self._points = Remembered(lambda word: word in leads or word.endswith(lexicon.endings))

    def find(self, line: Line) -> Iterator[Pointer]:
        """What points back in the line, from left to right."""
        points = self._points
        for index, word in enumerate(line.low):
            if not points[word]:
                continue
            two = " ".join(line.low[index : index + 2])
            pronoun = self._words.get(two) or self._words.get(word)
            token = line.tokens[index]
            if pronoun:
                end = line.tokens[index + 1].end if two != word and two in self._words else token.end
                kinds = frozenset(pronoun.kinds) or _OWNERS
                yield Pointer(token.start, end, index, "pronoun", pronoun.number, kinds, "free")
                continue
            pair = self._pair(line, index)
            if pair:
                yield pair
            clitic = self._clitic(line, index)
            if clitic:
                yield clitic

    def _pair(self, line: Line, index: int) -> Pointer | None:
        """Pairs such as "both leaders": a word for two before a noun that can point to any of its kind."""
        if line.low[index] not in self._lexicon.sets["two"] or index + 1 >= len(line.tokens):
            return None
        at = index + 1
        while at + 1 < len(line.tokens) and line.low[at] in self._lexicon.words.pair_between:
            at += 1
        kinds = self._lexicon.words.pairs.get(line.low[at])
        if kinds is None:
            return None
        role = line.low[at] if line.low[at] in self._lexicon.sets["borne"] else "free"
        return Pointer(
            line.tokens[index].start, line.tokens[at].end, index, "noun", "two", frozenset(kinds) or _OWNERS, role
        )

    def _clitic(self, line: Line, index: int) -> Pointer | None:
        token, word = line.tokens[index], line.low[index]
        for clitic in self._lexicon.pronouns.clitic:
            if (
                word.endswith(clitic.ending)
                and word not in clitic.not_on
                and token.pos in _HOSTS
                and word != clitic.ending
            ):
                start = token.end - len(clitic.ending)
                return Pointer(
                    start, token.end, index, "clitic", clitic.number, _OWNERS, self._role(clitic, line, index)
                )
        return None

    def _role(self, clitic: Clitic, line: Line, index: int) -> str:
        if line.tokens[index].pos in {"NOUN", "ADP"}:
            return "owner"
        return "object" if line.low[index].startswith(clitic.object_on) else "speaker"


def resolve(pointer: Pointer, line: Line, number: int, traces: list[Trace]) -> list[Persona]:
    """Whom `pointer` means, by the traces before it (in order of the text); nobody where none fits.

    Subjects weigh before others, the same sentence before the ones before it, quoted words point to quoted names only
    where they can.
    """
    quoted = line.quoted[pointer.index]
    near = [t for t in traces if number - t.line <= REACH and t.persona.kind in pointer.kinds]
    near = [t for t in near if t.line < number or t.end <= pointer.start]
    if not quoted:
        near = [t for t in near if not t.quoted] or near
    if pointer.number == "two" and pointer.role != "free":
        borne = _pair_of([t for t in near if _bears(t.persona, pointer.role)])
        return [t.persona for t in borne]
    if pointer.number == "two":
        return _two(near)
    if pointer.number == "many":
        return _many(near, number)
    chosen = _one(near, number, pointer)
    return [chosen] if chosen else []


def _bears(persona: Persona, noun: str) -> bool:
    """Whether the person was called by the noun, or by initials, as those are whom it is said of."""
    initials = any(name.isupper() and len(name) <= INITIALS for name in persona.names)
    return persona.kind == "person" and (initials or any(noun in title.casefold() for title in persona.titles))


def _one(near: list[Trace], number: int, pointer: Pointer) -> Persona | None:
    here = [t for t in near if t.line == number]
    subjects = [t for t in here if t.subject]
    if pointer.role == "object":
        barred = {id(t.persona) for t in subjects}
        near = [t for t in near if id(t.persona) not in barred]
        here, subjects = [t for t in here if id(t.persona) not in barred], []
    if subjects:
        subjects = [t for t in subjects if t.persona.kind == "person"] or subjects
        return subjects[0].persona if pointer.role == "free" else subjects[-1].persona
    if here and pointer.role == "owner":
        return ([t for t in here if t.persona.kind == "person"] or here)[-1].persona
    for led in (True, False):
        for back in range(1, REACH + 1):
            before = [t for t in near if t.line == number - back and (t.subject or not led)]
            people = [t for t in before if t.persona.kind == "person"] or ([] if led else before)
            if people:
                return people[0].persona
    return here[0].persona if here else None


def _many(near: list[Trace], number: int) -> list[Persona]:
    """The body or group that leads the sentence, else the last group, else the last two persons."""
    leading = [t for t in near if t.line == number and t.subject and t.persona.kind != "person"]
    groups = leading or [t for t in near if t.persona.kind == "group" or t.persona.number == "many"]
    led = [t for t in groups if t.subject and t.line == groups[-1].line]
    last = (led or groups)[-1:]
    pair = _pair_of([t for t in near if t.persona.kind == "person"])
    if pair and (not last or pair[0].line > last[0].line):
        return [t.persona for t in pair]
    return [last[0].persona] if last else []


def _two(near: list[Trace]) -> list[Persona]:
    """The two persons mentioned last, or a group mentioned after them; else the two of one kind mentioned last."""
    persons = _pair_of([t for t in near if t.persona.kind == "person"])
    groups = [t for t in near if t.persona.kind == "group" and t.persona.number == "many"]
    if groups and (not persons or groups[-1].line > persons[-1].line):
        return [groups[-1].persona]
    return [t.persona for t in persons or _pair_of(near)]


def _pair_of(near: list[Trace]) -> list[Trace]:
    """The traces of the two different ones of one kind mentioned last, in the order of the text."""
    found: list[Trace] = []
    for trace in reversed(near):
        if found and (found[0].persona is trace.persona or found[0].persona.kind != trace.persona.kind):
            continue
        found.append(trace)
        if len(found) == _BOTH:
            return found[::-1]
    return []
