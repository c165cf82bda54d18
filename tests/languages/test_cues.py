"""Every cue and chain cue proves itself: its examples are read as they are marked, its counter-examples not at all."""

import re
from typing import NamedTuple

import pytest

from runut.annotate.chains import Chains
from runut.annotate.statements import Statements
from runut.languages.load import load_pack
from runut.languages.schema.chains import ChainTable
from runut.languages.schema.cues import CueTable
from runut.languages.schema.examples import Proof
from runut.records.annotations import ActorKind, LocalActor, Mention, Sentence
from runut.records.article import Article, Block
from runut.records.reading import Reading
from runut.records.span import Span

PACK = load_pack("id")
CUES = PACK.table("cues.toml", CueTable)
CHAINS = PACK.table("chains.toml", ChainTable)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"”]?|$)\s*")


class Marked(NamedTuple):
    """An example without its marks, and what the marks held."""

    text: str
    speakers: list[Span]
    contents: list[Span]


def unmarked(example: str) -> Marked:
    """Take braces (names) and brackets (words said) out of an example."""
    text, opened = "", {"{": 0, "[": 0}
    found: dict[str, list[Span]] = {"{": [], "[": []}
    pairs = {"}": "{", "]": "["}
    for sign in example:
        if sign in opened:
            opened[sign] = len(text)
        elif sign in pairs:
            found[pairs[sign]].append(Span(opened[pairs[sign]], len(text)))
        else:
            text += sign
    return Marked(text, found["{"], found["["])


def read(marked: Marked, kind: ActorKind) -> Reading:
    """The reading of an example without a parse, whose names are actors of one kind."""
    text = marked.text
    sentences = tuple(
        Sentence(
            index=index, span=Span(match.start(), match.start() + len(match.group().rstrip())), block=0, role="body"
        )
        for index, match in enumerate(_SENTENCE.finditer(text))
    )
    names: dict[str, list[Span]] = {}
    for span in marked.speakers:
        names.setdefault(span.quote(text), []).append(span)
    actors = tuple(
        LocalActor(
            id=f"x:a{number}",
            name=name,
            kind=kind,
            mentions=tuple(Mention(span=span, head=span, sentence=0, form="name") for span in spans),
        )
        for number, (name, spans) in enumerate(names.items())
    )
    block = Block(Span(0, len(text)), "body")
    article = Article(id="x", source="x.txt", digest="0", text=text, language="id", blocks=(block,))
    return Statements(PACK)(Chains(PACK)(Reading(article=article, sentences=sentences, actors=actors)))


def proofs(entries: tuple[Proof, ...], field: str) -> list[str]:
    """All examples or counter-examples of a list of entries."""
    return [example for entry in entries for example in getattr(entry, field)]


ENTRIES = (*CUES.source, *CUES.noun, *CUES.verb)


@pytest.mark.parametrize("example", proofs(ENTRIES, "examples"))
def test_cue_example(example: str) -> None:
    """An example gives the bracketed words, each said by the braced speaker."""
    marked = unmarked(example)
    reading = read(marked, "person")
    said = [statement.content.quote(marked.text) for statement in reading.statements]
    assert said == [span.quote(marked.text) for span in marked.contents]
    names = {actor.id: actor.name for actor in reading.actors}
    braced = {span.quote(marked.text) for span in marked.speakers}
    assert {names[statement.speaker.actor] for statement in reading.statements if statement.speaker} <= braced
    assert all(statement.speaker is not None for statement in reading.statements)


@pytest.mark.parametrize("example", proofs(ENTRIES, "counter_examples"))
def test_cue_counter_example(example: str) -> None:
    """A counter-example holds no statement."""
    marked = unmarked(example)
    assert read(marked, "person").statements == ()


@pytest.mark.parametrize("example", proofs(CHAINS.cue, "examples"))
def test_chain_example(example: str) -> None:
    """An example's chain names the braced bodies in order."""
    marked = unmarked(example)
    reading = read(Marked(marked.text, marked.speakers, []), "media")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[body.actor] for body in chain.bodies] for chain in reading.chains] == [
        [span.quote(marked.text) for span in marked.speakers]
    ]


@pytest.mark.parametrize("example", proofs(CHAINS.cue, "counter_examples"))
def test_chain_counter_example(example: str) -> None:
    """A counter-example holds no chain."""
    assert read(unmarked(example), "media").chains == ()


def test_every_entry_has_an_example() -> None:
    """No verb, noun, source or chain cue stands without an example."""
    assert not [entry for entry in (*ENTRIES, *CHAINS.cue) if not entry.examples]


def test_no_form_stands_in_two_verbs() -> None:
    """A form belongs to one verb alone, so that what it takes is not left to chance."""
    for field in ("bare", "active", "passive", "headline"):
        forms = [form for verb in CUES.verb for form in getattr(verb, field)]
        assert sorted(forms) == sorted(set(forms)), field


def test_the_lexicon_is_large() -> None:
    """Bare, active, passive and headline forms are more than 300."""
    assert sum(len(verb.bare) + len(verb.active) + len(verb.passive) + len(verb.headline) for verb in CUES.verb) > 300
