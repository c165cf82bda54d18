"""Every wall, label, part and twin of the tables for web pages is what its examples say."""

import re

import pytest

from runut.languages.load import load_web
from runut.languages.schema.web import PartLabel, PartSign, TwinSign, Wall

TABLES = load_web()
WALLS = [wall for table in TABLES for wall in table.walls]
LABELS = [label for table in TABLES for label in table.labels]
PARTS = [part for table in TABLES for part in table.parts]
TWINS = [twin for table in TABLES for twin in table.twins]


def named(entry: Wall | PartLabel | PartSign | TwinSign) -> str:
    """The beginning of the entry's pattern."""
    return entry.regex[:40]


@pytest.mark.parametrize("wall", WALLS, ids=named)
def test_wall(wall: Wall) -> None:
    """A wall is seen in each of its examples and in none of its counter-examples."""
    regex = re.compile(wall.regex, re.IGNORECASE)
    match = regex.fullmatch if wall.whole else regex.search
    assert wall.examples
    assert wall.counter_examples
    assert [line for line in wall.examples if not match(line)] == []
    assert [line for line in wall.counter_examples if match(line)] == []


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_label(label: PartLabel) -> None:
    """A label is all of each of its examples and of none of its counter-examples."""
    regex = re.compile(label.regex, re.IGNORECASE)
    assert label.examples
    assert label.counter_examples
    assert [line for line in label.examples if not regex.fullmatch(line)] == []
    assert [line for line in label.counter_examples if regex.fullmatch(line)] == []


@pytest.mark.parametrize("part", PARTS, ids=named)
def test_part(part: PartSign) -> None:
    """The sign of a part leaves the address of the whole, and is not seen where it must not be."""
    regex = re.compile(part.regex, re.IGNORECASE)
    assert part.examples
    assert part.counter_examples
    for one in part.examples:
        match = regex.search(one.address)
        assert match is not None, one.address
        assert (match["n"], regex.sub("", one.address, 1)) == (one.number, one.whole)
    assert [address for address in part.counter_examples if regex.search(address)] == []


@pytest.mark.parametrize("twin", TWINS, ids=named)
def test_twin(twin: TwinSign) -> None:
    """The sign of a twin leads to the article's own address, and is not seen where it must not be."""
    regex = re.compile(twin.regex, re.IGNORECASE)
    assert twin.examples
    assert twin.counter_examples
    assert [one.whole for one in twin.examples] == [regex.sub(twin.whole, one.address, 1) for one in twin.examples]
    assert [address for address in twin.counter_examples if regex.search(address)] == []


def test_each_kind_of_wall_is_known_in_each_language() -> None:
    """Paywalls and pages without JavaScript, consent, a check or a page are told in each of the tables."""
    for table in TABLES:
        assert {wall.kind for wall in table.walls} == {"paywall", "login", "consent", "script", "robot", "missing"}
