"""From a request to a visit, and what a browser is given to bring back."""

from urllib.parse import quote

from msgspec import structs
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from runut.errors import RunutError
from runut.serve.guard import tokens
from runut.serve.guard.door import Door
from runut.serve.library import Library
from runut.serve.settings import Person, Settings
from runut.serve.visit import THEMES, Theme, Visit, day_of
from runut.serve.wording import Wording, languages

# How long a browser keeps what its reader chose, in seconds.
YEAR = 31_536_000
# Forms hold so many fields and files at most, and a field so many bytes.
FIELDS, FILES, FIELD_BYTES = 200, 100, 2_000_000


class Reception:
    """Receives requests: language, theme, day, form and person of each."""

    def __init__(self, settings: Settings, library: Library, door: Door) -> None:
        """Load the words of every language once."""
        self._settings, self._library, self._door = settings, library, door
        self._wordings = {code: Wording(code) for code, _ in languages()}

    def receive(self, request: Request) -> tuple[Visit, RunutError | None]:
        """The visit of a request, without the form that may be sent with it, and what is wrong with it, if anything."""
        browser = request.cookies.get(tokens.COOKIE) or tokens.new_browser()
        wrong: RunutError | None = None
        day, person = None, Person(role="reader", known=False)
        try:
            person = self._door.person(request.cookies.get(self._door.cookie))
            day = day_of(request.query_params.get("as-of"))
        except RunutError as error:
            wrong = error
        visit = Visit(
            library=self._library,
            door=self._door,
            wording=self._wordings[self._language(request)],
            person=person,
            parts={name: str(value) for name, value in request.path_params.items()},
            query=dict(request.query_params),
            form={},
            cookies=request.cookies,
            theme=_theme(request),
            token=tokens.token_of(self._settings.secret, browser),
            browser=browser,
            client=request.client.host if request.client else "",
            known=request.headers.get("if-none-match", ""),
            address=_address(request),
            origin=f"{request.scope['scheme']}://{request.headers.get('host', '')}",
            as_of=day,
        )
        return visit, wrong

    async def fill(self, visit: Visit, request: Request) -> Visit:
        """The visit with the form that was sent."""
        fields, files = await _form(request)
        return structs.replace(visit, form=dict(fields), fields=fields, files=files)

    def part(self, visit: Visit, request: Request, response: Response) -> None:
        """Give the browser its name, if it brought none."""
        if tokens.COOKIE not in request.cookies:
            response.set_cookie(
                tokens.COOKIE, visit.browser, httponly=True, samesite="strict", secure=self._settings.secure
            )

    def remember(self, response: Response, name: str, value: str) -> None:
        """Let the browser keep what its reader chose."""
        if value:
            response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="lax", secure=self._settings.secure)
        else:
            response.delete_cookie(name)

    def _language(self, request: Request) -> str:
        """What the address asks, else what the reader chose, else what the browser prefers among ours."""
        accepted = [
            part.partition(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")
        ]
        asked = [request.query_params.get("lang"), request.cookies.get("runut-language"), *accepted]
        return next((code for code in asked if code in self._wordings), self._settings.language)


def _address(request: Request) -> str:
    """The path and query that were asked for, as they are written in an address; never one of another host."""
    query = request.scope["query_string"].decode("latin-1")
    return "/" + quote(request.scope["path"], safe="/:@!$&'()*+,;=~").lstrip("/") + (f"?{query}" if query else "")


def _theme(request: Request) -> Theme:
    asked = (request.query_params.get("theme"), request.cookies.get("runut-theme"))
    return next((theme for theme in THEMES if theme in asked), "auto")


async def _form(request: Request) -> tuple[tuple[tuple[str, str], ...], tuple[UploadFile, ...]]:
    found = await request.form(max_fields=FIELDS, max_files=FILES, max_part_size=FIELD_BYTES)
    fields = tuple((name, value) for name, value in found.multi_items() if isinstance(value, str))
    return fields, tuple(value for _, value in found.multi_items() if isinstance(value, UploadFile) and value.filename)
