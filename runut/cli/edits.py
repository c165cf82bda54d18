"""How two wordings are shown: what was left out of the earlier, what was put into the later."""

import sys
from collections.abc import Sequence

from rich.text import Text

from runut.records.span import Span
from runut.store.views.retold import EditView
from runut.store.views.rows import Quotation

# What stands around changed words where there are no colours, and the colours where there are.
_LEFT_OUT = ("[-", "-]", "red strike")
_PUT_IN = ("{+", "+}", "green bold")


def earlier_marked(quotation: Quotation, edits: Sequence[EditView]) -> Text:
    """The earlier passage with the words marked that the later leaves out or replaces."""
    return _marked(quotation, [edit.earlier_span for edit in edits if edit.earlier], _LEFT_OUT)


def later_marked(quotation: Quotation, edits: Sequence[EditView]) -> Text:
    """The later passage with the words marked that it puts in, or in the place of others."""
    return _marked(quotation, [edit.later_span for edit in edits if edit.later], _PUT_IN)


def _marked(quotation: Quotation, spans: Sequence[Span], marks: tuple[str, str, str]) -> Text:
    opening, closing, style = marks
    coloured = sys.stdout.isatty()
    shown, at = Text(), quotation.span.start
    for span in spans:
        shown.append(_flat(quotation, at, span.start))
        words = _flat(quotation, span.start, span.end)
        if coloured:
            shown.append(words, style=style)
        else:
            shown.append(f"{opening}{words}{closing}")
        at = span.end
    shown.append(_flat(quotation, at, quotation.span.end))
    return shown


def _flat(quotation: Quotation, start: int, end: int) -> str:
    """Characters of the article on one line."""
    text = quotation.text[start - quotation.around.start : end - quotation.around.start]
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"
