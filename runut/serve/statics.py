"""Style sheets and scripts, each under an address that names its content, so that browsers keep them for good."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from runut.serve.guard.headers import HEADERS
from runut.text.fingerprints import digest

_KINDS: Mapping[str, str] = MappingProxyType(
    {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
)
# The style sheets of every page, in their order; each later one may refine those before.
SHEETS = (
    "page.css",
    "story.css",
    "text.css",
    "web.css",
    "told.css",
    "storypage.css",
    "charts.css",
    "front.css",
    "search.css",
    "forms.css",
    "article.css",
    "data.css",
    "print.css",
)
_FOR_GOOD = "public, max-age=31536000, immutable"


class _Held(Struct, frozen=True):
    content: bytes
    kind: str
    address: str


class Statics:
    """All files of static/, held in memory; the sheets of a page as one."""

    def __init__(self) -> None:
        """Read them."""
        found = {path.name: path.read_bytes() for path in (files("runut.serve") / "static").iterdir() if path.is_file()}
        found["runut.css"] = b"\n".join(found.pop(name) for name in SHEETS)
        self._held: Mapping[str, _Held] = {name: _held(name, content) for name, content in sorted(found.items())}

    def at(self, name: str) -> str:
        """The address of a file; KeyError where there is none."""
        return self._held[name].address

    def answer(self, request: Request) -> Response:
        """The file that is asked for."""
        held = self._held.get(request.path_params["name"])
        if held is None:
            return Response(status_code=404, headers=dict(HEADERS))
        return Response(held.content, media_type=held.kind, headers={"Cache-Control": _FOR_GOOD, **HEADERS})


def _held(name: str, content: bytes) -> _Held:
    mark = digest(content.decode(), length=10)
    return _Held(content, _KINDS["." + name.rpartition(".")[2]], f"/static/{mark}/{name}")
