"""Which colours do charts take? Those of the pages' style sheet, in light and dark."""

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal, TypeAlias

from msgspec import Struct

Scheme: TypeAlias = Literal["light", "dark"]
_BOTH = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
_FONT = re.compile(r"--sans: ([^;]+);")

# How much of a colour is left where it is thinned.
THIN = 0.18


class Inks(Struct, frozen=True):
    """“In the dark, links are light blue”: the colours of one scheme by name, and the letters of labels."""

    colours: Mapping[str, str]
    font: str

    def __getitem__(self, name: str) -> str:
        """The colour of that name; KeyError where the sheet has none."""
        return self.colours[name]

    def tint(self, colour: str) -> str:
        """A colour thinned with that of the paper, for what is drawn hollow."""
        parts = zip(_parts(colour), _parts(self["paper"]), strict=True)
        return "#" + "".join(f"{round(one * THIN + other * (1 - THIN)):02x}" for one, other in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def inks(scheme: Scheme) -> Inks:
    """The colours of the pages in a scheme, read from their sheet."""
    sheet = (files("runut.serve") / "static" / "page.css").read_text(encoding="utf-8")
    found = {name: light if scheme == "light" else dark for name, light, dark in _BOTH.findall(sheet)}
    fonts = _FONT.search(sheet)
    return Inks(found, fonts[1].replace('"', "'") if fonts else "sans-serif")
