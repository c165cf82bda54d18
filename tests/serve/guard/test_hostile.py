"""Articles that try to run code, to lead elsewhere or to drown the page, on every page of the site."""

from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from runut.config import Config
from runut.engine.build import build
from runut.read import read_paths
from runut.serve.routes import Page
from runut.serve.site import ACTS, PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.tables import TABLES
from tests.hostile.odd import acted, listed
from tests.serve.browsing import browser
from tests.serve.guard.soundness import links, unsound
from tests.serve.making import HOSTILE, kept

# So many pages are looked at, of those to which others lead.
CRAWLED = 120
SCRIPTS = (
    HOSTILE,
    "'\"><svg onload=alert(1)><a href=javascript:alert(1)>x</a>",
    '</title></textarea></script><script src="https://elsewhere.example/x.js"></script>',
    "<style>*{display:none}</style><p style=\"position:fixed\">x</p><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "{{ 7 * 7 }}{% include 'web/base.html.j2' %}${7*7}",
    "<!--><base href=//elsewhere.example/><meta http-equiv=refresh content=0;url=//elsewhere.example/>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f раура1.example \u200b\ufeff \x0b\x0c",
)
ASKED = (
    *SCRIPTS,
    "-1",
    "9" * 400,
    "\x00",
    "\ud7ff\uffff",
    "../../etc/passwd",
    "%00",
    "javascript:alert(1)",
    "a" * 1_500,
    "’; DROP",
    '"',
    "NEAR(",
    "*",
    "[]",
    "1e309",
)


def gaps(views: Views) -> dict[str, list[str]]:
    """Ids that a gap in a path may hold, by kind, a few of each."""
    claims = views.claims(views.articles()[0].id)
    return {
        "story": [one.id for one in views.stories(3)],
        "article": [one.id for one in views.articles()[:4]],
        "entry": [one.id for one in views.timeline()[:4]],
        "finding": [one.id for one in views.disagreements(most=3)],
        "actor": [one.id for one in views.actors(6)],
        "claim": [one.id for one in claims[:3]],
        "reuse": [one.id for one in views.reuses(most=2)],
        "name": [HOSTILE, "KabarTiga", "Sarindal", "Antarnegeri"],
    }


def addresses(page: Page, known: dict[str, list[str]], questions: Sequence[str] = ASKED) -> Iterator[str]:
    """The page at every known record, and asked `questions` and what it expects in everything that it can be asked, in turn."""
    paths = [page.path]
    if "{" in page.path:
        start, _, rest = page.path.partition("{")
        end = rest.partition("}")[2]
        while "{" in end:
            end = end.partition("{")[0] + "x" + end.partition("}")[2]
        ids = [one for kind in known.values() for one in kind] + list(ASKED[:10])
        paths = [start + quote(id_, safe="") + end for id_ in ids]
    yield from paths
    for key, _ in page.query:
        for value in ("1", *known["actor"][:1], *known["story"][:1], *questions):
            yield f"{paths[0]}?{urlencode({key: value.encode('utf-8', 'replace')})}"
    everything = {key: HOSTILE for key, _ in page.query if key != "as-of"}
    yield f"{paths[0]}?{urlencode(everything | {'unknown': HOSTILE})}"


def of_forms() -> set[str]:
    """The names of pages that are about what a form has begun: no record of the chronicle stands on them."""
    return {
        page.name for page in PAGES if page.path.partition("/{")[0] in {act.path for act in ACTS} and "{" in page.path
    }


def look(asked: TestClient, address: str) -> tuple[int, str]:
    """Look at a page: nothing in it may run, whatever its status, and none may be a mistake of ours."""
    answer = asked.get(address)
    assert answer.status_code < 500, address
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not unsound(answer.text), address
        assert "49$" not in answer.text, "a template in an article was run"
    else:
        assert answer.headers["x-content-type-options"] == "nosniff", address
    return answer.status_code, answer.text


