"""Which of two articles was first, and how that is known."""

import pytest
from msgspec.structs import replace

from runut.compare.precedence import precedence
from runut.records.claims import Chain, Role
from runut.records.reading import Reading
from tests.link.made import reading, span_of, with_actors

LINE = "Warga Tanjul mengungsi, dikutip dari Harian Sarindal."


def article(name: str, published: str | None, outlet: str = "KabarTiga") -> Reading:
    """An article of an outlet."""
    made = reading(name, ["Judul", LINE], published)
    return replace(made, article=replace(made.article, outlet=outlet))


def naming(made: Reading, body: str = "Harian Sarindal") -> Reading:
    """The article with a chain that passes the telling on from `body`."""
    named = with_actors(made, (body, "media", None))
    at = span_of(made.article.text, body)
    line = span_of(made.article.text, LINE)
    chain = Chain(id=f"{made.article.id}:c0", cue=at, sentence=1, bodies=(Role(named.actors[0].id, at),), scope=line)
    return replace(named, chains=(chain,))


@pytest.mark.parametrize(
    ("one", "other", "first", "by"),
    [
        ("2025-08-10T09:05:00+07:00", "2025-08-10T09:04:00+07:00", "b", "time"),
        ("2025-08-10T09:05:00+07:00", "2025-08-10T02:10:00+00:00", "a", "time"),
        ("2025-08-10T09:05:00", "2025-08-10T09:01:00", "b", "time"),
        ("2025-08-10T09:05:20", "2025-08-10T09:05:01", "b", "unknown"),
        ("2025-08-11T09:05:00", "2025-08-10", "b", "day"),
        ("2025-08-10T09:05:00", "2025-08-10", "b", "unknown"),
        ("2025-08-10T09:05:00", "2025-08-10T20:00:00+07:00", "a", "unknown"),
        ("2025-08-10T09:05:00", "2025-08-12T20:00:00+07:00", "a", "time"),
        (None, "2025-08-12", "b", "unknown"),
        ("2025", "2025-08-12", "a", "unknown"),
    ],
)
def test_times_decide_as_far_as_they_go(one: str | None, other: str | None, first: str, by: str) -> None:
    """Minutes decide, also across offsets; days where a time is missing; a clock without offset only over a day."""
    found = precedence(article("a", one), article("b", other))
    assert (found.earlier.article.id, found.by) == (first, by)
    again = precedence(article("b", other), article("a", one))
    assert (again.earlier.article.id, again.by) == (first, by)


def test_named_source_decides_where_times_do_not() -> None:
    """An article that tells on the word of the other's outlet came later, whatever their ids."""
    copy, original = naming(article("a", "2025-08-10")), article("b", "2025-08-10", "Harian Sarindal")
    found = precedence(copy, original)
    assert (found.earlier.article.id, found.by) == ("b", "source")
    assert precedence(original, copy) == found


def test_an_outlet_that_names_itself_says_nothing() -> None:
    """Two articles of the outlet that is named stay undecided."""
    one = naming(article("a", "2025-08-10", "Harian Sarindal"))
    other = article("b", "2025-08-10", "Harian Sarindal")
    assert precedence(one, other).by == "unknown"
