"""What is found again of entries is what would be made of them."""

from typing import Any

import pytest
from msgspec.structs import replace

from runut.languages.load import load_pack
from runut.languages.schema.linking import LinkingTable
from runut.link import happenings
from runut.link.accounts import Account
from runut.link.accounts import account as accounting
from runut.link.entries import Context, Entries
from runut.link.rulings import Rulings
from runut.link.summary import Teller
from runut.records.judgements import Judgement
from runut.records.links import Entry, Story
from runut.records.span import Span
from tests.link.reports import account, report

TELLER = Teller(load_pack("id").table("linking.toml", LinkingTable))
TEXT = "Warga menyerang pos itu. " * 40
STORY = Story(id="S1", title="Serangan", articles=("a0", "a1", "a2"), first="2025-08-10", last="2025-08-10")
# One article says that Kardova did it on the tenth, two that it was Velmora on the ninth.
SAID = (("state:KAR", "2025-08-10"), ("state:VEL", "2025-08-09"), ("state:VEL", "2025-08-09"))
WORDS = frozenset({"serang", "pos", "warga"})
NAMES = {"state:VEL": "Velmora", "state:KAR": "Kardova"}
APART = Judgement(
    id="J1",
    verb="split",
    kind="entry",
    parts=(("a1:e00001", "a1:e00002"), ("a1:e00003",)),
    author="Sari",
    time="2026-05-03T12:00:00+00:00",
    reason="Dua serangan",
    said="a1:e00003",
)


def accounts(*said: tuple[str, str]) -> list[Account]:
    """A report of each article."""
    made = [
        report(
            number,
            date=date,
            article=f"a{number - 1}",
            doers=frozenset({doer}),
            clause=WORDS,
            sentence=WORDS,
            stems=frozenset({"serang"}),
        )
        for number, (doer, date) in enumerate(said, 1)
    ]
    made = [replace(one, event=replace(one.event, trigger=Span(6, 15), sentence_span=Span(0, 24))) for one in made]
    return [account(one) for one in made]


def another(number: int, told: Account, **changed: object) -> Account:
    """The same report with something changed, under a number of its own."""
    return accounting(replace(told.report, **changed), number)


def context(**changed: object) -> Context:
    """Three witnesses, who call the actors by their names, but for what is `changed`."""
    articles = [f"a{number}" for number in range(4)]
    usual: dict[str, Any] = {
        "witness": {one: one for one in articles},
        "names": NAMES,
        "texts": dict.fromkeys(articles, TEXT),
        "teller": TELLER,
    }
    return Context(**{**usual, **changed})


def changes() -> list[tuple[Story, list[Account], Context]]:
    """The story, and the same where one thing after the other is another; each of another outcome than the one before."""
    told = accounts(*SAID)
    copied = {"a0": "a0", "a1": "a1", "a2": "a1", "a3": "a3"}
    now = [*told[:2], another(7, told[2], doers=frozenset({"state:KAR"}))]
    more = [*told, *accounts(*SAID, ("state:KAR", "2025-08-10"))[3:]]
    return [
        (STORY, told, context()),
        (STORY, told, context(witness=copied)),
        (STORY, told, context(witness=copied, names=NAMES | {"state:KAR": "Republik Kardova"})),
        (STORY, now, context()),
        (STORY, told, context()),
        (replace(STORY, id="S2"), told, context()),
        (STORY, more, context()),
        (STORY, more, context(rulings=Rulings([APART]))),
        (STORY, told, context()),
    ]


def of(by: Entries, asked: tuple[Story, list[Account], Context]) -> tuple[Entry, ...]:
    """The entries of a story."""
    return by.of(*asked)


def test_whatever_changed_the_entries_are_those_made_anew() -> None:
    """Another witness, name, story, report or judgement: what comes out is what somebody who has seen nothing makes."""
    by = Entries()
    before: tuple[Entry, ...] = ()
    for asked in changes():
        found = of(by, asked)
        assert found == of(Entries(), asked)
        assert found != before
        before = found


def test_where_nothing_changed_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither are the reports compared again, nor is the entry made again."""
    by, asked = Entries(), changes()[0]
    made = of(by, asked)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(happenings, "happenings", never)
    monkeypatch.setattr("runut.link.entries._entry", never)
    assert of(by, asked) == made