def visit_all(path: Path, questions: Sequence[str] = ASKED) -> set[str]:
    """Look at every page of the site with this chronicle, and at what they lead to; the names of pages that were found."""
    asked = browser(path)
    with Chronicle(path) as chronicle:
        known = gaps(Views(chronicle))
    shown, led, seen = set[str](), list[str](), set[str]()
    for page in PAGES:
        for address in addresses(page, known, questions):
            status, text = look(asked, address)
            seen.add(address)
            if status == 200:
                shown.add(page.name)
                led += links(text)
    for address in list(dict.fromkeys(led))[:CRAWLED]:
        if address not in seen:
            look(asked, address)
    for page in PAGES:
        for address in list(addresses(page, known))[:6]:
            path_, mark, query = address.partition("?")
            look(asked, f"/api{path_.rstrip('/')}{mark}{query}")
    return shown


@pytest.mark.parametrize("said", SCRIPTS, ids=range(len(SCRIPTS)))
def test_nothing_in_an_article_runs(tmp_path: Path, said: str) -> None:
    """Titles, texts, names, sources, addresses and notes are shown as they stand: nothing runs, nothing leads elsewhere."""
    kept(tmp_path / "c.runut", hostile=said).close()
    asked = browser(tmp_path / "c.runut")
    status, text = look(asked, "/article/aa")
    assert status == 200
    assert said.strip()[:5] in unescape(text)
    for address in ("/", "/story/S1", "/finding/D1", "/data?story=S1", *map("/csv/{}".format, TABLES)):
        assert look(asked, address)[0] == 200


@pytest.mark.slow
def test_every_page_bears_what_is_hostile(tmp_path: Path) -> None:
    """Every page of the table, at every record, asked everything that it can be asked, is whole and runs nothing."""
    kept(tmp_path / "c.runut", hostile=HOSTILE).close()
    assert visit_all(tmp_path / "c.runut") >= {page.name for page in PAGES} - of_forms()


@pytest.mark.slow
def test_every_page_bears_articles_as_they_are_read(tmp_path: Path) -> None:
    """Hostile files go the whole way through reading and linking: huge tables, five thousand names, homographs, marks."""
    folder = tmp_path / "articles"
    folder.mkdir()
    lead = "Banjir Landa Kota Portama\n\nPORTAMA, KabarTiga - Presiden Velmora Arden Kolsaria menawarkan bantuan kepada Kardova. "
    table = "<table>" + "<tr><td onclick=alert(1)>1.000</td><td>orang</td></tr>" * 3_000 + "</table>"
    html = f"<html><head><title>{HOSTILE}</title></head><body><article><p>{lead}</p>{table}{HOSTILE}</article></body></html>"
    texts = {"a.html": html, "b.txt": lead + listed(5_000), "c.txt": lead + acted(400)}
    texts |= {
        f"s{n}.txt": f"{said}\n\n{lead}{said} Ia mengatakan “{said}” kepada {said}." for n, said in enumerate(SCRIPTS)
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path / "c.runut"
    with Chronicle(path, create=True) as chronicle:
        build(chronicle, read_paths([str(folder)]), Config())
    shown = visit_all(path, SCRIPTS[:1])  # all questions are asked of the hostile articles above
    assert {"front", "story", "article", "data"} <= shown


def test_what_would_run_is_seen() -> None:
    """The check finds each way in which a page could run something, and spares what is ours."""
    for hole in (
        "<script>x</script>", "<script src=https://a.example/x></script>", "<p onclick=x>", "<p style='x'>", "<style>x</style>",
        "<a href='javascript:x'>", "<a href=' javascript:x'>", "<a href='java\tscript:x'>", "<a href='data:text/html,x'>",
        "<a href='//a.example'>", "<img src='http://a.example'>", "<iframe>", "<iframe src='//a.example'>", "<iframe src=/x srcdoc=x>", "<base href=/x>", "<meta http-equiv=refresh>",
        "<svg><a xlink:href='javascript:x'>", "<form action='https://a.example'>", "<button formaction='javascript:x'>",
    ):  # fmt: skip
        assert unsound(f"<!DOCTYPE html><body>{hole}</body>"), hole
    ours = "<script src=/static/x/runut.js></script><a href=/x?a=b#c>x</a><a href='https://a.example/'>x</a><img src=/static/x>"
    assert not unsound(ours)
