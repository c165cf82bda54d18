"""What can be taken along: the page that lists it, the files, and the description for programs."""

import csv
import io
import re
import tracemalloc
from pathlib import Path

import html5lib
import pytest
from starlette.testclient import TestClient

from runut.serve.cells import BOM, cell
from runut.serve.site import PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.tables import TABLES
from tests.serve.browsing import browser
from tests.serve.making import kept


@pytest.fixture(scope="module")
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration."""
    return browser(demo_chronicle)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a chronicle made by hand, with something in every table."""
    path = tmp_path_factory.mktemp("small") / "c.runut"
    kept(path).close()
    return browser(path)


def read(asked: TestClient, address: str) -> list[dict[str, str]]:
    """The lines of a file."""
    answer = asked.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_file(small: TestClient, name: str) -> None:
    """Each has its columns, its lines, a name to be saved under, and the policy of every answer."""
    answer = small.get(f"/csv/{name}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert tuple(rows[0]) == TABLES[name].line.__struct_fields__
    assert len(rows) > 1, "the chronicle has something for every table"
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_lines_are_those_of_the_chronicle(asked: TestClient, demo_chronicle: Path) -> None:
    """Every record stands in its table once, in the whole and in the sum of its stories."""
    with Chronicle(demo_chronicle) as chronicle:
        views = Views(chronicle)
        stories = [one.id for one in views.stories()]
        wanted = {
            "stories": sorted(stories),
            "articles": sorted(one.id for one in views.articles()),
            "entries": sorted(one.id for one in views.timeline()),
            "actors": sorted(one.id for one in views.actors()),
            "claims": sorted(claim.id for one in views.articles() for claim in views.claims(one.id)),
            "reuses": sorted(one.id for one in views.reuses()),
        }
        disagreements = {one.id for one in views.disagreements()}
        omissions = {one.id for one in views.omissions()}
    columns = {"stories": "story", "entries": "entry", "reuses": "reuse"}
    for name, ids in wanted.items():
        column = columns.get(name, name[:-1])
        assert sorted(line[column] for line in read(asked, f"/csv/{name}")) == ids, name
        if name in {"entries", "claims"}:
            parts = [line[column] for story in stories for line in read(asked, f"/csv/{name}?story={story}")]
            assert sorted(parts) == ids, name
    assert {line["disagreement"] for line in read(asked, "/csv/disagreements")} == disagreements
    assert {line["omission"] for line in read(asked, "/csv/omissions")} == omissions


def test_claims_point_to_their_words(asked: TestClient, demo_chronicle: Path) -> None:
    """The words of a claim are the characters of the article that the line names; figures are numbers."""
    lines = read(asked, "/csv/claims")
    with Chronicle(demo_chronicle) as chronicle:
        for line in lines[:40]:
            (reading,) = chronicle.readings([line["article"]])
            assert reading.article.text[int(line["start"]) : int(line["end"])] == line["words"]
    figures = [line for line in lines if line["kind"] == "figure"]
    assert figures
    assert all(float(line["value"]) >= 0 for line in figures)


def test_an_earlier_day_has_its_own_tables(asked: TestClient) -> None:
    """What was known on a day is what its table holds."""
    assert len(read(asked, "/csv/articles?as-of=2025-08-11")) < len(read(asked, "/csv/articles"))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/csv/none", 404, "Tidak ada tabel “none”; yang ada: stories"),
        ("/csv/claims?story=none", 404, "tidak memuat kisah “none”"),
        ("/csv/claims?as-of=soon", 400, "bukan tanggal"),
    ],
)
def test_what_is_not_there_is_said(asked: TestClient, path: str, status: int, words: str) -> None:
    """A table, story or day that is not there is one sentence with its status."""
    answer = asked.get(path)
    assert answer.status_code == status
    assert words in answer.json()["error"]


