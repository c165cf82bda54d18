"""The words of pages: complete in every language, with dates and numbers as its readers write them."""

import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from runut.records.annotations import ActorKind
from runut.records.article import BlockRole
from runut.records.claims import Bound, StatementMode, Status
from runut.records.codebook import CODEBOOK, QuadClass
from runut.records.findings import Change, DisagreementKind, FirstBy, ReuseKind, Slot
from runut.serve import report
from runut.serve.wording import Wording

SERVE = Path(report.__file__).parent


def told(folder: Path) -> dict[str, dict[str, str]]:
    """Table -> name -> text (its forms joined) of the catalogues of a language; no text stands in two of them."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as lines:
            for message in read_po(lines, abort_invalid=True):
                if message.context is not None:
                    name = message.id if isinstance(message.id, str) else message.id[0]
                    table = found.setdefault(message.context, {})
                    assert name not in table, f"{path}: {message.context}.{name} stands twice"
                    table[name] = message.string if isinstance(message.string, str) else "|".join(message.string or ())
    return found


TEXTS = {path.name: told(path) for path in sorted((SERVE / "texts").iterdir())}
WRITTEN = re.compile(r"""\b(?:w|wording)\(f?["'](\w+)\.([\w-]+)["']""")
COUNTED = re.compile(r"""\bcount\(["']([\w-]+)["']""")


def test_every_language_says_the_same() -> None:
    """All languages have the same tables, keys and gaps."""
    assert set(TEXTS) == {"id", "en"}
    shapes = [
        {(table, key): set(re.findall(r"\{\w*\}", text)) for table, texts in one.items() for key, text in texts.items()}
        for one in TEXTS.values()
    ]
    assert shapes[0] == shapes[1]


def test_every_text_that_is_asked_for_is_there() -> None:
    """Each key written in a template or in code stands in the texts."""
    asked = set()
    for path in sorted([*SERVE.rglob("*.j2"), *SERVE.rglob("*.py")]):
        text = path.read_text(encoding="utf-8")
        asked |= set(WRITTEN.findall(text)) | {("count", key) for key in COUNTED.findall(text)}
    assert len(asked) > len("more than fifty keys are written out in full")
    assert sorted(f"{table}.{key}" for table, key in asked if key not in TEXTS["id"][table]) == []


@pytest.mark.parametrize("language", TEXTS)
def test_every_term_of_the_records_has_a_word(language: str) -> None:
    """Types, modes, classes, statuses, kinds, slots and roles are never shown in the records' own terms."""
    texts = TEXTS[language]
    named: dict[str, set[str]] = {
        "type": set(CODEBOOK),
        "mode": {mode for row in CODEBOOK.values() for mode in row.modes},
        "quad": {quad.replace(" ", "-") for quad in get_args(QuadClass)},
        "status": set(get_args(Status)),
        "kind": set(get_args(ActorKind)),
        "slot": set(get_args(Slot)),
        "finding": {*get_args(DisagreementKind), *get_args(ReuseKind)},
        "change": set(get_args(Change)),
        "first_by": set(get_args(FirstBy)),
        "speech": set(get_args(StatementMode)),
        "bound": set(get_args(Bound)) - {"exact", "range"},
        "role": set(get_args(BlockRole)) - {"title", "heading", "body"},
    }
    assert {table: words - set(texts[table]) for table, words in named.items() if words - set(texts[table])} == {}


@pytest.mark.parametrize(
    ("iso", "long", "short"),
    [
        ("2025-08-09", "9 Agustus 2025", "9 Agu"),
        ("2025-08-09T13:40+07:00", "9 Agustus 2025", "9 Agu"),
        ("2025-08", "Agustus 2025", "Agu 2025"),
        ("1997", "1997", "1997"),
        ("2025-08-09/2025-08-11", "9 Agustus 2025 – 11 Agustus 2025", "9 Agu – 11 Agu"),
        ("2025-W32", "minggu mulai 4 Agustus 2025", "minggu mulai 4 Agu"),
        ("2025-W32-WE", "akhir pekan 9 Agustus 2025", "akhir pekan 9 Agu"),
        ("2025-W77", "2025-W77", "2025-W77"),
        ("9999999999", "9999999999", "9999999999"),
        ("9999999999-W9", "9999999999-W9", "9999999999-W9"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("PAST_REF", "PAST_REF", "PAST_REF"),
        ("", "tanpa tanggal", "tanpa tanggal"),
        (None, "tanpa tanggal", "tanpa tanggal"),
    ],
)
def test_dates_are_told_at_their_own_precision(iso: str | None, long: str, short: str) -> None:
    """A date is written as exactly as it is known; what is no date stands as it is."""
    wording = Wording("id")
    assert (wording.day(iso), wording.short(iso)) == (long, short)


def test_numbers_countries_and_units_are_told_in_the_language() -> None:
    """Separators, plurals, names of countries, units and currencies follow the language."""
    indonesian, english = Wording("id"), Wording("en")
    assert (indonesian.number(12500.5), english.number(12500.5)) == ("12.500,5", "12,500.5")
    assert [english.count("articles", n) for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert indonesian.count("articles", 1) == "1 artikel"
    assert (indonesian.country("IDN"), indonesian.country("DEU"), indonesian.country(None)) == (
        "Indonesia",
        "Jerman",
        "",
    )
    assert indonesian.country("QQQ") == "QQQ"
    assert (indonesian.unit("person"), indonesian.unit("IDR"), indonesian.unit("furlong")) == (
        "orang",
        "Rupiah Indonesia",
        "furlong",
    )
    assert [indonesian.unit(unit) for unit in ("warship", "document", "basis point")] == [
        "kapal perang",
        "dokumen",
        "basis poin",
    ]
    assert english.unit("warship") == "warship"
    assert (indonesian.body("body:UN"), english.body("body:UN")) == ("Perserikatan Bangsa-Bangsa", "United Nations")
    assert (indonesian.state("North Korea"), indonesian.state("Nowhere")) == ("Korea Utara", "Nowhere")
    assert indonesian.moment("2025-08-09T13:40+07:00") == "9 Agustus 2025, 13.40"
    assert indonesian.moment("2025-08-09") == "9 Agustus 2025"


def test_a_language_without_texts_is_refused() -> None:
    """Pages speak only the languages that have a file."""
    with pytest.raises(FileNotFoundError):
        Wording("de")
