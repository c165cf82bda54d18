"""Adding something bad between good articles, as a user does, and looking at what is left."""

from pathlib import Path
from typing import NamedTuple

import pytest

from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import Ran, run

KEPT = """Gempa Guncang Pulau Nuvar

Sabtu, 9 Agustus 2025

NUVAR, KabarTiga - Gempa bumi mengguncang Pulau Nuvar pada Sabtu (9/8/2025). Sebanyak 12 rumah rusak, \
kata Gubernur Nuvar Benor Talvi.

"Kami membutuhkan tenda," kata Talvi.
"""
GOOD = """Banjir Landa Kota Portama

Senin, 11 Agustus 2025

PORTAMA, KabarTiga - Presiden Velmora Arden Kolsaria menawarkan bantuan kepada Kardova pada Senin (11/8/2025). \
"Kami akan membantu," kata Kolsaria.
"""


class Aftermath(NamedTuple):
    """What the command printed (the bad file's path written as x, the chronicle's as c), and the texts then kept."""

    ran: Ran
    texts: frozenset[str]


def readings(chronicle: Path) -> dict[str, Reading]:
    """What the chronicle keeps of each article, by its source."""
    with Chronicle(chronicle) as opened:
        views = Views(opened)
        return {row.source: views.reading(row.id) for row in views.articles()}


def kept(capsys: pytest.CaptureFixture[str], folder: Path) -> Path:
    """A chronicle in `folder` that holds one article."""
    source, chronicle = folder / "kept.txt", folder / "c.runut"
    source.write_text(KEPT, encoding="utf-8")
    assert run(capsys, "add", str(source), "-c", str(chronicle)).code == 0
    return chronicle


def add_between(capsys: pytest.CaptureFixture[str], folder: Path, name: str, raw: bytes) -> Aftermath:
    """Add the bytes `raw` as the file `name`, and a good article after it, to a chronicle that holds one already.

    Fails unless the good article is added and the one that was there has lost nothing.
    """
    chronicle = kept(capsys, folder)
    before = readings(chronicle)
    bad, good = folder / name, folder / "zz-good.txt"
    bad.write_bytes(raw)
    good.write_text(GOOD, encoding="utf-8")
    ran = run(capsys, "add", str(bad), str(good), "-c", str(chronicle))
    after = readings(chronicle)
    assert before == {source: after[source] for source in before}, "something that was kept is lost"
    assert str(good) in after, "the good article was not added"
    said = Ran(ran.code, *(part.replace(str(bad), "x").replace(str(chronicle), "c") for part in ran[1:]))
    return Aftermath(said, frozenset(reading.article.text for reading in after.values()))
