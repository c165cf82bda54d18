"""From a Vega-Lite specification to a picture, and to one that moves."""

import threading
from collections import OrderedDict
from typing import Any, TypeAlias

import msgspec
import vl_convert

from runut.text.fingerprints import digest

Specification: TypeAlias = dict[str, Any]
# Pictures that are held; each weighs some 30 kB.
HELD = 300
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
        """The chart as SVG."""
        key = digest(msgspec.json.encode(chart, order="sorted").decode())
        with self._lock:
            if (found := self._held.get(key)) is not None:
                self._held.move_to_end(key)
                return found
        drawn = vl_convert.vegalite_to_svg(chart, allowed_base_urls=[]).encode()
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
