"""A chronicle as JSON Lines: the exchange format, one record a line.

The field ``record`` says what a line is: article, actor, time, statement, event, figure, story, entry, disagreement,
omission or reuse. Spans are ``{"start", "end"}`` in characters of the article's text; ids are those of the chronicle.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from runut.records.claims import Event, Figure, Role, Statement
from runut.records.findings import Passage
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.views import Views
from runut.store.views.listing import batched
from runut.store.views.whole import Whole

Line = dict[str, Any]
AT_ONCE = 50  # articles that are read together


def lines(views: Views) -> Iterator[bytes]:
    """The chronicle line by line, without line ends, in an order that is the same for the same articles."""
    encoder = msgspec.json.Encoder()
    for record in records(views):
        yield encoder.encode(record)


def records(views: Views) -> Iterator[Line]:
    """The chronicle's records in the exchange format: articles, actors, claims by article, then links and findings."""
    whole = views.whole
    ids = whole.article_ids()
    for few in batched(ids, AT_ONCE):
        story_of = whole.placed(few).story_of
        for reading in views.readings(few):
            yield _article(reading, story_of.get(reading.article.id))
    for actor in whole.linked_actors():
        yield {"record": "actor", **msgspec.to_builtins(actor)}
    for few in batched(ids, AT_ONCE):
        actor_of = whole.placed(few).actor_of
        for reading in views.readings(few):
            yield from _Claims(reading, actor_of).lines()
    for story in whole.linked_stories():
        yield {"record": "story", **_without_reasons(story)}
    for entry in whole.linked_entries():
        yield {"record": "entry", **_without_reasons(entry)}
    yield from _findings(whole)


def _findings(whole: Whole) -> Iterator[Line]:
    for disagreement in whole.found_disagreements():
        line = msgspec.to_builtins(disagreement)
        line["variants"] = [
            {"says": v.says, "records": list(v.records), "independence": v.independence} for v in disagreement.variants
        ]
        yield {"record": "disagreement", **line}
    for omission in whole.found_omissions():
        yield {"record": "omission", **msgspec.to_builtins(omission)}
    for reuse in whole.found_reuses():
        line = {"id": reuse.id, "earlier": _passage(reuse.earlier), "later": _passage(reuse.later)}
        line |= {"similarity": reuse.similarity, "kind": reuse.kind, "first_by": reuse.first_by}
        yield {"record": "reuse", **line, "changes": list(reuse.changes)}


def _article(reading: Reading, story: str | None) -> Line:
    article = reading.article
    return {
        "record": "article",
        "id": article.id,
        "source": article.source,
        "address": article.address,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "body_start": article.body_start,
        "digest": article.digest,
        "blocks": [{**_span(block.span), "role": block.role} for block in article.blocks],
        "asides": [_span(aside) for aside in article.asides],
        "story": story,
    }


class _Claims:
    """Turns one article's claims into lines, with the chronicle's actors in place of the article's own."""

    def __init__(self, reading: Reading, actor_of: Mapping[str, str]) -> None:
        self._reading, self._actor_of = reading, actor_of

    def lines(self) -> Iterator[Line]:
        for time in self._reading.times:
            cells = {"span": _span(time.span), "type": time.type, "value": time.value}
            yield self._line("time", time.id, cells)
        for statement in self._reading.statements:
            yield self._line("statement", statement.id, self._statement(statement))
        for event in self._reading.events:
            yield self._line("event", event.id, self._event(event))
        for figure in self._reading.figures:
            yield self._line("figure", figure.id, self._figure(figure))

    def _line(self, kind: str, id_: str, cells: Line) -> Line:
        return {"record": kind, "id": id_, "article": self._reading.article.id, **cells}

    def _who(self, roles: Iterable[Role]) -> list[str]:
        return list(dict.fromkeys(self._actor_of.get(role.actor, role.actor) for role in roles))

    def _statement(self, statement: Statement) -> Line:
        return {
            "speaker": next(iter(self._who([statement.speaker])), None) if statement.speaker else None,
            "to": self._who(statement.to),
            "mode": statement.mode,
            "content": _span(statement.content),
            "cue": _span(statement.cue),
            "medium": statement.medium,
            "date": statement.date,
            "via": self._who(statement.via),
        }

    def _event(self, event: Event) -> Line:
        return {
            "type": event.type,
            "mode": event.mode,
            "contexts": list(event.contexts),
            "actors": self._who(event.actors),
            "recipients": self._who(event.recipients),
            "trigger": _span(event.trigger),
            "sentence": _span(event.sentence_span),
            "date": event.date,
            "place": event.place,
            "status": event.status,
            "via": self._who(event.via),
        }

    def _figure(self, figure: Figure) -> Line:
        return {
            "span": _span(figure.span),
            "value": figure.value,
            "high": figure.high,
            "bound": figure.bound,
            "unit": figure.unit,
            "of": figure.of,
            "event": figure.event,
            "via": self._who(figure.via),
        }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _passage(passage: Passage) -> Line:
    return {"article": passage.article, **_span(passage.span)}


def _without_reasons(record: msgspec.Struct) -> Line:
    line: Line = msgspec.to_builtins(record)
    line.pop("reasons", None)
    return line
