"""Readings written for the purpose, with their claims marked by the words they stand on."""

from collections.abc import Iterable, Sequence

import msgspec

from runut.records.annotations import ActorKind, LocalActor, Mention, Sentence
from runut.records.article import Article, BlockRole
from runut.records.claims import Event, Figure, Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    at = text.index(words)
    return Span(at, at + len(words))


def reading(name: str, lines: Sequence[str], published: str | None = "2025-08-10", **fields: str) -> Reading:
    """A reading without claims: the first line is the title, every line a sentence."""
    text = "\n".join(lines)
    sentences, at = [], 0
    for index, line in enumerate(lines):
        role: BlockRole = "body" if index else "title"
        sentences.append(Sentence(index=index, span=Span(at, at + len(line)), block=index, role=role))
        at += len(line) + 1
    article = Article(
        id=name,
        source=f"{name}.txt",
        digest=name,
        text=text,
        language=fields.get("language", "id"),
        title=lines[0],
        published=published,
    )
    return Reading(article=article, sentences=tuple(sentences))


def with_actors(base: Reading, *actors: tuple[str, ActorKind, str | None], form: str = "name") -> Reading:
    """`base` with actors (name as it stands in the text, kind, country), states recognised by the register."""
    made = []
    for number, (name, kind, country) in enumerate(actors):
        span = span_of(base.article.text, name)
        mention = Mention(span, span, _sentence(base, span), form)  # type: ignore[arg-type]  # one of the forms
        key = f"state:{country}" if kind == "state" and country else None
        local = LocalActor(
            id=f"{base.article.id}:a{number}", name=name, kind=kind, country=country, key=key, mentions=(mention,)
        )
        made.append(local)
    return msgspec.structs.replace(base, actors=tuple(made))


def with_events(base: Reading, *events: dict[str, object]) -> Reading:
    """`base` with events: `trigger` as it stands in the text, `actors` and `recipients` by name, the rest as in Event."""
    made = []
    for number, given in enumerate(events):
        cells = dict(given)
        trigger = span_of(base.article.text, str(cells.pop("trigger")))
        sentence = _sentence(base, trigger)
        for slot in ("actors", "recipients"):
            names: Iterable[str] = cells.pop(slot, ())  # type: ignore[assignment]  # names, as the docstring says
            cells[slot] = tuple(Role(_actor(base, name), trigger) for name in names)
        made.append(
            Event(
                id=f"{base.article.id}:e{number}",
                sentence=sentence,
                sentence_span=base.sentences[sentence].span,
                trigger=trigger,
                **cells,  # type: ignore[arg-type]  # the fields of Event by name
            )
        )
    return msgspec.structs.replace(base, events=tuple(made))


def with_figures(base: Reading, *figures: dict[str, object]) -> Reading:
    """`base` with figures: `words` as they stand in the text, the rest as in Figure."""
    made = []
    for number, given in enumerate(figures):
        cells = dict(given)
        span = span_of(base.article.text, str(cells.pop("words")))
        made.append(
            Figure(id=f"{base.article.id}:f{number}", sentence=_sentence(base, span), span=span, **cells)  # type: ignore[arg-type]  # as above
        )
    return msgspec.structs.replace(base, figures=tuple(made))


def with_statement(base: Reading, speaker: str, content: str) -> Reading:
    """`base` with one direct statement."""
    span = span_of(base.article.text, content)
    role = Role(_actor(base, speaker), span)
    made = Statement(
        id=f"{base.article.id}:s0", sentence=_sentence(base, span), mode="direct", content=span, cue=span, speaker=role
    )
    return msgspec.structs.replace(base, statements=(made,))


def _sentence(base: Reading, span: Span) -> int:
    return next(one.index for one in base.sentences if one.span.contains(span))


def _actor(base: Reading, name: str) -> str:
    return next(one.id for one in base.actors if one.name == name)
