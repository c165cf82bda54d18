"""What a request must be like before anything is done for it."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

from msgspec import Struct
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut.serve.guard.hosts import is_own, is_served
from runut.serve.guard.tally import Tally
from runut.serve.settings import Settings

_CHANGING = "POST"
LOGIN = "/login"


class Refusal(Struct, frozen=True):
    """“Too many; again in four seconds”: why nothing is done; `says` is the name of the text for it."""

    status: HTTPStatus
    says: str
    wait: float = 0.0

    @property
    def headers(self) -> dict[str, str]:
        """When to ask again."""
        return {"Retry-After": str(int(self.wait) + 1)} if self.wait else {}


Refuse: TypeAlias = Callable[[Request, Refusal], Awaitable[Response]]


class Gate:
    """Lets requests through that name this server, are not too large or too many, and come from its own pages.

    An ASGI application around another; `refuse` writes the answer to those that are not let through, `files` are the
    beginnings of paths to which files may be sent, and `tally` counts the forms.
    """

    def __init__(
        self, app: ASGIApp, settings: Settings, refuse: Refuse, tally: Tally, files: tuple[str, ...] = ()
    ) -> None:
        """Guard `app` as `settings` say."""
        self._app, self._settings, self._refuse, self._files = app, settings, refuse, files
        self._tally = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._settings.proxied:
            scope = told_by_proxy(scope)
        refusal = self._look(scope)
        if refusal is not None:
            response = await self._refuse(Request(scope), refusal)
            await response(scope, receive, send)
            return
        await self._app(scope, counted(receive, self._most(scope)), send)

    def _look(self, scope: Scope) -> Refusal | None:
        """Why the request is refused, from its head alone."""
        headers, limits = Headers(scope=scope), self._settings.limits
        if not is_served(headers.get("host"), self._settings.names):
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST, "guard.other_host")
        long = len(scope.get("raw_path") or scope["path"]) > limits.path or len(scope["query_string"]) > limits.query
        if long:
            return Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, "guard.long_address")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > limits.headers:
            return Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "guard.long_head")
        return self._look_at_form(scope, headers) if scope["method"] == _CHANGING else None

    def _look_at_form(self, scope: Scope, headers: Headers) -> Refusal | None:
        if not is_own(headers, scope["scheme"]):
            return Refusal(HTTPStatus.FORBIDDEN, "guard.other_site")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20]) > self._most(scope):
            return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "guard.large")
        client = (scope.get("client") or ("",))[0]
        wait = self._tally.send(client) or (self._tally.log_in(client) if scope["path"] == LOGIN else 0.0)
        return Refusal(HTTPStatus.TOO_MANY_REQUESTS, "guard.often", wait) if wait else None

    def _most(self, scope: Scope) -> int:
        """How many bytes may be sent: files are read in pieces and kept on the disk, other forms are held in memory."""
        limits, kind = self._settings.limits, Headers(scope=scope).get("content-type", "").lower()
        takes_files = bool(self._files) and scope["path"].startswith(self._files)
        return limits.body if takes_files and kind.startswith("multipart/form-data") else limits.fields


def counted(receive: Receive, most: int) -> Receive:
    """`receive`, but what is sent is read up to `most` bytes only, whatever was announced; then an error with status 413."""
    so_far = 0

    async def one() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "guard.large")
        return message

    return one


def told_by_proxy(scope: Scope) -> Scope:
    """The request as its proxy tells that it came: the last one named is whom the proxy saw, those before are hearsay."""
    headers = Headers(scope=scope)
    scheme = _last(headers.getlist("x-forwarded-proto")).lower()
    client = _last(headers.getlist("x-forwarded-for"))
    told = dict(scope) | {"scheme": scheme if scheme in {"http", "https"} else "https"}
    return told | {"client": (client, 0)} if client else told


def _last(values: list[str]) -> str:
    return values[-1].rpartition(",")[2].strip() if values else ""
