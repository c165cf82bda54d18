"""Every entry of the linking and comparing tables does what its examples say."""

from typing import get_args

import pytest

from runut.compare.counting import Counting
from runut.compare.doubts import Doubts
from runut.compare.once import Once
from runut.compare.story import Told
from runut.languages.load import load_pack
from runut.languages.schema.comparing import ComparingTable, Counted, Doubt
from runut.languages.schema.linking import Affix, FrequencyRow, LinkingTable, Telling
from runut.languages.stems import Stems
from runut.link.rarity import Rarity
from runut.link.summary import Cells, Teller
from runut.records.claims import Figure, Status
from runut.records.codebook import CODEBOOK
from tests.link.made import reading, span_of, with_events

PACK = load_pack("id")
TABLE = PACK.table("linking.toml", LinkingTable)
DOUBTS = PACK.table("comparing.toml", ComparingTable).doubts
COUNTED = PACK.table("comparing.toml", ComparingTable).counted
STEMS = Stems(TABLE)
TELLER = Teller(TABLE)


@pytest.mark.parametrize("affix", [*TABLE.prefixes, *TABLE.suffixes], ids=lambda one: one.form)
def test_affix_gives_its_stems(affix: Affix) -> None:
    """An affix's words have the stem beside them, and words of two stems share none."""
    for example in affix.examples:
        word, stem = example.split()
        assert affix.form in word
        assert stem in STEMS.of(word)
    for example in affix.counter_examples:
        one, other = example.split()
        assert not STEMS.of(one) & STEMS.of(other)


@pytest.mark.parametrize(
    ("telling", "example"),
    [(telling, example) for telling in TABLE.tellings for example in telling.examples],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_entry_is_told_so(telling: Telling, example: str) -> None:
    """The cells of an example give its sentence, by the telling that it stands beside."""
    cells, sentence = example.split(" = ", 1)
    kind, mode, status, actors, recipients, place, date, trigger = cells.split("|")
    made = Cells(
        type=kind,  # type: ignore[arg-type]  # a type of the codebook
        mode=mode or None,
        status=status,  # type: ignore[arg-type]  # one of the statuses
        actors=tuple(filter(None, actors.split(";"))),
        recipients=tuple(filter(None, recipients.split(";"))),
        place=place or None,
        date=date or None,
        trigger=trigger,
    )
    assert kind in telling.types
    assert TELLER(made) == sentence


def test_every_kind_of_event_can_be_told() -> None:
    """Each type with each mode and status gives a sentence, with parties and without."""
    for kind, row in CODEBOOK.items():
        for mode in [None, *row.modes]:
            for status in get_args(Status):
                told = TELLER(Cells(type=kind, mode=mode, status=status, actors=("Velmora",)))
                assert told.startswith("Velmora ")
                assert TELLER(Cells(type=kind, mode=mode, status=status)).endswith(".")


def test_rare_words_have_more_bits() -> None:
    """A word of every article has next to none, a word in no table most, a number none."""
    rarity = Rarity(PACK)
    rows = PACK.rows("frequencies.tsv", FrequencyRow)
    assert rarity.bits("yang") < rarity.bits("banjir") < rarity.bits("sarindal")
    assert rarity.bits("2025") == 0
    assert len({row.word for row in rows}) == len(rows) > 10_000
    assert [row.bits for row in rows] == sorted(row.bits for row in rows)


@pytest.mark.parametrize("counted", COUNTED, ids=lambda one: one.name)
def test_what_is_counted_is_seen(counted: Counted) -> None:
    """A figure beside one of the forms counts this kind of thing, one beside other words does not."""
    for text in counted.examples:
        assert counted.name in things(text), text
    for text in counted.counter_examples:
        assert counted.name not in things(text), text


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda one: one.name)
def test_what_is_only_alleged_is_seen(doubt: Doubt) -> None:
    """The last words of an example are told as somebody's claim, those of a counter-example as a fact."""
    assert all(doubted(text) for text in doubt.examples)
    assert not any(doubted(text) for text in doubt.counter_examples)


def doubted(text: str) -> bool:
    """Whether a verb of the sentence, behind all words of doubt that it has, is told with doubt."""
    made = reading("x", ["Kabar", text])
    verb = next(word for word in text.rstrip(".").split() if word in VERBS)
    made = with_events(made, {"type": "ASSAULT", "trigger": verb})
    return Doubts(PACK).doubted(made, made.events[0])


VERBS = {"dibakar", "melepas", "menemukan", "mengundurkan", "roboh"}


def things(text: str) -> tuple[str, ...]:
    """What the figures of a sentence count."""
    made = reading("x", ["", text] if not text else ["Kabar", text])
    found: list[str] = []
    for word in text.split():
        span = span_of(made.article.text, word)
        figure = Figure(id="x:f0", sentence=1, span=span, value=1, bound="exact", unit="person")
        if word[:1].isdigit() or word in {"Enam", "Sembilan", "Sebelas", "Dua", "delapan", "Delapan"}:
            counted = Counting(PACK, Once()).thing(Told(figure, made, None, None))
            found += counted[:1] if counted else ()
    return tuple(found)
