"""The cleaner, made once: its tables take a while to compile."""

from collections.abc import Callable

import pytest

from runut.clean import Cleaner
from runut.languages.load import load_pack
from runut.records.article import Article, RawArticle
from runut.sources.load import load_sources

Clean = Callable[..., Article]


@pytest.fixture(scope="session")
def clean() -> Clean:
    """Make an article of a text, with what its source states as keyword arguments."""
    cleaner = Cleaner(load_sources(), {"id": load_pack("id")})

    def made(text: str, **stated: object) -> Article:
        return cleaner(RawArticle(source="a.txt", text=text, digest="", **stated))  # type: ignore[arg-type]  # fields of RawArticle

    return made
