"""Somebody of one article: forms of the name, titles, nouns and mentions."""

from dataclasses import dataclass, field

from runut.records.annotations import ActorKind, Mention, MentionForm
from runut.records.span import Span


@dataclass(slots=True)
class Persona:
    """Somebody of the article while it is being read: forms of the name, titles, nouns, mentions so far."""

    kind: ActorKind
    country: str | None = None
    key: str | None = None
    usual: str | None = None
    number: str = "one"
    guessed: bool = False
    line: int = -1
    names: dict[str, None] = field(default_factory=dict)
    proper: dict[str, None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    nouns: dict[str, None] = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    called: dict[str, None] = field(default_factory=dict)
    counts: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, span: Span, head: Span, sentence: int, form: MentionForm) -> None:
        """Note one more place where this somebody is meant."""
        self.mentions.append(Mention(span, head, sentence, form))
