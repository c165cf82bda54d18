"""How answers look on a terminal."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from runut.cli.terminal import aside, console, harmless, json_line
from runut.store.views.listing import Listing
from runut.store.views.rows import ClaimView, EntryView, Quotation, teller

T = TypeVar("T")


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    aside().print(Text.assemble(("runut: ", "bold red"), harmless(sentence)))


def emit_json(value: Any) -> None:  # noqa: ANN401  # any view, as msgspec encodes it
    """`value` as indented JSON on standard output."""
    sys.stdout.write(json_line(msgspec.json.format(msgspec.json.encode(value), indent=2)).decode() + "\n")


def emit_list(rows: Iterable[Any]) -> None:
    """The same for a list of any length: what is read is written, so that little of it is in memory."""
    before = "[\n  "
    for row in rows:
        one = msgspec.json.format(msgspec.json.encode(row), indent=2)
        # In JSON no text has a line break as it is: each belongs to the indented form.
        sys.stdout.write(before + json_line(one).decode().replace("\n", "\n  "))
        before = ",\n  "
    sys.stdout.write("[]\n" if before.startswith("[") else "\n]\n")


def show(out: Console, *lines: Text, indent: int = 0) -> None:
    """Lines one below the other, each folded within the indent."""
    for line in lines:
        out.print(Padding(line, (0, 0, 0, indent)) if sys.stdout.isatty() else Text(" " * indent).append_text(line))


def rest(out: Console, shown: int, there: int, noun: str = "") -> None:
    """Say that more is there (of `noun`) than was shown, and how to see it."""
    if shown < there:
        out.print()
        what = count(there, noun) if noun else there
        out.print(f"{shown} of {what}; --most 0 shows all.")


def show_list(found: Listing[T], tell: Callable[[Console, T], None], *, none: str, json: bool) -> None:
    """A list of any length as JSON, or each of it in lines of its own with a blank one before; `none` where it is empty."""
    if json:
        emit_list(found.rows)
        return
    out, shown = console(), 0
    if not found.total:
        out.print(none)
    for one in found.rows:
        out.print()
        tell(out, one)
        shown += 1
    rest(out, shown, found.total)


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one.

    >>> count(1, "article"), count(2, "entry")
    ('1 article', '2 entries')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else many}"


def megabytes(number: int) -> str:
    """Bytes as people read them.

    >>> megabytes(1_253_376)
    '1.3 MB'
    """
    return f"{number / 1_000_000:,.1f} MB"


def day(published: str | None) -> str:
    """The day of a date and time, or what stands for an unknown one."""
    return published[:10] if published else "undated"


def moment(published: str | None) -> str:
    """The day of a date and time with its hour and minute where they are known.

    >>> moment("2025-08-10T13:40:00+07:00"), moment("2025-08-10"), moment(None)
    ('2025-08-10 13:40', '2025-08-10', 'undated')
    """
    return published[:16].replace("T", " ") if published else "undated"


def who(entry: EntryView) -> str:
    """“A, B → C”: the actors and recipients of an entry, as far as it has them."""
    left, right = ", ".join(entry.actors), ", ".join(entry.recipients)
    if left and right:
        return f"{left} → {right}"
    return left or (f"→ {right}" if right else "")


def place_of(quotation: Quotation) -> str:
    """“03.txt line 4, characters 120 to 148”: where a quotation stands, so that anyone can look."""
    return f"{quotation.source} line {quotation.line}, characters {quotation.span.start} to {quotation.span.end}"


def marked(quotation: Quotation) -> Text:
    """The sentence with the quoted characters marked: bold on a terminal, in ⟦ ⟧ elsewhere."""
    start, end = quotation.span.start - quotation.around.start, quotation.span.end - quotation.around.start
    text, flat = quotation.text, " ".join
    before, inside, after = text[:start], text[start:end], text[end:]
    if sys.stdout.isatty():
        return Text.assemble(
            before.replace("\n", " "), (inside.replace("\n", " "), "bold reverse"), after.replace("\n", " ")
        )
    return Text(flat(f"{before}⟦{inside}⟧{after}".split()))


def claim_lines(claim: ClaimView) -> Sequence[Text]:
    """A claim in four lines: what it says, the sentence, where it stands, on whose word."""
    cells = " · ".join(f"{name} {value}" for name, value in claim.cells)
    quotation = claim.quotation
    head = Text.assemble((f"{teller(quotation)}, {day(quotation.published)}", "bold"), f"  {cells}")
    lines = [head, marked(quotation), Text(f"{place_of(quotation)}  ({claim.id})", style="dim")]
    if claim.chain:
        lines.append(Text(f"on the word of {' > '.join(claim.chain)}", style="italic"))
    return lines
