"""Which articles tell of one story."""

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import SHARED_KEYS, Linker
from runut.link.cluster import average_linkage
from tests.link import flood
from tests.link.made import reading

LINKER = Linker({"id": load_pack("id")}, Register())


def test_two_reports_of_one_flood_have_an_edge() -> None:
    """Two articles of one flood are joined, with reasons in words."""
    (edge,) = LINKER.edges(flood.first(), [flood.second()])
    assert (edge.left, edge.right) == ("a1", "a2")
    assert edge.reasons[0].says.startswith("Both speak of ")
    assert round(sum(reason.weight for reason in edge.reasons), 3) == round(edge.score, 3)


def test_edge_is_the_same_from_both_sides() -> None:
    """It does not matter which of two articles came first."""
    assert LINKER.edges(flood.first(), [flood.second()]) == LINKER.edges(flood.second(), [flood.first()])


def test_a_year_apart_is_another_story() -> None:
    """The same words a year later are no candidate."""
    assert LINKER.edges(flood.second(), [flood.year_later()]) == ()


def test_another_matter_is_another_story() -> None:
    """Articles that share no telling word have no edge, and few keys."""
    assert LINKER.edges(flood.first(), [flood.elsewhere()]) == ()
    assert len(set(LINKER.keys(flood.first())) & set(LINKER.keys(flood.elsewhere()))) < SHARED_KEYS


def test_articles_of_one_story_find_each_other() -> None:
    """Two articles of one story share enough keys, of at most forty."""
    one, other = LINKER.keys(flood.first()), LINKER.keys(flood.second())
    assert len(set(one) & set(other)) >= SHARED_KEYS
    assert len(one) <= 40
    assert all(key.startswith("story:") for key in one)


def test_story_is_named_after_its_central_article() -> None:
    """A story has a title of one of its articles and the days of its first and last."""
    readings = [flood.second(), flood.first()]
    (story,) = LINKER.connect(readings, LINKER.edges(readings[0], readings[1:])).stories
    assert story.title in {one.article.title for one in readings}
    assert (story.articles, story.first, story.last) == (("a1", "a2"), "2025-08-10", "2025-08-11")


def test_unknown_language_is_a_story_of_its_own() -> None:
    """An article in a language without a pack is kept as a story, with no keys and no edges."""
    foreign = reading("x", ["Vloed in Sarindal", "De vloed trof Sarindal."], language="nl")
    assert LINKER.keys(foreign) == ()
    assert LINKER.edges(foreign, [flood.first()]) == ()
    assert [story.articles for story in LINKER.connect([foreign], []).stories] == [("x",)]


def test_average_linkage_needs_the_mean() -> None:
    """A chain of good pairs does not join its far ends: the mean over all pairs decides."""
    scores = {("a", "b"): 0.9, ("b", "c"): 0.5}
    assert average_linkage("abc", scores, threshold=0.4) == (("a", "b"), ("c",))
    assert average_linkage("abc", scores, threshold=0.2) == (("a", "b", "c"),)
    assert average_linkage("abc", scores, threshold=0.4, unscored=0.4) == (("a", "b", "c"),)


def test_average_linkage_breaks_ties_by_name() -> None:
    """Of equal scores the first in order joins first, whatever the order they were given in."""
    scores = {("b", "c"): 0.8, ("a", "b"): 0.8}
    assert average_linkage("cba", scores, threshold=0.6) == (("a", "b"), ("c",))
