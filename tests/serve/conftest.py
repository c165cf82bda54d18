"""Pages of chronicles made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.serve.report import render
from runut.store.views import Views
from tests.serve.making import HOSTILE, kept


@pytest.fixture(scope="session")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """A chronicle with something for every section."""
    with kept(tmp_path_factory.mktemp("serve") / "c.runut") as chronicle:
        yield Views(chronicle)


@pytest.fixture(scope="session")
def page(views: Views) -> str:
    """Its page, in Indonesian."""
    return render(views)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Views]:
    """A chronicle whose first article tries to run code from its title, text, names, source, address and notes."""
    with kept(tmp_path / "h.runut", hostile=HOSTILE) as chronicle:
        yield Views(chronicle)
