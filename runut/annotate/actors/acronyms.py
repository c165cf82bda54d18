"""What stands in parentheses behind a name: its short form, or an age."""

from runut.annotate.actors.line import Line

_LONGEST = 3
_LONGEST_AGE = 3


def in_parentheses(line: Line, index: int) -> tuple[int, str | None] | None:
    """The word behind the parenthesis that opens at word `index`, and the short form in it (None for an age).

    None where no parenthesis opens there, or it holds something else.
    """
    tokens = line.tokens
    if index >= len(tokens) or tokens[index].text != "(":
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

    >>> [is_short_form(t) for t in ("OPEC", "Korut", "SKK Migas", "Kemlu", "dan lain-lain")]
    [True, True, True, True, False]
    """
    words = text.split()
    return 0 < len(words) <= _LONGEST and text[:1].isupper() and all(w[:1].isupper() for w in words)
