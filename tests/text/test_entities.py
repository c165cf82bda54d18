"""Signs left in the spelling of markup."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text import entities
from runut.text.entities import unescaped
from tests.growing import in_proportion


def test_examples_hold() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(entities).failed == 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&quot;Ya&quot; kata Ani", '     "Ya"      kata Ani'),
        ("PORTAMA &amp;ndash; Hujan", "PORTAMA           – Hujan"),
        ("&#8220;Ya&#8221;", "      “Ya”      "),
        ("A &amp; B, &lt;b&gt;", "A &amp; B, &lt;b&gt;"),
        ("&tidakada; &;", "&tidakada; &;"),
    ],
)
def test_signs_are_read(text: str, read: str) -> None:
    """Each text reads so, no character moved."""
    assert unescaped(text) == read


@given(st.text(alphabet="&amp;quot#1 “", max_size=60))
def test_no_character_moves(text: str) -> None:
    """The text keeps its length whatever stands in it."""
    assert len(unescaped(text)) == len(text)


@pytest.mark.parametrize("repeated", ["amp;", "&amp;"])
def test_hostile_text_takes_linear_time(repeated: str) -> None:
    """Eight times as many half or whole entities take about eight times as long, not sixty-four times."""
    in_proportion(lambda times: unescaped("&" + repeated * times), 20_000, 160_000)
