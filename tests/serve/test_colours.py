"""Colours can be read: every ink on every ground that it stands on, in light and dark."""

import re
from pathlib import Path

import pytest

from runut.serve import report

STYLE = (Path(report.__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
AA = 4.5
GROUNDS = ("paper", "sheet", "mark", "said", "target", "own")
INKS = ("ink", "link")
QUIET = ("soft", "faint", "chain", *(f"q-{quad}" for quad in ("verbal-cooperation", "material-cooperation")))
QUADS = ("q-verbal-conflict", "q-material-conflict", "q-none")


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name."""
    both = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE)
    return {name: light if scheme == "light" else dark for name, light, dark in both}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read(scheme: str) -> None:
    """Text and links reach 4.5:1 on all grounds, quiet text and classes on paper and sheet (WCAG 2.2, AA)."""
    named = colours(scheme)
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [(ink, ground) for ink in (*QUIET, *QUADS) for ground in GROUNDS[:2]]
    assert [(ink, ground) for ink, ground in pairs if contrast(named[ink], named[ground]) < AA] == []


def test_contrast_is_measured_as_defined() -> None:
    """Black on white is 21:1, a colour on itself 1:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1c4f8c", "#1c4f8c") == pytest.approx(1)
