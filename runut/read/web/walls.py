"""Does the page show its article, or a wall in its place: pay, log in, agree, prove to be human?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from runut.errors import WalledPage
from runut.languages.schema.web import Wall, WallKind, Web

_SAID: Mapping[WallKind, tuple[str, str]] = MappingProxyType(
    {
        "paywall": (
            "the page shows only its first lines to readers who do not pay",
            "save the page from a browser in which you may read it, and give the file",
        ),
        "login": (
            "the page shows its article only after logging in",
            "save the page from a browser in which you may read it, and give the file",
        ),
        "consent": (
            "the page asks for consent in place of its article",
            "save the page from a browser and give the file",
        ),
        "script": (
            "the page shows its article only to browsers that run its scripts",
            "save the page from a browser and give the file",
        ),
        "robot": (
            "the page wants proof that its reader is human in place of its article",
            "save the page from a browser and give the file",
        ),
        "missing": ("the page says that there is nothing at its address", "check the address"),
    }
)
#: With so many words in its main text a page shows its article, whatever else stands around it.
_ARTICLE_WORDS = 150
#: With fewer it may be nothing but the wall's own words.
_FEW_WORDS = 60
#: A demand to pay stands behind the first lines of the article: among its last lines, if it counts as main text at all.
_LAST_LINES = 3
_LONGEST_LINE = 400
_LINES = 3_000
_HIDDEN = frozenset({"script", "style", "template", "svg", "head", "iframe"})
_INLINE = re.compile("a|abbr|b|bdi|bdo|cite|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr|img")


class Walls:
    """“Is this its article?”: the walls that the tables know, in all their languages."""

    def __init__(self, tables: Iterable[Web]) -> None:
        """Compile the walls of `tables`."""
        walls = [wall for table in tables for wall in table.walls]
        self._walls = tuple((wall, re.compile(wall.regex, re.IGNORECASE)) for wall in walls)

    def check(self, tree: Any, main: str, place: str) -> None:  # noqa: ANN401 (lxml publishes no types)
        """Raise WalledPage, saying which, where the page `tree` shows a wall in the place of an article.

        `main` is its main text as far as there is any ("" for none). A page that sells its article (JSON-LD) and shows few
        words of it shows no article either.
        """
        kind = self._kind(tree, main)
        if kind is not None:
            reason, remedy = _SAID[kind]
            raise WalledPage(place, reason, remedy)

    def _kind(self, tree: Any, main: str) -> WallKind | None:  # noqa: ANN401 (as check)
        lines = main.splitlines()
        if found := self._first(lines[-_LAST_LINES:], {"paywall", "login"}):
            return found
        if len(main.split()) >= _ARTICLE_WORDS:
            return None
        if sold(tree):
            return "paywall"
        # Words on cookies, and on browsers without scripts, stand on pages that show their article all the same: there they
        # count where they are all that the page says.
        asked: set[WallKind] = {"paywall", "login", "robot", "missing"}
        every: set[WallKind] = {*asked, "script", "consent"}
        if len(main.split()) < _FEW_WORDS and (found := self._first([*lines, " ".join(main.split())], every)):
            return found
        return self._first(visible(tree), asked if lines else every)

    def _first(self, lines: Iterable[str], kinds: set[WallKind]) -> WallKind | None:
        return next(
            (wall.kind for line in lines for wall, regex in self._walls if _shows(wall, regex, line, kinds)), None
        )


def _shows(wall: Wall, regex: re.Pattern[str], line: str, kinds: set[WallKind]) -> bool:
    if wall.kind not in kinds or len(line) > _LONGEST_LINE:
        return False
    return (regex.fullmatch(line) if wall.whole else regex.search(line)) is not None


def visible(tree: Any) -> Iterator[str]:  # noqa: ANN401 (lxml publishes no types)
    """The page's title and the lines that a browser without scripts would show, at most so many."""
    title = tree.findtext(".//title")
    if title and title.strip():
        yield " ".join(title.split())
    line: list[str] = []
    count = 0
    for word in _words(tree):
        if word is not None:
            line.append(word)
            continue
        if text := " ".join(" ".join(line).split()):
            yield text
            count += 1
            if count >= _LINES:
                return
        line = []


def _words(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 (lxml publishes no types)
    """The pieces of text in order, None where a line ends; without recursion, as pages nest deeply."""
    waiting: list[tuple[Any, bool]] = [(tree, True)]
    while waiting:
        element, opening = waiting.pop()
        hidden = not isinstance(element.tag, str) or element.tag in _HIDDEN
        breaks = isinstance(element.tag, str) and _INLINE.fullmatch(element.tag) is None
        if breaks:
            yield None
        if opening and not hidden:
            yield element.text or ""
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            continue
        yield element.tail or ""
    yield None


def sold(tree: Any) -> bool:  # noqa: ANN401 (lxml publishes no types)
    """Whether the page's JSON-LD says that its article, or a part of it, is not to be read for free."""
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = msgspec.json.decode(str(text).strip().encode())
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
        things = found if isinstance(found, list) else [found]
        things += [part for one in things if isinstance(one, dict) for part in _list(one.get("@graph"))]
        for one in things:
            if isinstance(one, dict) and str(one.get("isAccessibleForFree", "")).lower() in {"false", "no", "0"}:
                return True
    return False


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
