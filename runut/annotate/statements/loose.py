"""Whose are the quotations that have no cue of their own?"""

from collections.abc import Iterator

from runut.annotate.speech.page import Page
from runut.annotate.statements.draft import Draft
from runut.records.span import Span

# Fewer words in quotation marks are a term or a name, not somebody's words.
_LEAST = 5
_SENTENCE_END = ".!?…"
# Enough characters to hold that many words.
_REACH = 200


class Loose:
    """Hands out the cueless quotations of a page where their turn comes; `used` holds those that a cue has taken."""

    def __init__(self, page: Page, used: set[int]) -> None:
        """`used` is shared with the reader of sentences."""
        self._page, self._used = page, used
        self._next = 0

    def until(self, offset: int) -> Iterator[Draft]:
        """The loose quotations that end before `offset` and have not been handed out."""
        while self._next < len(self._page.quotations) and self._page.quotations[self._next].outer.end <= offset:
            place, self._next = self._next, self._next + 1
            if place not in self._used and (draft := self._draft(place)) is not None:
                yield draft

    def _draft(self, place: int) -> Draft | None:
        quotation, text = self._page.quotations[place], self._page.text
        host = self._page.sentences[self._page.position(quotation.outer.start)] if self._page.sentences else None
        if host is None or host.role != "body" or not quotation.opened:
            return None
        before = text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip(" ")
        after = text[quotation.outer.end : quotation.outer.end + 3].strip(" ,.")
        fresh = not before or before[-1] == "\n" or (quotation.closed and before[-1] in _SENTENCE_END)
        alone = fresh and (not after or after[0] == "\n" or after[0].isupper())
        inner = text[quotation.inner.start : min(quotation.inner.end, quotation.inner.start + _REACH)]
        if not alone or len(inner.split(None, _LEAST)) < _LEAST:
            return None
        end = quotation.inner.end
        while end > quotation.inner.start + 1 and text[end - 1] in " ,.\n":
            end -= 1
        mark = Span(quotation.outer.start, quotation.outer.start + 1)
        content = Span(quotation.inner.start, end)
        return Draft(
            content=content,
            cue=mark,
            sentence=host.index,
            zone=mark,
            direct=True,
            quotation=place,
            wants="earlier",
            loose=True,
        )
