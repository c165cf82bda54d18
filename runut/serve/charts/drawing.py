"""From a Vega-Lite specification to a picture, and to one that moves."""

import re
import threading
from collections import OrderedDict
from typing import Any, TypeAlias

import msgspec
import vl_convert

from runut.text.fingerprints import digest

Specification: TypeAlias = dict[str, Any]
# Pictures that are held; each weighs some 30 kB.
HELD = 300
# Signs that XML, and so a picture, cannot hold: whoever draws it ends the whole program on one.
_UNDRAWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DOUBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd]")
# What a chart's own page runs: it asks the page around it for the specification, which alone may fetch it, and draws it.
_LIVE = """
window.addEventListener("message", (event) => {
  if (event.source !== window.parent) return;
  vegaEmbed("#chart", event.data, {actions: false, renderer: "svg", tooltip: true});
});
window.parent.postMessage("runut-chart-ready", "*");
"""


class Drawing:
    """“This chart again”: draws specifications as SVG, each once while it is remembered. Safe to be asked from many threads.

    The same specification gives the same picture; forgetting one costs only the time to draw it again.
    """

    def __init__(self) -> None:
        """Hold no picture yet."""
        self._lock = threading.Lock()
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._live: bytes | None = None

    def picture(self, chart: Specification) -> bytes:
        """The chart as SVG; signs that a picture cannot hold are drawn as U+FFFD."""
        key = digest(msgspec.json.encode(chart, order="sorted").decode())
        with self._lock:
            if (found := self._held.get(key)) is not None:
                self._held.move_to_end(key)
                return found
        drawn = _drawn(chart)
        with self._lock:
            self._held[key] = drawn
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return drawn

    def script(self) -> bytes:
        """The script by which a chart moves in a page of its own, with all that it needs."""
        with self._lock:
            if self._live is None:
                self._live = vl_convert.javascript_bundle(_LIVE).encode()
            return self._live


def _drawn(chart: Specification) -> bytes:
    try:
        return vl_convert.vegalite_to_svg(_without(chart, _UNDRAWN), allowed_base_urls=[]).encode()
    except ValueError:
        # A label that has no room is cut, and may be so in the middle of a sign that JavaScript writes as two.
        return vl_convert.vegalite_to_svg(_without(chart, _DOUBLE), allowed_base_urls=[]).encode()


def _without(part: Any, signs: re.Pattern[str]) -> Any:  # noqa: ANN401  # any part of a specification
    if isinstance(part, str):
        return signs.sub("\ufffd", part)
    if isinstance(part, list):
        return [_without(one, signs) for one in part]
    if isinstance(part, dict):
        return {_without(name, signs): _without(one, signs) for name, one in part.items()}
    return part
