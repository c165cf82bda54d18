"""The walk through the article that gives every phrase and pronoun to the somebody it means."""

from runut.annotate.actors.cast import Cast
from runut.annotate.actors.found import Found
from runut.annotate.actors.line import Line
from runut.annotate.actors.persona import Persona
from runut.annotate.actors.pronouns import REACH, Pointer, Pointers, Trace, resolve
from runut.annotate.actors.shortnames import words_of
from runut.records.span import Span

_SUBJECTS = frozenset({"nsubj", "csubj"})
_MOST_TRACES = 60
_BEFORE_HEAD = 4


def mention(cast: Cast, pointers: Pointers, lines: tuple[Line, ...], found: list[list[Found]]) -> None:
    """Fill the mentions of the personas of `cast`, line by line: names and nouns first, then what points back to them."""
    traces: list[Trace] = []
    for number, (line, phrases) in enumerate(zip(lines, found, strict=True)):
        pointing = list(pointers.find(line))
        traces = [trace for trace in traces[-_MOST_TRACES:] if number - trace.line <= REACH]
        parsed = any(token.dep for token in line.tokens)
        both = {p.start: p for p in pointing if p.form == "noun" and resolve(p, line, number, traces)}
        for order, one in enumerate(phrases):
            if one.form == "noun" and one.start in both and one.end <= both[one.start].end:
                continue
            persona = cast.persona(one)
            if persona is None:
                continue
            form = "short" if one.form == "name" and _is_short(persona, one) else one.form
            persona.add(Span(one.start, one.end), Span(one.head_start, one.head_end), line.sentence.index, form)
            subject = _is_subject(line, one) if parsed else order == 0
            traces.append(Trace(persona, number, one.start, one.end, subject, line.quoted[one.at]))
        for pointer in pointing:
            _point(pointer, line, number, traces)


def _point(pointer: Pointer, line: Line, number: int, traces: list[Trace]) -> None:
    """Give a pronoun or ending to those it means; a pronoun is a trace that later ones can follow."""
    span, index = Span(pointer.start, pointer.end), pointer.index
    for persona in resolve(pointer, line, number, traces):
        persona.add(span, span, line.sentence.index, pointer.form)
        if pointer.form == "pronoun":
            subject = line.tokens[index].dep in _SUBJECTS
            traces.append(Trace(persona, number, span.start, span.end, subject, line.quoted[index]))


def _is_short(persona: Persona, one: Found) -> bool:
    if one.kind != "person":
        return False
    own = len(words_of(one.names[0]))
    return any(own < len(words_of(name)) for name in persona.names)


def _is_subject(line: Line, one: Found) -> bool:
    """Whether the parse makes the phrase a subject."""
    near = line.tokens[max(0, one.at - _BEFORE_HEAD) : one.at + 1]
    return any(token.dep in _SUBJECTS for token in near if one.start <= token.start < one.end)
