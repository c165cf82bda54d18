"""Articles are taken by a process of its own, with as many of its own as it needs, and for no longer than it may."""

import pytest

from runut.config import Config
from runut.engine.watching_taking import Fallen, take_apart
from runut.records.article import RawArticle
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.text.fingerprints import digest

TEXT = "Banjir di Sarindal\n\nBanjir merendam 12 rumah di Sarindal pada Senin (11/8/2025)."
RAW = RawArticle(source="https://kabarutara.example/a", text=TEXT, digest=digest(TEXT, length=64))


def test_several_processes_may_annotate(place: Address) -> None:
    """With two workers, what is taken is in the chronicle; and taken again, it is known."""
    Chronicle(place, create=True).close()
    for state in ("taken", "known"):
        (one,) = take_apart(place, Config(workers=2), [RAW]).taken
        assert (one.state, one.why) == (state, None)


def test_a_text_that_takes_for_ever_is_left(place: Address) -> None:
    """Whoever is not done in time is ended, and its articles are told to be taken again."""
    Chronicle(place, create=True).close()
    with pytest.raises(Fallen) as caught:
        take_apart(place, Config(), [RAW], patience=0.0)
    assert str(caught.value) == (
        "taking articles was not done within 0 seconds; what was kept is whole, the others are taken again."
    )
