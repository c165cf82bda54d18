"""Every page in each language: what a reader sees of ours is in that language, whatever the chronicle holds."""

import time
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from starlette.testclient import TestClient

from runut.records.judgements import Judgement
from runut.records.links import Reason
from runut.serve import site
from runut.serve.report import render
from runut.serve.wording import Wording
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.serve.browsing import browser, token_in
from tests.serve.making import ACTORS, findings, linked, reading
from tests.serve.reading import Page
from tests.serve.test_retelling import GAP, TABLES, filled
from tests.serve.test_wording import TEXTS

REASONS = tuple(Reason("signal", filled(said), 0.5) for said in TEXTS["en"]["reason"])
NOTES = tuple(filled(said) for said in TEXTS["en"]["note"])
TOLD = (("ee", "17", "KabarTiga"), ("ff", "21", "Antarnegeri"))
PAGES = (
    "/", "/story/S1", "/story/S1?all=1", "/entry/E0S1", "/entry/E1S1", "/article/ee", "/finding/D1", "/actors",
    f"/actor/{ACTORS[0]}", "/places", "/place/Sarindal", "/outlets", "/outlet/KabarTiga", "/search?q=banjir",
    f"/relation?left={ACTORS[0]}&right={ACTORS[1]}", "/relation", "/relation?left=none&right=nobody", "/judgements", "/add", "/data", "/login",
)  # fmt: skip
REFUSED = (
    "/story/none", "/entry/none", "/article/none", "/finding/none", "/actor/none", "/outlet/none", "/place/none", "/add/none",
    "/chart/none", "/csv/none", "/?as-of=soon", "/nowhere",
)  # fmt: skip
SEEN = ("title", "aria-label", "placeholder", "alt", "data-says")
# What a language is called stands in that language everywhere.
OWN = tuple(texts["web"]["own_name"] for texts in TEXTS.values())
# Shorter pieces of a sentence may stand in any language by chance.
TELLING = 12


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with every reason, every note and a judgement."""
    path, replace = tmp_path_factory.mktemp("languages") / "c.runut", msgspec.structs.replace
    with Chronicle(path, create=True) as made:
        first, second = (reading(id_, toll, outlet=name) for id_, toll, name in TOLD)
        for one in (first, second):
            made.keep([Kept(replace(one, article=replace(one.article, notes=NOTES)))])
        plain = linked(["ee", "ff"])
        whole = replace(
            plain,
            memberships=tuple(replace(one, reasons=REASONS) for one in plain.memberships),
            stories=tuple(replace(one, reasons=REASONS) for one in plain.stories),
            entries=tuple(replace(one, reasons=REASONS) for one in plain.entries),
        )
        found = findings(first, second)
        named = replace(found.disagreements[1], about="person")
        made.connect(whole, replace(found, disagreements=(found.disagreements[0], named, found.disagreements[2])))
        made.keep_pairs((), found.reuses)
        said = "2 of entry E0S1 “Banjir melanda Sarindal.”"
        made.judge([Judgement(
            id="J1", verb="split", kind="entry", parts=(("ee:e0", "ff:e0"), ("ff:e0",)), author="Ratri", time="2025-08-12T10:00",
            reason="dua banjir", said=said,
        )])  # fmt: skip
    return path


def seen(page: str) -> str:
    """All that a reader sees of a page or hears read out, a line for each piece; code and addresses are for programs."""
    root = Page(page).root
    pieces = list[str]()

    def look(one: ET.Element) -> None:
        pieces.extend(one.get(name, "") for name in SEEN)
        if one.tag not in {"code", "script", "style"}:
            pieces.append(one.text or "")
            for child in one:
                look(child)
                pieces.append(child.tail or "")

    look(root)
    return "\n".join(" ".join(piece.split()) for piece in pieces if piece.strip())


def strange(language: str) -> frozenset[str]:
    """Pieces of sentences that no page in `language` may say: texts of the other language, and what is kept as a pattern."""
    own = "\n".join(text for texts in TEXTS[language].values() for text in texts.values())
    other = [
        text
        for code, tables in TEXTS.items()
        if code != language
        for texts in tables.values()
        for text in texts.values()
    ]
    other = [text for text in other if text not in OWN]
    kept = [] if language == "en" else [said for table in TABLES for said in TEXTS["en"][table]]
    pieces = (max(GAP.split(text.replace("|", "{x}"))[::2], key=len).strip() for text in (*other, *kept))
    return frozenset(one for one in pieces if len(one) >= TELLING and " " in one and one not in own)


@pytest.fixture(scope="module")
def asked(chronicle: Path) -> TestClient:
    """A browser at that chronicle."""
    return browser(chronicle)


def test_every_kind_of_page_is_walked() -> None:
    """No page is left out below."""
    walked = {"/" + place.split("?", maxsplit=1)[0].split("/")[1] for place in PAGES}
    assert {"/" + page.path.split("/")[1] for page in site.PAGES} == walked


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("place", PAGES + REFUSED)
def test_pages_speak_one_language(asked: TestClient, place: str, language: str) -> None:
    """No text of the other language's catalogue is on a page, and nothing as it is kept in English for programs."""
    answer = asked.get(f"{place}{'&' if '?' in place else '?'}lang={language}", follow_redirects=True)
    assert (answer.status_code == 200) == (place in PAGES)
    page = answer.headers["content-type"].startswith("text/html")
    text = seen(answer.text) if page else answer.json()["error"]
    assert [one for one in strange(language) if one in text] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_speaks_one_language(chronicle: Path, language: str) -> None:
    """As the pages do."""
    with Chronicle(chronicle) as opened:
        text = seen(render(Views(opened), language=language))
    assert [one for one in strange(language) if one in text] == []


def test_reasons_and_notes_are_all_shown(asked: TestClient) -> None:
    """The pages that were walked have them all: none of them was left out, and none stands in English."""
    words = Wording("id").retold
    entry, actor, article = (
        seen(asked.get(f"{place}?lang=id").text) for place in (PAGES[3], f"/actor/{ACTORS[0]}", "/article/ee")
    )
    for said in (one.says for one in REASONS):
        assert " ".join(words("reason", said).split()) in entry
        assert " ".join(words("reason", said).split()) in actor
    assert all(words("note", said) in article for said in NOTES)


def test_what_a_job_says_is_told(chronicle: Path) -> None:
    """What could not be read, and what is to be known of what was, in the reader's language."""
    site_ = browser(chronicle)
    answer = site_.get("/add?lang=id")
    sent = {"token": token_in(answer.text), "text": "   ."}
    posted = site_.post("/add", data=sent)
    assert posted.status_code == 303
    page = ""
    for _ in range(1200):
        page = site_.get(f"{posted.headers['location']}?lang=id").text
        if "http-equiv" not in page:
            break
        time.sleep(0.05)
    text = seen(page)
    assert "Teks ini tidak memiliki baris" in text or "Isinya hanya pelengkap" in text or "tidak ada" in text
    assert [one for one in strange("id") if one in text] == []
