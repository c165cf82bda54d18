"""Claims in words: “aid: Sunteria to Velmora, 10 August 2025”."""

import re

from runut.records.codebook import CODEBOOK, EventType, QuadClass
from runut.serve.wording import Wording
from runut.store.views.rows import ClaimView

# The dash of a range stands after a digit, that of a sign or an exponent does not: 65-75.5, -3--1, 1e-05.
_BETWEEN = re.compile(r"(?<=\d)-")


def kind_of(wording: Wording, type_: str, mode: str | None) -> str:
    """An event type with its mode in words."""
    named = wording(f"type.{type_}")
    return f"{named}: {wording(f'mode.{mode}')}" if mode else named


def quad_of(type_: EventType) -> QuadClass:
    """The quad class of an event type."""
    return CODEBOOK[type_].quad


def quad_key(quad: QuadClass) -> str:
    """The quad class as a name for style sheets and texts."""
    return quad.replace(" ", "-")


def says(claim: ClaimView, wording: Wording) -> str:
    """What a claim says, in one line without its quotation."""
    cells = dict(claim.cells)
    told = {"event": _event, "statement": _statement, "figure": _figure}[claim.kind](cells, wording)
    if claim.chain:
        told.append(wording("page.on_the_word_of") + " " + " > ".join(claim.chain))
    return " · ".join(part for part in told if part)


def layer_of(claim: ClaimView) -> str:
    """Which of a page's colours an event takes, or the claim's kind."""
    told = dict(claim.cells).get("type", "").partition("/")[0]
    return next((quad_key(row.quad) for type_, row in CODEBOOK.items() if type_ == told), claim.kind)


def _event(cells: dict[str, str], wording: Wording) -> list[str]:
    type_, _, mode = cells["type"].partition("/")
    who = cells.get("actors", "")
    if "recipients" in cells:
        who = f"{who} → {cells['recipients']}".strip()
    status = cells["status"]
    return [
        kind_of(wording, type_, mode or None),
        who,
        wording.day(cells["date"]) if "date" in cells else "",
        cells.get("place", ""),
        "" if status == "occurred" else wording(f"status.{status}"),
    ]


def _statement(cells: dict[str, str], wording: Wording) -> list[str]:
    return [
        cells.get("speaker") or wording("page.no_speaker"),
        wording(f"speech.{cells['mode']}"),
        f"{wording('page.to')} {cells['to']}" if "to" in cells else "",
        f"{wording('page.in')} {cells['medium']}" if "medium" in cells else "",
        wording.day(cells["date"]) if "date" in cells else "",
    ]


def _figure(cells: dict[str, str], wording: Wording) -> list[str]:
    value = " – ".join(wording.number(float(end)) for end in _ends(cells["value"]))
    exact = cells["bound"] in {"exact", "range"}
    bounded = value if exact else f"{wording('bound.' + cells['bound'])} {value}"
    return [f"{bounded} {wording.unit(cells['unit'])}", cells.get("of", "")]


def _ends(value: str) -> list[str]:
    return _BETWEEN.split(value)
