"""A headline or a paraphrase that names somebody else than the words that it stands for."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from runut.records.annotations import ActorKind, Mention
from runut.records.claims import Role, Statement, StatementMode
from runut.records.reading import Reading
from runut.records.span import Span
from tests.compare.told import differing, seen
from tests.link.made import reading, span_of, with_actors

STATES: tuple[tuple[str, ActorKind, str], ...] = (
    ("Dera Kolsaria", "person", "NUV"),
    ("Velmora", "state", "VEL"),
    ("Kardova", "state", "KAR"),
    ("Sunteria", "state", "SUN"),
)
WORDS = "tidak akan menyerah membela"


def said(*contents: tuple[str, StatementMode], title: str = "Kabar") -> Reading:
    """An article with what Dera Kolsaria says, sentence by sentence; every name is a mention of its actor."""
    base = reading("a", [title, *(content for content, _ in contents), " ".join(name for name, _, _ in STATES)])
    base = with_actors(base, *STATES)
    actors = tuple(
        replace(actor, mentions=tuple(_mentions(base, actor.mentions[0], actor.name))) for actor in base.actors
    )
    told = [(title, "indirect"), *contents] if title != "Kabar" else list(contents)
    first = 0 if title != "Kabar" else 1
    statements = tuple(
        Statement(
            id=f"a:s{number}",
            sentence=first + number,
            mode=mode,
            content=span_of(base.article.text, content),
            cue=span_of(base.article.text, content),
            speaker=Role(actors[0].id, actors[0].mentions[0].span),
        )
        for number, (content, mode) in enumerate(told)
    )
    return replace(base, actors=actors, statements=statements)


def _mentions(base: Reading, like: Mention, name: str) -> Iterator[Mention]:
    for found in re.finditer(name, base.article.text):
        span = Span(*found.span())
        sentence = next(one.index for one in base.sentences if one.span.contains(span))
        yield replace(like, span=span, head=span, sentence=sentence)


def test_a_paraphrase_names_another_than_its_quotation() -> None:
    """One whom the speaker does not name in the words that follow is another recipient."""
    told = said((f"Velmora {WORDS} Kardova", "indirect"), (f"Velmora {WORDS} Sunteria", "direct"))
    assert seen(differing([told], {}), "recipient") == [("conflict", ["Kardova", "Sunteria"])]


def test_a_headline_names_another_than_the_text() -> None:
    """So is one whom only the headline accuses."""
    told = said(
        ("tujuan Kardova memecah kepulauan Sunteria", "indirect"), title="Velmora Ingin Pecah Kepulauan Sunteria"
    )
    assert seen(differing([told], {}), "recipient") == [("conflict", ["Kardova", "Velmora"])]


def test_other_words_are_another_saying() -> None:
    """What shares too little, or begins with another party, is said of something else."""
    told = said((f"Velmora {WORDS} Kardova", "indirect"), ("Velmora menunggu kabar dari Sunteria besok pagi", "direct"))
    assert seen(differing([told], {}), "recipient") == []
    told = said((f"Velmora {WORDS} Kardova", "indirect"), (f"Sunteria {WORDS} Velmora", "direct"))
    assert seen(differing([told], {}), "recipient") == []