def test_spreadsheets_know_the_letters(asked: TestClient) -> None:
    """With bom=1 a file begins with the mark of UTF-8, otherwise with its columns."""
    assert asked.get("/csv/stories?bom=1").content.startswith(BOM + b'"story"')
    assert asked.get("/csv/stories").content.startswith(b'"story"')


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 811",
        "-5 persen",
        "@sekarang",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a spreadsheet could run begins with an apostrophe."""
    written = str(cell(text))
    assert written.lstrip(" \u00a0").startswith("'")
    assert written.replace("'", "") == text


@pytest.mark.parametrize("text", ["a\n=1", "a\r=1", 'a";=1;"', "a\t@x", "a;＝1"])
def test_no_part_of_a_cell_becomes_one(text: str) -> None:
    """Programs that split at line breaks or semicolons within quotation marks find no formula there either."""
    assert "'" in str(cell(text))
    assert cell("turun, -5 persen; naik") == "turun, -5 persen; naik"


def test_numbers_stay_numbers() -> None:
    """Numbers are written as such, whole ones without a point; other text and nothing stay as they are."""
    assert [cell(one) for one in (-3, -3.5, 4_000.0, None, "a=b", "2024-08-04", "")] == [
        -3, -3.5, 4_000, None, "a=b", "2024-08-04", "",
    ]  # fmt: skip


def test_formulas_of_articles_stay_text(tmp_path: Path) -> None:
    """What an article would have a spreadsheet do stands in the file as text, in its own cell and line."""
    said = '=HYPERLINK("http://elsewhere.example";"x")\r\n=1,"=2'
    kept(tmp_path / "c.runut", hostile=said).close()
    asked = browser(tmp_path / "c.runut")
    for name in TABLES:
        text = asked.get(f"/csv/{name}").text
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert not [one for row in rows for one in row if one.startswith(("=", "+", "@"))], name
        for line in text.split("\r\n"):
            assert not any(part.strip('"').startswith(("=", "+", "@")) for part in re.split(r"[;\n]", line)), name


def test_a_table_goes_through_a_small_memory(tmp_path: Path) -> None:
    """A table of many articles is never held whole: portions are asked for one by one."""
    path = tmp_path / "c.runut"
    with kept(path) as chronicle:
        portions = Views(chronicle).table("claims")
        first = next(portions)
        assert first
        tracemalloc.start()
        assert sum(len(part) for part in portions) == 0
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()
    assert all(table.most <= 500 for table in TABLES.values())


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_lists_all(asked: TestClient, language: str) -> None:
    """Every page's JSON and every table is listed with an address that answers."""
    text = asked.get(f"/data?lang={language}").text
    html5lib.HTMLParser(strict=True).parse(text)
    taken = asked.get(f"/api/data?lang={language}").json()
    assert [one["name"] for one in taken["pages"]] == [page.name for page in PAGES]
    assert [one["name"] for one in taken["tables"]] == list(TABLES)
    for one in taken["tables"]:
        assert f'href="{one["address"]}"' in text
        assert asked.get(one["address"]).status_code == 200
    assert "/api/openapi.json" in text


def test_a_citation_shows_everybody_the_same(asked: TestClient) -> None:
    """The address to cite has the day and the language in it, answers, and is one of this server whatever is asked."""
    taken = asked.get("/api/data?of=%2F%3Fpage%3D1&lang=en").json()["citation"]
    assert taken["address"].startswith("http://localhost/?page=1&lang=en&as-of=")
    assert asked.get(taken["address"], headers={"accept-language": "id"}).status_code == 200
    assert asked.get(taken["json"]).json()["lines"]
    for of in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "/\\elsewhere.example"):
        found = asked.get("/data", params={"of": of, "lang": "en"})
        assert found.status_code == 200
        assert asked.get("/api/data", params={"of": of}).json()["citation"]["address"].startswith("http://localhost/?")


def test_pages_name_their_json_and_their_tables(asked: TestClient) -> None:
    """The foot of a page leads to the same as JSON, with what was asked, and to the tables of its story."""
    story = asked.get("/api").json()["lines"][0]["story"]["id"]
    foot = asked.get(f"/story/{story}?lang=en").text.partition('<footer class="bottom">')[2]
    assert f'href="/api/story/{story}?lang=en"' in foot
    assert f'href="/csv/claims?story={story}"' in foot
    assert f'href="/data?of=%2Fstory%2F{story}' in foot
    assert 'href="/api?page=1"' in asked.get("/?page=1").text
    assert 'href="/api/data"' in asked.get("/data").text


def test_what_the_browser_has_is_not_sent_again(small: TestClient, tmp_path: Path) -> None:
    """The same page of the same chronicle is 304; another language, theme, person or state of the chronicle is not."""
    path = tmp_path / "c.runut"
    chronicle = kept(path)
    asked = browser(path)
    asked.get("/")
    for place in ("/", "/story/S1", "/article/aa", "/finding/D1", "/data", "/api/story/S1"):
        first = asked.get(place)
        mark = {"if-none-match": f'"other", {first.headers["etag"]}'}
        again = asked.get(place, headers=mark)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"]), place
        assert "content-security-policy" in again.headers
        if not place.startswith("/api"):
            assert asked.get(f"{place}?lang=en", headers=mark).status_code == 200
            asked.cookies.set("runut-theme", "dark")
            assert asked.get(place, headers=mark).status_code == 200
            asked.cookies.delete("runut-theme")
    mark = {"if-none-match": asked.get("/").headers["etag"]}
    assert asked.get("/", headers=mark).status_code == 304
    chronicle.wait(["aa"])
    assert asked.get("/", headers=mark).status_code == 200
    assert small.get("/", headers=mark).status_code == 200
    chronicle.close()


def test_the_description_names_every_page_and_table(asked: TestClient) -> None:
    """OpenAPI 3.1: a path for each page, with its parts, what may be asked and what comes back; every reference is there."""
    found = asked.get("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert set(found["paths"]) == {"/api" + page.path.rstrip("/") for page in PAGES} | {"/csv/{table}"}
    for page in PAGES:
        got = found["paths"]["/api" + page.path.rstrip("/")]["get"]
        assert {one["name"] for one in got["parameters"] if one["in"] == "query"} == {key for key, _ in page.query} | {
            "lang"
        }
        assert got["parameters"][0]["in"] == "path" if "{" in page.path else True
    schemas = found["components"]["schemas"]
    text = asked.get("/api/openapi.json").text
    for part in text.split('"$ref":"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in schemas
