"""Where in an article's text something stands."""

from msgspec import Struct

from runut.errors import EvidenceError


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """“It says so here”: the characters [start, end) of an article's text.

    ::

        text   K a p a l   t i b a .
               0 1 2 3 4 5 6 7 8 9 10
        Span(6, 10)        t i b a

    >>> Span(6, 10).quote("Kapal tiba.")
    'tiba'
    >>> Span(0, 5).overlaps(Span(4, 9)), Span(0, 5).overlaps(Span(5, 9))
    (True, False)
    """

    start: int
    end: int

    def __len__(self) -> int:
        """How many characters the span holds."""
        return self.end - self.start

    def quote(self, text: str) -> str:
        """The characters themselves, as they stand in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def stands_in(self, text: str) -> bool:
        """Whether the span holds at least one visible character of `text`."""
        if not 0 <= self.start < self.end <= len(text):
            return False
        return not text[self.start].isspace() or not text[self.start : self.end].isspace()

    def check(self, text: str, what: str) -> None:
        """Raise EvidenceError unless the span holds at least one visible character of `text`."""
        if not self.stands_in(text):
            message = (
                f"{what} points to characters {self.start} to {self.end} of a text of {len(text)}, where nothing stands; "
                "the claim was not built."
            )
            raise EvidenceError(message)
