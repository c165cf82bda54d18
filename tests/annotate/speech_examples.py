"""Readings built by hand for the tests of chains and statements."""

import re
from typing import NamedTuple, cast

from runut.annotate.chains import Chains
from runut.annotate.statements import Statements
from runut.languages.load import load_pack
from runut.records.annotations import ActorKind, LocalActor, Mention, MentionForm, Sentence, TimeExpression
from runut.records.article import Article, Block, BlockRole
from runut.records.reading import Reading
from runut.records.span import Span

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[\"”]?(?= [A-Z\"“])|(?=\n)|$)[ ]*")
_MARK = re.compile(r"\{(?:(?P<kind>\w+)(?:/(?P<form>\w+))?:)?(?P<name>[^{}=]+)(?:=(?P<who>[^{}]+))?\}")


class Said(NamedTuple):
    """A statement in words: who, what, to whom, on whose word."""

    who: str | None
    what: str
    mode: str = "direct"
    via: tuple[str, ...] = ()


def reading(marked: str, roles: dict[int, BlockRole] | None = None) -> Reading:
    """The reading of an article with one block a line; ``{kind/form:words=name}`` marks a mention (a person's name by default)."""
    text, at = "", 0
    found: list[tuple[str, ActorKind, MentionForm, Span]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match["name"]))
        kind, form = cast("ActorKind", match["kind"] or "person"), cast("MentionForm", match["form"] or "name")
        found.append((match["who"] or match["name"], kind, form, span))
        text, at = text + match["name"], match.end()
    text += marked[at:]
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line)), (roles or {}).get(number, "body")))
        start += len(line) + 1
    article = Article(id="x", source="x.txt", digest="0", text=text, language="id", blocks=tuple(blocks))
    return Reading(article=article, sentences=_sentences(text, blocks), actors=_actors(found))


def _sentences(text: str, blocks: list[Block]) -> tuple[Sentence, ...]:
    spans = [
        (number, block.role, Span(match.start(), match.start() + len(match.group().rstrip())))
        for number, block in enumerate(blocks)
        if block.role in {"title", "heading", "body"}
        for match in _SENTENCE.finditer(text, block.span.start, block.span.end)
    ]
    return tuple(
        Sentence(index=index, span=span, block=number, role=role) for index, (number, role, span) in enumerate(spans)
    )


def _actors(found: list[tuple[str, ActorKind, MentionForm, Span]]) -> tuple[LocalActor, ...]:
    kinds: dict[str, ActorKind] = {}
    mentions: dict[str, list[Mention]] = {}
    for who, kind, form, span in found:
        kinds.setdefault(who, kind)
        mentions.setdefault(who, []).append(Mention(span=span, head=span, sentence=0, form=form))
    return tuple(
        LocalActor(id=f"x:a{number}", name=who, kind=kinds[who], mentions=tuple(mentions[who]))
        for number, who in enumerate(kinds)
    )


class Told:
    """Both stages of the Indonesian pack, made once for all tests of a module."""

    def __init__(self) -> None:
        """Load the pack."""
        pack = load_pack("id")
        self.chains, self.statements = Chains(pack), Statements(pack)

    def read(
        self, marked: str, roles: dict[int, BlockRole] | None = None, times: tuple[TimeExpression, ...] = ()
    ) -> Reading:
        """The example with its chains and statements."""
        base = reading(marked, roles)
        timed = Reading(article=base.article, sentences=base.sentences, actors=base.actors, times=times)
        return self.statements(self.chains(timed))

    def said(self, marked: str, roles: dict[int, BlockRole] | None = None) -> list[Said]:
        """The example's statements in words."""
        read = self.read(marked, roles)
        names = {actor.id: actor.name for actor in read.actors}
        return [
            Said(
                names[one.speaker.actor] if one.speaker else None,
                one.content.quote(read.article.text),
                one.mode,
                tuple(names[body.actor] for body in one.via),
            )
            for one in read.statements
        ]
