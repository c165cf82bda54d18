"""Which articles tell of one story."""

from msgspec.structs import replace

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import SHARED_KEYS, Linker
from runut.link.cluster import average_linkage
from runut.records.reading import Reading
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


FORECAST = "Hujan ringan turun di Kolsaria dan Nuvar pada pagi hari, sedangkan Tanjul cerah berawan hingga malam."
PRICES = "Harga emas batangan di Pasar Laguna turun menjadi Rp 1,2 juta per gram seiring melemahnya permintaan saudagar Tanjul."
CLAIM = "Unggahan di media sosial menarasikan Pelabuhan Laguna dijual kepada Kardova; narasi itu tidak benar, kata juru periksa."


def test_forecasts_are_no_story_however_alike() -> None:
    """What says of every place and day the same is found by nobody and has an edge with nothing, news or not."""
    one = reading("a1", ["Prakiraan Cuaca Kolsaria Hari Ini: Hujan Ringan", FORECAST])
    other = reading("a2", ["Prakiraan Cuaca Kolsaria Hari Ini: Hujan Ringan", FORECAST])
    news = reading("a3", ["Hujan Ringan Padamkan Api di Kolsaria", FORECAST])
    assert LINKER.keys(one) == ()
    assert LINKER.edges(one, [other, news]) == ()
    assert len(LINKER.edges(news, [reading("a4", ["Hujan Ringan di Kolsaria Padamkan Api", FORECAST])])) == 1


def test_prices_of_a_day_are_a_story_of_that_day() -> None:
    """Two outlets tell of one day's price; the next day's is another, however alike."""
    first = reading("a1", ["Harga Emas Hari Ini Turun di Pasar Laguna", PRICES], "2025-08-10")
    same_day = reading("a2", ["Harga Emas Pasar Laguna Turun", PRICES], "2025-08-10")
    next_day = reading("a3", ["Harga Emas Hari Ini Turun di Pasar Laguna", PRICES], "2025-08-11")
    assert [edge.right for edge in LINKER.edges(first, [same_day, next_day])] == ["a2"]


def test_checks_of_two_claims_are_two_stories() -> None:
    """All checks have the same words; two are of one claim where their titles speak of the same."""
    first = reading("a1", ["[HOAKS] Pelabuhan Laguna Dijual kepada Kardova", CLAIM])
    same = reading("a2", ["Cek Fakta: Pelabuhan Laguna Dijual ke Kardova?", CLAIM])
    other = reading("a3", ["[HOAKS] Gajah Terbang Terekam di Sarindal", CLAIM])
    assert [edge.right for edge in LINKER.edges(first, [same, other])] == ["a2"]


def test_how_an_article_stands_to_stories_is_kept_with_how_it_looks() -> None:
    """Who meets an article through its kept outlook alone knows that it is of a series."""
    first = reading("a1", ["Harga Emas Hari Ini Turun di Pasar Laguna", PRICES], "2025-08-10")
    next_day = reading("a3", ["Harga Emas Hari Ini Turun di Pasar Laguna", PRICES], "2025-08-11")
    kept = LINKER.outlook(next_day)
    assert LINKER.edges_with(first, {"a3": kept}) == ()
    assert LINKER.keys_of(kept) == LINKER.keys(next_day) != ()


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


def test_a_loose_group_takes_in_a_side_that_two_single_articles_would_not() -> None:
    """The same mean score joins an article to a large story of many sides, and leaves two single articles apart."""
    sides = {("a", "b"): 0.4, ("b", "c"): 0.4, ("a", "c"): 0.4, ("c", "d"): 0.23, ("b", "d"): 0.23, ("a", "d"): 0.23}
    alone = {("x", "y"): 0.23}
    groups = average_linkage("abcdxy", sides | alone, threshold=0.25, looseness=0.5)
    assert groups == (("a", "b", "c", "d"), ("x",), ("y",))
    assert average_linkage("abcdxy", sides | alone, threshold=0.25) == (("a", "b", "c"), ("d",), ("x",), ("y",))


def test_a_close_group_does_not_chain() -> None:
    """Near-copies of one another do not take in an article that is like one of them by a mere topic."""
    copies = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9}
    topic = {("c", "d"): 0.3, ("b", "d"): 0.2, ("a", "d"): 0.2}
    groups = average_linkage("abcd", copies | topic, threshold=0.26, looseness=0.5)
    assert groups == (("a", "b", "c"), ("d",))


def test_at_one_looseness_is_the_cosine_of_the_centres() -> None:
    """Two pairs of unit vectors, drawn out: the mean of the cross cosines over the lengths of the two means."""
    scores = {("a", "b"): 0.6, ("c", "d"): 0.28, ("a", "c"): 0.2, ("a", "d"): 0.2, ("b", "c"): 0.2, ("b", "d"): 0.2}
    centres = 0.2 / ((1.6 / 2) ** 0.5 * (1.28 / 2) ** 0.5)
    apart = average_linkage("abcd", scores, threshold=centres + 1e-6, looseness=1.0)
    assert average_linkage("abcd", scores, threshold=centres - 1e-6, looseness=1.0) == (("a", "b", "c", "d"),)
    assert apart == (("a", "b"), ("c", "d"))


def test_what_one_outlet_tells_days_later_is_sooner_another_story() -> None:
    """The same two texts count less for the days between them where one outlet wrote both, and as much on one day."""

    def told(name: str, outlet: str, day: str) -> Reading:
        base = flood.first()
        return replace(base, article=replace(base.article, id=name, outlet=outlet, published=day))

    first = told("n1", "Harian Nuvar", "2025-08-10")
    (own,) = LINKER.edges(first, [told("n2", "Harian Nuvar", "2025-08-14")])
    (other,) = LINKER.edges(first, [told("n3", "Koran Tanjul", "2025-08-14")])
    (same_day,) = LINKER.edges(first, [told("n4", "Harian Nuvar", "2025-08-10")])
    assert own.score < other.score < same_day.score
