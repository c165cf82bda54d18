"""What a figure counts, in two or three words of the text."""

from collections.abc import Mapping

from runut.annotate.figures.scene import Draft
from runut.annotate.words import Words
from runut.records.annotations import Token
from runut.records.span import Span

_MOST_WORDS = 3
_REACH = 7
_NAMED = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_SUBJECT = frozenset({"NOUN", "PROPN"})


def counted(words: Words, draft: Draft, tokens: Mapping[int, Token]) -> Span | None:
    """The counted noun with what follows it, or for a measured figure the noun before it; None where there is neither.

    Without a parse only words in letters that touch the noun are taken.
    """
    if draft.unit.kind in {"count", "classifier"} and draft.unit.last > draft.unit.first:
        return _behind(words, draft, tokens)
    return _before(words, draft, tokens)


def _behind(words: Words, draft: Draft, tokens: Mapping[int, Token]) -> Span:
    """The noun's own words and those behind, three at most."""
    first, last = draft.unit.first, draft.unit.last
    while last < len(words) and last - first < _MOST_WORDS and _is(words, last, tokens, _NAMED):
        last += 1
    return Span(words.starts[first], words.ends[last - 1])


def _before(words: Words, draft: Draft, tokens: Mapping[int, Token]) -> Span | None:
    """The nearest run of nouns before the figure, three words at most."""
    for last in range(draft.first, max(0, draft.first - _REACH), -1):
        if not _is(words, last - 1, tokens, _SUBJECT):
            continue
        first = last - 1
        while first > 0 and last - first < _MOST_WORDS and _is(words, first - 1, tokens, _SUBJECT):
            first -= 1
        return Span(words.starts[first], words.ends[last - 1])
    return None


def _is(words: Words, at: int, tokens: Mapping[int, Token], tags: frozenset[str]) -> bool:
    """Whether the parse gives word `at` one of `tags`."""
    token = tokens.get(words.starts[at])
    return token is not None and token.pos in tags and words.folded[at].isalpha()
