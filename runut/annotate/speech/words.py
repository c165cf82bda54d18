"""Which words and signs stand in a stretch of text? For rules that must hold where no parse is at hand."""

import re
from collections.abc import Sequence

from msgspec import Struct

from runut.records.article import Article, BlockRole
from runut.records.span import Span
from runut.text.entities import unescaped

# A word keeps its hyphens, apostrophes and inner points (kapal-kapal, Ma'ruf, 1.250, berita.example); every other sign is
# a word of its own.
_WORD = re.compile(r"\w+(?:[-'’/]\w+|[.,]\d+|\.[a-z]{2,}\b)*|[^\w\s]")
# A full stop before a small letter on the same line ends nothing: on damaged pages it stands for a comma and the letter
# before it.
_STRAY_STOP = re.compile(r"(?<=[^\W\d_])\.(?= [^\W\d_])")
_GLUED = re.compile(r"[a-z]+[A-Z]")
_SEAM = re.compile(r"[a-z][A-Z]")
READ_ROLES: frozenset[BlockRole] = frozenset({"title", "heading", "body"})


class Word(Struct, frozen=True, gc=False):
    """One word or sign: where it stands, as it is written, and in lower case.

    A full stop that stands for a lost comma is written ",", with the full stop as `low`.
    """

    start: int
    end: int
    text: str
    low: str


def words_in(text: str, span: Span, glue: Sequence[str] = ()) -> list[Word]:
    """The words and signs of `text` in `span`, in order.

    A word of `glue` that has grown together with a name is cut off from it.

    >>> [word.text for word in words_in("kepadaHarian Jaya, (2/3)", Span(0, 24), ("kepada",))]
    ['kepada', 'Harian', 'Jaya', ',', '(', '2/3', ')']
    """
    spans = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    texts = [text[start:end] for start, end in spans]
    # Made small in one go: no word holds a line's end.
    lows = "\n".join(texts).lower().split("\n") if texts else []
    found = [Word(start, end, word, low) for (start, end), word, low in zip(spans, texts, lows, strict=True)]
    for at in [at for at, word in enumerate(texts) if word == "."]:
        start, end = spans[at]
        if _STRAY_STOP.match(text, start) is not None and text[end + 1].islower():
            found[at] = Word(start, end, ",", ".")
    return [part for word in found for part in _apart(word, glue)] if glue else found


def _apart(word: Word, glue: Sequence[str]) -> list[Word]:
    """The word, or the words of `glue` at its start and what is left of it."""
    parts, start, text = [], word.start, word.text
    while word.low != word.text and text[0].islower() and (cut := _grown(text, glue)) > 0:
        parts.append(Word(start, start + cut, text[:cut], text[:cut]))
        start, text = start + cut, text[cut:]
    return [*parts, Word(start, word.end, text, text.lower())] if parts else [word]


def may_be_glued(text: str, span: Span) -> bool:
    """Whether a small letter and a capital touch in `span`: elsewhere no word has grown together with a name."""
    return _SEAM.search(text, span.start, span.end) is not None


def _grown(word: str, glue: Sequence[str]) -> int:
    """How many letters at the start of `word` are one of `glue` with a name behind it."""
    if _GLUED.match(word) is None:
        return 0
    return next((len(part) for part in glue if word.startswith(part) and len(part) < len(word)), 0)


def visible(article: Article) -> str:
    """The article's text with its asides blanked out and entities read as signs, every offset as before."""
    text, at, parts = unescaped(article.text), 0, []
    for aside in article.asides:
        parts += [text[at : aside.start], " " * len(aside)]
        at = aside.end
    return "".join([*parts, text[at:]]) if parts else text


def cut_short(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` has lost its last letter, with the comma behind it, to a full stop."""
    return at + 1 < len(words) and words[at + 1].text == "," and words[at + 1].low == "."


def is_word(word: Word) -> bool:
    """Whether it is a word or number rather than a sign."""
    return word.text[0].isalnum()
