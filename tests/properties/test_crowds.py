"""A passage that too many articles have is nobody's: when it became so, and in which order they came, does not show."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.engine.asof import as_of
from runut.records.reading import Reading
from runut.store import keys
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver
from tests.link.made import reading

FORMULA = (
    "Simak terus kabar terbaru dari seluruh penjuru Velmora hanya di laman kami yang selalu diperbarui "
    "setiap jam oleh para wartawan di lapangan."
)
OWN = (
    "Gubernur Talvi membuka jembatan baru di atas Sungai Nuvar.",
    "Harga beras di pasar Merindo turun sejak awal pekan.",
    "Tim sepak bola Portama kalah telak dari tamunya.",
    "Gempa kecil terasa di pesisir timur Kardova tadi malam.",
)
COPIED = "Pemerintah Kota Portama membagikan enam ratus karung beras dan selimut tebal kepada warga yang mengungsi."


def readings(count: int) -> list[Reading]:
    """Articles of one day each that all end with the formula; the first two share a passage besides."""
    lines = [
        [f"Berita {name}", own, *([COPIED] if name in "ab" else []), FORMULA]
        for name, own in zip("abcd", OWN, strict=True)
    ]
    return [reading(f"a{n}", text, f"2025-08-{10 + n}") for n, text in enumerate(lines[:count])]


def reused(path: Path, portions: list[list[Reading]]) -> list[tuple[str, str, str]]:
    """Which passages of a chronicle of these portions stand in two articles: earlier, later, how they begin."""
    with Chronicle(path, create=True) as chronicle:
        for portion in portions:
            weaver = Weaver(chronicle)
            chronicle.keep([weaver.kept(one) for one in portion])
            weaver.weave(lambda *_: None)
        return shown(chronicle)


def shown(chronicle: Chronicle) -> list[tuple[str, str, str]]:
    """The reuses of a chronicle, as `reused` gives them."""
    found = Views(chronicle).reuses()
    return sorted((one.earlier.article, one.later.article, one.later.quoted[:9]) for one in found)


def test_a_formula_is_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In three articles the passage counts; a fourth takes it away from all, in any order; what two share stays theirs."""
    monkeypatch.setattr(keys, "CROWD", 3)
    formula, copied = FORMULA[:9], COPIED[:9]
    few = reused(tmp_path / "few.runut", [readings(3)])
    assert {pair[:2] for pair in few} == {("a0", "a1"), ("a0", "a2"), ("a1", "a2")}
    assert {pair[2] for pair in few} == {formula, copied}
    for number, order in enumerate(permutations(readings(4))):
        if number % 5 == 0:  # some of the orders, one by one and in twos
            for size in (1, 2):
                portions = [list(order[at : at + size]) for at in range(0, 4, size)]
                assert {pair[:2] for pair in reused(tmp_path / f"{number}-{size}.runut", portions)} == {("a0", "a1")}


def test_what_comes_again_and_again_is_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In articles of three weeks the passage counts; a fourth week takes it away from all, in any order, and not a day."""
    monkeypatch.setattr(keys, "WEEKS", 3)
    weekly = [
        replace(one, article=replace(one.article, published=f"2025-08-{1 + 7 * n:02}"))
        for n, one in enumerate(readings(4))
    ]
    same_week = replace(weekly[3], article=replace(weekly[3].article, published="2025-08-16"))
    few = reused(tmp_path / "few.runut", [weekly[:3]])
    assert {pair[:2] for pair in few} == {("a0", "a1"), ("a0", "a2"), ("a1", "a2")}
    assert ("a2", "a3") in {pair[:2] for pair in reused(tmp_path / "near.runut", [[*weekly[:3], same_week]])}
    for number, order in enumerate(permutations(weekly)):
        if number % 7 == 0:
            portions = [list(order[:3]), [order[3]]]
            assert {pair[:2] for pair in reused(tmp_path / f"{number}.runut", portions)} == {("a0", "a1")}
    with Chronicle(tmp_path / "0.runut") as chronicle, as_of(chronicle, date(2025, 8, 16)) as then:
        assert shown(then) == few


def test_before_it_was_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a day on which fewer articles had the passage, it must count again."""
    monkeypatch.setattr(keys, "CROWD", 3)
    few = reused(tmp_path / "few.runut", [readings(3)])
    reused(tmp_path / "all.runut", [readings(4)])
    with Chronicle(tmp_path / "all.runut") as chronicle, as_of(chronicle, date(2025, 8, 12)) as then:
        assert shown(then) == few
