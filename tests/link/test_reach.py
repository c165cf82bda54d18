"""Where the search for a story's articles ends, and that nothing lies beyond."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from runut.actors.load import load_register
from runut.languages.load import available, load_pack
from runut.link import Linker
from runut.link.linker import REACH
from runut.link.profile import Profile, packed, unpacked
from tests.link.made import reading

LINES = (
    "Banjir Bandang Landa Sarindal",
    "Banjir bandang melanda Sarindal dan menghanyutkan jembatan gantung.",
    "Gubernur Benor Talvi meninjau tanggul yang jebol.",
)
FIRST = date(2025, 3, 1)


@pytest.fixture(scope="module")
def linker() -> Linker:
    """A linker with all packs."""
    return Linker({code: load_pack(code) for code in available()}, load_register())


def test_beyond_its_reach_not_even_the_same_text_is_one_story(linker: Linker) -> None:
    """The same text has an edge days later and none a day beyond the reach, so that no candidate is overlooked."""
    one = reading("aa", LINES, FIRST.isoformat())
    near, far = (
        reading(name, LINES, (FIRST + timedelta(days=days)).isoformat())
        for name, days in (("bb", 20), ("cc", REACH + 1))
    )
    assert linker.edges(one, [near])
    assert not linker.edges(one, [far])
    assert linker.around(one) == (FIRST - timedelta(days=REACH), FIRST + timedelta(days=REACH))


def test_an_outlook_says_what_the_reading_says(linker: Linker) -> None:
    """Kept and unpacked, an article must have the very same edges; one that was packed otherwise is not read."""
    one, other = reading("aa", LINES, FIRST.isoformat()), reading("bb", LINES[:2], "2025-03-05")
    kept = linker.outlook(other)
    fresh = Linker({code: load_pack(code) for code in available()}, load_register())
    assert fresh.edges_with(one, {"bb": kept}) == linker.edges(one, [other]) != ()
    assert fresh.reads(kept)
    assert not fresh.reads(None)
    assert not fresh.reads(b"0" + kept[1:])
    assert fresh.edges_with(one, {"bb": b"0" + kept[1:]}) == ()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(linker: Linker, day: str) -> None:
    """An article of the first or last day that there is must have a reach like any other."""
    around = linker.around(reading("aa", LINES, day))
    assert around is not None
    assert around[0] <= date.fromisoformat(day) <= around[1]


def test_without_a_day_all_may_be_of_its_story(linker: Linker) -> None:
    """An article that gives no day is looked for everywhere."""
    assert linker.around(reading("aa", LINES, None)) is None


def test_an_outlook_is_packed_the_same_way_in_every_run() -> None:
    """A set of names has another order in every process; what is kept of an article has one, and loses none of them."""
    places = frozenset(f"tempat {number}" for number in range(50))
    one = Profile(article="aa", weights={"banjir": 1.0}, title={}, names={}, places=places, day=FIRST)
    kept = packed(one, "id")
    again = packed(replace(one, places=frozenset(sorted(places, reverse=True))), "id")
    assert kept == again
    assert unpacked(kept) == ("id", one)
    program = (
        "from runut.link.profile import Profile, packed; import sys; "
        "places = frozenset(f'tempat {number}' for number in range(50)); "
        "one = Profile(article='aa', weights={'banjir': 1.0}, title={}, names={}, places=places, day=None); "
        "sys.stdout.buffer.write(packed(one, 'id'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
