"""The page of found articles: words in all their forms, phrases, facets, searches that are kept."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser, token_in


@pytest.fixture(scope="module")
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration."""
    return browser(demo_chronicle)


@pytest.fixture(scope="module")
def texts(demo_chronicle: Path) -> dict[str, str]:
    """The texts of the demonstration by article."""
    with Chronicle(demo_chronicle) as chronicle:
        views = Views(chronicle)
        return {row.id: views.reading(row.id).article.text.lower() for row in views.articles()}


def found(asked: TestClient, words: str, **narrowed: str) -> dict[str, object]:
    """The answer of a search as JSON."""
    answer = asked.get("/api/search", params={"q": words, **narrowed})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def ids(answer: dict[str, object]) -> set[str]:
    """The articles of an answer."""
    return {hit["article"]["id"] for hit in answer["found"]["hits"]}  # type: ignore[index]  # what JSON holds


def test_a_word_finds_its_forms(asked: TestClient, texts: dict[str, str]) -> None:
    """All articles with any form of the word are found, and no others; the page says which forms these are."""
    answer = found(asked, "bantuan")
    forms = {"bantuan", "bantuannya", "membantu", "dibantu", "bantu"}
    expected = {id_ for id_, text in texts.items() if any(form in text for form in forms)}
    assert expected
    assert ids(answer) == expected
    said = dict(answer["found"]["forms"])  # type: ignore[index]  # what JSON holds
    assert set(said["bantuan"]) & {"membantu", "bantu", "dibantu"}


def test_a_phrase_is_found_as_it_stands(asked: TestClient, texts: dict[str, str]) -> None:
    """Words in quotation marks stand next to each other, and in no other form."""
    phrase = " ".join(next(iter(texts.values())).split()[3:5]).strip(".,")
    assert ids(found(asked, f'"{phrase}"')) == {id_ for id_, text in texts.items() if phrase in " ".join(text.split())}


def test_facets_add_up_and_narrow(asked: TestClient) -> None:
    """Each outlet's count is how many articles are left when the search is narrowed to it."""
    answer = found(asked, "banjir")
    facets = answer["found"]["outlets"]  # type: ignore[index]  # what JSON holds
    assert len(facets) > 1
    for outlet, count in facets:
        assert len(ids(found(asked, "banjir", outlet=outlet))) == count
    for month, count in answer["found"]["months"]:  # type: ignore[index]  # what JSON holds
        assert len(ids(found(asked, "banjir", since=month, until=month))) == count


@pytest.mark.parametrize(
    "words", ['"', "*", "(", "AND", "NEAR(a b)", "-", ":", "bantuan AND", "'; DROP TABLE words", "\x00", "a" * 3000]
)
def test_nothing_that_is_typed_breaks_the_search(asked: TestClient, words: str) -> None:
    """Whatever is typed is searched for as words."""
    assert asked.get("/search", params={"q": words}).status_code == 200


def test_found_words_are_marked(asked: TestClient) -> None:
    """The snippet marks the words that were found, in whatever form."""
    assert "<mark>" in asked.get("/search", params={"q": "bantuan"}).text


def test_searches_are_kept_and_forgotten(demo_chronicle: Path, tmp_path: Path) -> None:
    """A kept search stands on the page under its name, until it is taken away; asking the same again changes its name."""
    path = tmp_path / "c.runut"
    shutil.copy(demo_chronicle, path)
    asked = browser(path)
    token = token_in(asked.get("/search", params={"q": "banjir"}).text)
    for name in ("Air bah", "Banjir"):
        done = asked.post("/search/save", data={"token": token, "name": name, "asked": "q=banjir"})
        assert (done.status_code, done.headers["location"]) == (303, "/search?q=banjir")
    page = asked.get("/search").text
    assert '<a href="/search?q=banjir">Banjir</a>' in page
    assert "Air bah" not in page
    with Chronicle(path) as chronicle:
        (kept,) = chronicle.saved_searches()
    asked.post("/search/forget", data={"token": token, "id": kept.id})
    assert "Banjir</a>" not in asked.get("/search").text


@pytest.mark.parametrize(
    ("narrowed", "says"),
    [
        ({"since": "2025-08"}, "Dari Agustus 2025 ×"),
        ({"until": "2025-10-01"}, "Sampai 1 Oktober 2025 ×"),
        ({"since": "2025-08", "until": "2025-08"}, "Agustus 2025 ×"),
        ({"language": "id"}, "Indonesia ×"),
        ({"outlet": "KabarTiga"}, "KabarTiga ×"),
    ],
)
def test_what_narrows_is_named_and_can_be_taken_away(asked: TestClient, narrowed: dict[str, str], says: str) -> None:
    """Each by its name in the reader's language, a month once, with the way to the search without it."""
    page = asked.get("/search", params={"q": "banjir", "lang": "id", **narrowed})
    assert page.status_code == 200
    assert page.text.count(" ×</a>") == 1
    before, _, _ = page.text.partition(" ×</a>")
    link = before[before.rindex("<a ") :]
    assert link.endswith(f">{says.removesuffix(' ×')}")
    assert 'href="/search?q=banjir&amp;lang=id"' in link


def test_a_page_beyond_the_end_leads_to_the_first(asked: TestClient) -> None:
    """It says that the list is over, and not that nothing was found."""
    answer = asked.get("/search?q=banjir&page=99")
    assert answer.status_code == 404
    text = answer.text
    assert 'href="/search?q=banjir"' in text
    assert 'rel="prev"' not in text
