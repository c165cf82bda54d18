"""The one way to the screen: what strangers wrote is seen there, and tells the terminal nothing."""

import re
import sys
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# Long lines are folded by the terminal's width; a file or pipe gets each line whole.
_WIDE = 10_000
# What a terminal takes for orders (C0 but for line breaks, DEL, C1), what turns the direction of letters or breaks lines
# unseen, and halves of letters, which cannot be written at all.
_ORDERS = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff"
_ORDER, _ORDER_OR_BREAK = re.compile(f"[{_ORDERS}]"), re.compile(f"[{_ORDERS}\n]")


class Terminal(Console):
    """A console that blanks what would order a terminal about in whatever text it is given, before it is coloured."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The pieces that are to be written, as `Console.render`; its own colours come as styles, not as signs."""
        for piece in super().render(renderable, options):
            harmful = not piece.control and _ORDER.search(piece.text)
            yield Segment(_ORDER.sub(" ", piece.text), piece.style) if harmful else piece


def console() -> Terminal:
    """Where answers go: coloured on a terminal, plain text everywhere else."""
    return Terminal(
        highlight=False, emoji=False, markup=False, soft_wrap=False, width=None if sys.stdout.isatty() else _WIDE
    )


def aside() -> Terminal:
    """Where complaints and progress go: standard error."""
    return Terminal(
        stderr=True, highlight=False, emoji=False, markup=False, width=None if sys.stderr.isatty() else _WIDE
    )


def harmless(text: str) -> str:
    r"""What strangers wrote as one line, without the signs by which a terminal is told to do something.

    >>> harmless("Banjir\x1b]0;x\x07 di\tSarindal\n\u202egnp")
    'Banjir ]0;x  di Sarindal  gnp'
    """
    return _ORDER_OR_BREAK.sub(" ", text)


def json_line(written: bytes) -> bytes:
    r"""JSON that means the same, without signs that would order a terminal about: in strings they are spelt in letters.

    >>> json_line('{"title": "Banjir\x9b2J"}'.encode())
    b'{"title": "Banjir\\u009b2J"}'
    """
    return _ORDER.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written.decode()).encode()


def data(lines: Iterable[bytes]) -> None:
    """Lines of a file for other programs on standard output: to the letter, but for orders to a terminal that it goes to."""
    seen = sys.stdout.isatty()
    sys.stdout.flush()
    for line in lines:
        sys.stdout.buffer.write((_ORDER.sub(" ", line.decode()).encode() if seen else line) + b"\n")
    sys.stdout.buffer.flush()
