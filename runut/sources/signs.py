"""How do sites arrange what they publish? Where feeds stand, and which addresses are articles."""

import re
from importlib.resources import files

import msgspec
from msgspec import Struct

from runut.errors import PackError


class Sign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*A year and a month, and words behind them*”: what is looked for in the path of an address, with its proof."""

    what: str
    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    articles: tuple[Sign, ...]
    asides: tuple[Sign, ...]
    comments: tuple[str, ...]


class Signs:
    """“Is this path an article's? Where may a feed stand?”: what the file of signs says, ready to be asked."""

    def __init__(self, content: _File) -> None:
        """Hold what `content` says."""
        self.feeds, self.sitemaps = content.feeds, content.sitemaps
        self.articles, self.asides = content.articles, content.asides
        self._comments = content.comments
        self._article, self._aside = _any(content.articles), _any(content.asides)

    def is_article(self, path: str) -> bool:
        """Whether a path, with its query, looks like that of an article."""
        return self._article.search(path) is not None and self._aside.search(path) is None

    def is_comments(self, said: str) -> bool:
        """Whether a feed, by its address and title, carries what readers say."""
        return any(word in said.lower() for word in self._comments)


def load_signs() -> Signs:
    """What the package's file says; PackError where it does not fit."""
    path = files("runut.sources").joinpath("gathering/signs.toml")
    try:
        return Signs(msgspec.toml.decode(path.read_bytes(), type=_File))
    except (msgspec.ValidationError, msgspec.DecodeError, re.error) as error:
        message = f"{path}: {error}; mend the file so that it fits the fields of Sign."
        raise PackError(message) from error


def _any(signs: tuple[Sign, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one.regex})" for one in signs), re.IGNORECASE)
