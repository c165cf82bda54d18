"""Whatever stands in a text, reading it neither crashes nor takes more than its length's worth of time."""

from hashlib import sha256
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.engine.local import reader
from runut.export.jsonl import lines
from runut.records.article import RawArticle
from runut.serve.report import render
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.growing import in_proportion
from tests.hostile.odd import LEAD, ODD

# A small share of each text, so that all of them can be linked in one story.
SMALL = 40


def raw(text: str, source: str = "x.txt") -> RawArticle:
    """`text` as a file would give it."""
    digest = sha256(text.encode()).hexdigest()
    return RawArticle(source=source, text=text, digest=digest, language="id", published="2025-08-11")


@pytest.mark.parametrize("kind", ODD)
def test_reading_takes_time_in_proportion(kind: str) -> None:
    """No text makes reading crash; four times as much of it takes about four times the time."""
    write, size = ODD[kind]
    read = reader(None)
    assert read(raw(LEAD + write(size))).article.text == LEAD + write(size)
    in_proportion(lambda length: read(raw(LEAD + write(length))), size // 4, size, room=2)


def test_odd_texts_in_one_chronicle(tmp_path: Path) -> None:
    """All odd texts together are kept, linked, compared, exported and shown; each stays as it was."""
    texts = {kind: LEAD + write(size // SMALL) for kind, (write, size) in ODD.items()}
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        added = build(chronicle, [raw(text, kind) for kind, text in texts.items()], Config())
        views = Views(chronicle)
        kept = {row.source: views.reading(row.id).article.text for row in views.articles()}
        page = render(views, language="id", stories=None)
        exported = list(lines(views))
    assert (added.added, added.refused) == (len(texts), ())
    assert kept == texts
    assert page.rstrip().endswith("</html>")
    assert len(exported) > len(texts)


def test_a_text_may_end_anywhere() -> None:
    """Cut off behind any word, an article is read to its last word: no rule looks for a word behind the last."""
    text = (
        "Harga Beras Naik\n\nGubernur Sarindal Talvi Ratan mengumumkan perusahaan tambang Lembayung (LBG) dan PT Kolsa Jaya, "
        "milik pengacara Arden Kolsaria, akan diperiksa Polres Sarindal pada Rabu (6/8/2025). Menurut Ketua RT 5 Denar Oslande, "
        "“warga menolak”, kata dia kepada Kabar Sarindal. Sedikitnya 12 orang tewas, sekitar Rp 2 miliar hilang. Dikutip dari"
    )
    cuts = [at for at, character in enumerate(text) if character == " " and at > len("Harga Beras Naik")]
    for at in cuts:
        assert reader(None)(raw(text[:at])).article.text == text[:at]
