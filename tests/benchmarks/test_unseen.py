"""An annotation is kept without the text that it annotates, and comes back whole with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import unseen

ROW = {
    "id": "b-1",
    "outlet": "kabar.example",
    "published": "2025-08-10T09:00:00+07:00",
    "title": "Gubernur Talvi Kunjungi Sarindal",
    "text": "Gubernur Talvi mengunjungi Sarindal. Ia membawa 40 ton beras.",
}
GOLD: dict[str, Any] = {
    "article": "kabar-example-b-1.txt",
    "actors": {
        "talvi": {"name": "Gubernur Talvi", "kind": "person", "country": None, "aliases": ["Talvi"]},
        "warga": {"name": "Penduduk Sarindal", "kind": "group", "country": None, "aliases": []},
    },
    "statements": [],
    "events": [{"line": 4, "type": "CONSULT", "actor": ["talvi"], "recipient": [], "trigger": "mengunjungi"}],
    "figures": [{"line": 5, "text": "40 ton", "value": 40}],
}
CHRONICLE: dict[str, Any] = {
    "stories": [{"id": "visit", "articles": [GOLD["article"]]}],
    "entries": [{"id": "visit", "reports": [{"article": GOLD["article"], "event": 0}]}],
    "disagreements": [
        {
            "entry": "visit",
            "slot": "value",
            "variants": [{"says": "40 ton beras", "article": GOLD["article"], "line": 5}],
        }
    ],
}


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus of one row and the annotation of its article, packed; the folder that it was packed from."""
    news, folder = tmp_path / "news", tmp_path / "x"
    (folder / "texts").mkdir(parents=True)
    news.mkdir()
    (news / "id-kabar.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (folder / "texts" / GOLD["article"]).write_text(unseen.laid_out(ROW), encoding="utf-8")
    (folder / "kabar-example-b-1.json").write_text(json.dumps(GOLD), encoding="utf-8")
    noted = {"disagreements": [one | {"note": "Precision."} for one in CHRONICLE["disagreements"]], "omissions": []}
    (folder / "_chronicle.json").write_text(json.dumps(CHRONICLE | noted), encoding="utf-8")
    monkeypatch.setattr(unseen, "NEWS", news)
    monkeypatch.setattr(unseen, "ANNOTATED", tmp_path / "annotated")
    unseen.pack(folder)
    return folder


def test_an_annotation_comes_back_as_it_was(packed: Path, tmp_path: Path) -> None:
    """Text and annotation are the same after packing and unpacking: names that the text lacks, and what crosses articles."""
    folder = unseen.unpack("x", tmp_path / "again")
    assert json.loads((folder / "kabar-example-b-1.json").read_text(encoding="utf-8")) == GOLD
    assert json.loads((folder / "_chronicle.json").read_text(encoding="utf-8")) == CHRONICLE
    assert (folder / "texts" / GOLD["article"]).read_bytes() == (packed / "texts" / GOLD["article"]).read_bytes()


@pytest.mark.usefixtures("packed")
def test_what_is_kept_holds_no_words_of_the_article(tmp_path: Path) -> None:
    """The packed file quotes by characters alone; only a name that the text does not hold is written out."""
    kept = (tmp_path / "annotated" / "x.jsonl").read_text(encoding="utf-8")
    assert [word for word in ("Talvi", "mengunjungi", "40 ton", "Penduduk") if word in kept] == ["Penduduk"]


@pytest.mark.usefixtures("packed")
def test_another_text_is_refused(tmp_path: Path) -> None:
    """Where the corpus holds another text than the one annotated, no score is made of it."""
    changed = json.dumps(ROW | {"text": ROW["text"] + " Selesai."})
    (tmp_path / "news" / "id-kabar.jsonl").write_text(changed + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="this is not the text that was annotated"):
        unseen.unpack("x", tmp_path / "again")
