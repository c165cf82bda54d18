"""What can be told of a line by its form alone."""

import re

from msgspec import Struct

from runut.records.span import Span
from runut.text.lines import line_spans

#: A line of this many words is running text even where its full stop is missing.
LONG = 25
#: From this many words on, a sentence is enough to show where the story is.
STRONG = 8

#: No language that writes its words apart has longer ones throughout a line.
_CHARACTERS = 10
_STOPS, _ASKS = frozenset(".…。।"), frozenset("?!؟\uff01\uff1f")
_AFTER_STOP = "\"'”’»)(]*; 」』\uff09"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+\S")
_ROW = re.compile(r"[^:]{2,40}:\s+(?=\S)[^:]*\d")
_BULLET = re.compile(r"[-•·*–▪●]\s+\S")


class Line(Struct, frozen=True, gc=False):
    """“A short line without a full stop”: one line that holds something visible.

    `span` is the line without the white space around it. `length` is its length in words, estimated where a script writes
    none apart. `ends` says that it ends as a sentence does, `stops` that it does so with a full stop, as headlines do not.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    length: int
    ends: bool
    stops: bool

    @property
    def ordinal(self) -> int | None:
        """The number of a numbered line ("2. ..."), else None."""
        match = _NUMBERED.match(self.text)
        return int(match[1]) if match else None

    @property
    def listed(self) -> bool:
        """Whether it is written as an item of a list or a row of a table: "- ...", "2. ...", "Label: 12"."""
        return self.ordinal is not None or _BULLET.match(self.text) is not None or _ROW.match(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether it could be running text: it ends as sentences do, or is long."""
        return (self.ends and self.length > 1) or self.length >= LONG


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that hold a letter, digit or other visible sign, in order."""
    found = []
    for span in line_spans(text):
        whole = span.quote(text)
        shown = whole.strip()
        if shown:
            start = span.start + whole.index(shown)
            last = shown.rstrip(_AFTER_STOP)[-1:]
            stops = last in _STOPS or shown.endswith("**")
            words = tuple(_WORD.findall(shown))
            length = max(len(words), len(shown) // _CHARACTERS)
            found.append(Line(Span(start, start + len(shown)), shown, words, length, stops or last in _ASKS, stops))
    return found


def headlined(words: tuple[str, ...], function_words: frozenset[str]) -> bool:
    """Whether `words` are written as a headline: two or more, and all but function words with capitals."""
    content = [word for word in words if word[0].isalpha() and word.lower() not in function_words]
    lower = sum(word[0].islower() for word in content)
    return len(content) > 1 and lower <= len(content) * 0.1
