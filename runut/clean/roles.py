"""What each line of a page is: title, heading, byline, date, caption, body or furniture."""

import re

from msgspec import Struct

from runut.clean.core import Core, Signs, find_core
from runut.clean.headline import find_title, repeats
from runut.clean.lines import Line, headlined
from runut.clean.page import Page
from runut.records.article import BlockRole

#: A fragment of more words than this is running text without its full stop, not a heading.
_HEADING = 14
_NAME = 5
_SHORT = 4
_DOMAIN = re.compile(r"\w\.\w")


class Judged(Struct, frozen=True):
    """“These lines are these things”: a role for each line, the index of the title's line, and where the story stands."""

    roles: tuple[BlockRole, ...]
    title: int | None
    core: Core


class Judge:
    """Gives every line that no pattern knows its role, by where it stands and how it is written."""

    def __init__(self, page: Page, function_words: frozenset[str]) -> None:
        """Judge the lines of `page`; headlines keep `function_words` small."""
        self._lines = page.lines
        self._page = page
        self._known: dict[int, BlockRole] = {at: one.role for at, one in page.dated.items()}
        self._known |= {at: verdict.role for at, verdict in page.verdicts.items()}
        self._function_words = function_words

    def judge(self, given: str | None) -> Judged:
        """The roles of all lines; `given` is the title that the source states."""
        page, words = self._page, self._function_words
        signs = Signs(roles=self._known, begins=page.begins, closing=page.closing, function_words=words)
        core = find_core(self._lines, signs)
        for at in self._page.dated:
            # A date between the sentences of the story is a piece of it.
            if core.start <= at < core.end and at not in self._page.verdicts:
                del self._known[at]
        title = find_title(self._lines, core.start, self._known, given)
        if title is not None:
            self._known[title] = "title"
            if title == core.start:
                core = Core(core.start + 1, max(core.end, core.start + 1))
        self._continue_bylines(core)
        roles = tuple(self._role(at, core, title) for at in range(len(self._lines)))
        return Judged(self._continue_teasers(roles), title, core)

    def _role(self, at: int, core: Core, title: int | None) -> BlockRole:
        known = self._known.get(at)
        if known is not None:
            return known
        line = self._lines[at]
        inside = core.start <= at < core.end
        if title is not None and repeats(line, self._lines[title]) and not (inside and line.ends):
            return "furniture"
        return self._inside(at) if inside else "furniture"

    def _inside(self, at: int) -> BlockRole:
        """The role of a line within the story: running text, or a heading."""
        line = self._lines[at]
        if line.ordinal is not None and not line.ends:
            return "body" if self._in_list(at, line.ordinal) or line.length > _HEADING + 4 else "heading"
        if line.sentence or line.stops or line.listed or line.text.endswith((":", ";", ",")):
            return "body"
        if line.length > _HEADING or self._after_colon(at):
            return "body"
        if line.length == 1 and not line.text[0].isupper():
            return "furniture"
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if following is not None and (following.sentence or at + 1 in self._known):
            quoted = line.text[0] in '"“' and not self._headlined(line)
            return "body" if line.text[0].islower() or quoted else "heading"
        # Fragments in a row that are written as headlines are teasers.
        return "furniture" if following is not None and self._headlined(line) else "body"

    def _in_list(self, at: int, number: int) -> bool:
        """Whether the numbered line stands next to its neighbour in the count, as in a list."""
        near = [self._lines[i].ordinal for i in (at - 1, at + 1) if 0 <= i < len(self._lines)]
        return number - 1 in near[:1] or number + 1 in near[-1:]

    def _after_colon(self, at: int) -> bool:
        """Whether the line is one of a list that a line ending in a colon opened."""
        before = at - 1
        while before >= 0 and not self._lines[before].sentence and at - before <= _HEADING:
            if self._lines[before].text.endswith(":"):
                return True
            before -= 1
        return before >= 0 and self._lines[before].text.endswith(":")

    def _continue_bylines(self, core: Core) -> None:
        """A name under a byline is part of it, also where a sentence splitter has cut the two apart."""
        for at in range(1, len(self._lines)):
            line = self._lines[at]
            if at in self._known or self._known.get(at - 1) != "byline" or not 1 < line.length <= _NAME:
                continue
            cut = self._lines[at - 1].text.endswith(".") or self._lines[at - 1].text.startswith("(")
            name = all(word[0].isupper() for word in line.words) and _DOMAIN.search(line.text) is None
            if cut and name and (at <= core.start + 1 or at >= core.end - 1):
                self._known[at] = "byline"

    def _continue_teasers(self, roles: tuple[BlockRole, ...]) -> tuple[BlockRole, ...]:
        """A teaser that a sentence splitter has cut goes on in the lines below it that are written as headlines."""
        found = list(roles)
        opened = False
        for at, line in enumerate(self._lines):
            if self._known.get(at) == "furniture":
                cut = line.stops and line.length > 1 and line.text[0].isalpha()
                opened = cut or line.text.endswith(":")
                continue
            heading = not line.stops and line.length <= _SHORT
            if opened and found[at] in {"body", "heading"} and not heading and self._headlined(line):
                found[at] = "furniture"
                opened = line.stops
            else:
                opened = False
        return tuple(found)

    def _headlined(self, line: Line) -> bool:
        return headlined(line.words, self._function_words)
