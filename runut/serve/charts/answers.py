"""Charts as answers: the picture, its specification, and the page in which it moves."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from runut.serve.charts.drawing import Drawing
from runut.serve.charts.inks import Inks, inks
from runut.serve.charts.kinds import chart
from runut.serve.charts.look import NARROW, WIDE, Look
from runut.serve.visit import Visit

# A picture asked for again within a minute, by turning back, is not asked for at all.
_SOON = "private, max-age=60"
# The page of a live chart runs one script of ours, which makes functions from a chart's expressions, and loads nothing
# else; it is in a sandbox, from which it cannot reach the page around it or anything of this server that is not public.
LIVE: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
        ),
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Opener-Policy": "unsafe-none",
        "Cache-Control": "private, max-age=3600",
    }
)


class Charts:
    """Answers what pages ask of /chart."""

    def __init__(self) -> None:
        """Read the colours."""
        self._drawing = Drawing()
        self._inks: Mapping[str, Inks] = {"light": inks("light"), "dark": inks("dark")}

    def picture(self, visit: Visit) -> Response:
        """A chart as SVG."""
        drawn = self._drawing.picture(chart(visit.parts["kind"], visit, self._look(visit)))
        return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": _SOON})

    def specification(self, visit: Visit) -> Response:
        """A chart as Vega-Lite, on the ground of a page."""
        look = self._look(visit)
        made = chart(visit.parts["kind"], visit, msgspec.structs.replace(look, ground=look.inks["paper"]))
        return Response(msgspec.json.encode(made), media_type="application/json", headers={"Cache-Control": _SOON})

    def room(self, visit: Visit) -> Response:
        """The page in which a chart moves: it gets the chart from the page around it."""
        language, scheme = escape(visit.wording.language), "light dark" if visit.theme == "auto" else visit.theme
        page = (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Runut</title>'
            f'<meta name="color-scheme" content="{scheme}"></head>'
            '<body><div id="chart"></div><script src="/chart/live.js"></script></body></html>'
        )
        return Response(page, media_type="text/html", headers=dict(LIVE))

    def script(self, _: Request) -> Response:
        """The script of that page; it is the same for all, and a page in a sandbox is of no origin."""
        kept = {"Cache-Control": "public, max-age=86400", "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(self._drawing.script(), media_type="text/javascript", headers=kept)

    def _look(self, visit: Visit) -> Look:
        scheme = "dark" if visit.theme == "dark" else "light"
        return Look(self._inks[scheme], visit.wording, NARROW if visit.query.get("size") == "narrow" else WIDE)
