"""The archives that speed is measured on: other words, numbers and days, the same places in the text."""

from pathlib import Path

import pytest

from benchmarks.making import Maker
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views

ROUNDS = 3


@pytest.fixture(scope="module")
def rounds(demo_chronicle: Path) -> list[list[Reading]]:
    """The bundled articles as they are, and told again twice."""
    with Chronicle(demo_chronicle) as chronicle:
        readings = chronicle.readings([row.id for row in Views(chronicle).articles()])
    made = [*Maker(readings).readings(ROUNDS * len(readings))]
    return [made[at : at + len(readings)] for at in range(0, len(made), len(readings))]


def test_every_round_is_as_long_and_says_something_else(rounds: list[list[Reading]]) -> None:
    """What is claimed stands where it stood: a reading whose evidence is not in its text cannot be made."""
    for one, other in zip(rounds[0], rounds[2], strict=True):
        assert len(one.article.text) == len(other.article.text)
        assert one.article.text != other.article.text
        assert one.article.id != other.article.id


def test_days_that_are_written_out_are_other_days(rounds: list[list[Reading]]) -> None:
    """Else two rounds would share the passages that name a day."""
    first, other = (
        [
            span.quote(one.article.text)
            for one in made
            for time in one.times
            if any(map(str.isdigit, (span := time.span).quote(one.article.text)))
        ]
        for made in rounds[::2]
    )
    assert len(first) == len(other) > 0
    assert not [one for one, two in zip(first, other, strict=True) if one == two]
