"""What stands in parentheses behind a name: its short form, or an age."""

from collections.abc import Iterator

from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line

_LONGEST = 3
_LONGEST_AGE = 3
_FEW = 2
_SHORTEST = 3
# So many capitals at most stand for a person.
INITIALS = 4


def in_parentheses(line: Line, index: int) -> tuple[int, str | None] | None:
    """The word behind the parenthesis that opens at word `index`, and the short form in it (None for an age).

    None where no parenthesis opens there, or it holds something else.
    """
    tokens = line.tokens
    if not line.brackets or index >= len(tokens) or tokens[index].text != "(":
        return None
    for last in range(index + 1, min(len(tokens), index + _LONGEST + 2)):
        if tokens[last].text == ")":
            inner = tokens[index + 1 : last]
            text = " ".join(token.text for token in inner)
            if text.isdigit() and len(text) <= _LONGEST_AGE:
                return last + 1, None
            return (last + 1, text) if is_short_form(text) else None
    return None


def is_short_form(text: str) -> bool:
    """Whether `text` looks like a short form: one or two words, a capital in the first, two capitals or few letters.

    >>> [is_short_form(t) for t in ("VLN", "Velsel", "PB Lembayung", "Kemlu", "dan lain-lain")]
    [True, True, True, True, False]
    """
    words = text.split()
    return 0 < len(words) <= _LONGEST and text[:1].isupper() and all(w[:1].isupper() for w in words)


def longer_shorts(line: Line) -> Iterator[tuple[str, ...]]:
    """The short forms in parentheses that begin with an acronym and go on ("PB Lembayung"), in lower case."""
    for at in line.brackets:
        short = in_parentheses(line, at)
        words = short[1].split() if short and short[1] else []
        if len(words) > 1 and words[0].isupper():
            yield tuple(word.casefold() for word in words)


def initialed(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for initials stands before, also before others that are listed with them ("berinisial AK dan BR")."""
    at = index
    while at > _FEW and (line.low[at - 1] in lexicon.sets["inside"] or line.tokens[at - 1].text == ","):
        at -= 2
        if not (line.tokens[at].text.isupper() and len(line.tokens[at].text) <= INITIALS):
            return False
    return at > 0 and line.low[at - 1] in lexicon.sets["initialed"]


def spelled_out(line: Line, lexicon: Lexicon) -> dict[int, int]:
    """The words at which a body's name begins whose short form behind it is made of its initials, each with its end.

    "Forum Ulama dan Santri Lembayung (FUSL)": small words give no letter; a noun for bodies comes first.
    """
    found: dict[int, int] = {}
    for last in line.brackets:
        short = in_parentheses(line, last)
        text = short[1] if short else None
        if text is None or not text.isupper() or len(text) < _SHORTEST:
            continue
        first = _first_of(line, last, text, lexicon)
        noun = lexicon.noun(line, first) if first is not None else None
        if first is not None and noun and noun[1].use in {"body", "refer"} and lexicon.names.at(line, first) is None:
            found[first] = last
    return found


def _first_of(line: Line, last: int, letters: str, lexicon: Lexicon) -> int | None:
    """The word from which on the words before `last` begin with `letters`; None where they do not."""
    at = last
    for letter in reversed(letters):
        at -= 1
        while at > 0 and not line.upper[at] and line.low[at] in lexicon.sets["inside"]:
            at -= 1
        if at < 0 or not line.upper[at] or line.tokens[at].text[:1] != letter:
            return None
    return at
