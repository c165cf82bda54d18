"""What a chronicle shows."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from runut.errors import UnknownRecord
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.search.file import match_of
from runut.store.views import Views
from runut.store.views.within import Within
from runut.store.words import pieces
from tests.store.making import TEXT, findings, linked, reading


@pytest.fixture
def views(place: Address) -> Iterator[Views]:
    """Two articles of two outlets in one story."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading("bb", outlet="Antarnegeri", published="2025-08-12"))])
        chronicle.keep([Kept(reading("aa"))])
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        yield Views(chronicle)


def test_the_timeline_says_who_what_whom_and_on_whose_word(views: Views) -> None:
    """An entry carries names, the outlets in order of publication, its chains and how many findings differ."""
    (entry,) = views.timeline()
    assert (entry.date, entry.type) == ("2025-08-11", "AGREE")
    assert (entry.actors, entry.recipients) == (("Presiden Velmora",), ("Kardova",))
    assert entry.outlets == ("KabarTiga", "Antarnegeri")
    assert (entry.chains, entry.reports, entry.disagreements) == (("Velnas",), 2, 1)
    assert views.timeline(["S1"]) == (entry,)
    assert views.timeline(["S9"]) == ()


def test_a_week_stands_among_its_days(place: Address) -> None:
    """What is dated to a week comes before a later day of the same year, in every list of a story's entries."""
    days = ("2025-12-01", "2025-W33", None, "2025-08-11", "2025-08", "2025")
    links = linked("aa")
    with Chronicle(place, create=True) as chronicle:
        made = reading("aa")
        (event,) = made.events
        events = tuple(replace(event, id=f"aa:e{n}", date=day) for n, day in enumerate(days))
        chronicle.keep([Kept(replace(made, events=events))])
        entries = [replace(links.entries[0], id=f"E{n}", events=(f"aa:e{n}",), date=day) for n, day in enumerate(days)]
        chronicle.connect(replace(links, entries=tuple(entries)), findings("aa", "aa"))
        views = Views(chronicle)
        ordered = ["2025", "2025-08", "2025-W33", "2025-08-11", "2025-12-01", None]
        assert [one.date for one in views.timeline()] == ordered
        assert [one.date for one in Within(chronicle, "S1").outline()] == ordered
        with views.whole.timeline() as found:
            assert [one.date for one in found.rows] == ordered


def test_why_quotes_the_sentence_with_file_line_and_characters(views: Views) -> None:
    """The evidence of an entry is every report of it, quoted, with the figures that belong to it."""
    found = views.why("E1")
    assert [one.id for one in found.claims] == ["aa:e0", "aa:f0", "bb:e0", "bb:f0"]
    event = next(one for one in found.claims if one.id == "aa:e0")
    quotation = event.quotation
    assert (quotation.quoted, quotation.text) == ("menawarkan", TEXT)
    assert (quotation.source, quotation.line, quotation.span.start) == ("aa.txt", 1, TEXT.index("menawarkan"))
    assert event.chain == ("Velnas",)
    assert dict(event.cells) == {
        "type": "AGREE",
        "actors": "Presiden Velmora",
        "recipients": "Kardova",
        "status": "occurred",
        "date": "2025-08-11",
    }
    assert found.reasons[0].says == "both are called so"


def test_why_takes_the_beginning_of_an_id(views: Views) -> None:
    """An id may be cut short while it stays clear; an unclear or unknown one is told so."""
    assert views.why("aa:s").id == "aa:s0"
    assert views.why("person").headline == "Presiden Velmora (person)"
    assert [(one.reasons[0].says, one.members) for one in views.why("person").groups] == [("both are called so", 2)]
    with pytest.raises(UnknownRecord) as caught:
        views.why("aa:")
    assert str(caught.value) == "“aa:” could be aa:e0, aa:s0, aa:f0 or others; write more of the id."
    with pytest.raises(UnknownRecord) as caught:
        views.why("100%")
    assert str(caught.value) == (
        "the chronicle holds no record “100%”; ids stand in “runut timeline”, “differ” and “actors”."
    )


def test_disagreements_quote_each_variant(views: Views) -> None:
    """Both versions are there with their words and outlets, their origins, and what it weighs."""
    (found,) = views.disagreements()
    assert (found.kind, found.weight, [one.independence for one in found.variants]) == ("conflict", 0.8, [2, 1])
    assert [(v.says, v.claims[0].quotation.quoted, v.claims[0].quotation.outlet) for v in found.variants] == [
        ("20", "20 tenda", "KabarTiga"),
        ("30", "20 tenda", "Antarnegeri"),
    ]


def test_omissions_say_who_told_and_who_left_out(views: Views) -> None:
    """An omission names its entry and both sides' articles, on how many origins it is told, and what it weighs."""
    (found,) = views.omissions()
    assert (found.independence, found.weight) == (2, 0.5)
    assert found.entry.id == "E1"
    assert [row.outlet for row in found.told_by] == ["KabarTiga"]
    assert [row.outlet for row in found.left_out_by] == ["Antarnegeri"]


def test_reuse_quotes_both_places(views: Views) -> None:
    """A shared passage is quoted from the earlier and the later article."""
    (found,) = views.reuses()
    assert (found.earlier.quoted, found.later.quoted) == (TEXT[:30], TEXT[:30])
    assert (found.earlier.article, found.later.article) == ("aa", "bb")


def test_actors_are_counted_by_what_they_do(views: Views) -> None:
    """An actor's line counts articles, statements, acts and what befell it."""
    counts = {one.name: (one.articles, one.statements, one.acts, one.suffers) for one in views.actors()}
    assert counts == {"Presiden Velmora": (2, 0, 2, 0), "Kardova": (2, 0, 0, 2), "Velnas": (2, 2, 0, 0)}


def test_stories_list_their_articles_by_publication(views: Views) -> None:
    """A story shows its articles, outlets and counts."""
    (story,) = views.stories()
    assert [row.id for row in story.articles] == ["aa", "bb"]
    assert (story.outlets, story.entries, story.disagreements) == (("KabarTiga", "Antarnegeri"), 1, 1)


def test_search_finds_beginnings_of_words_and_phrases(views: Views) -> None:
    """Words match from their beginning, all must be there, phrases as they stand; marks point at what was found."""
    hit = views.search("tend")[0]
    assert [mark.quote(hit.snippet) for mark in hit.marks] == ["tenda"]
    assert len(views.search('"kantor berita Velnas" presiden')) == 2
    assert views.search('"berita kantor"') == ()
    assert views.search("tenda kapal") == ()


@pytest.mark.parametrize("query", ["", '"', "'; DROP TABLE article; --", "NEAR(", "a AND", "*", "-", "text:x"])
def test_search_takes_whatever_is_typed(views: Views, query: str) -> None:
    """No string is an error; what has no word in it finds nothing."""
    assert isinstance(views.search(query), tuple)


def test_match_of_keeps_operators_as_words() -> None:
    """What looks like query syntax is searched for as words."""
    assert match_of(pieces('banjir OR "Korea Utara"')) == '"banjir"* AND "OR" AND "Korea Utara"'
