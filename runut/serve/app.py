"""The pages of a chronicle as an ASGI application."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlencode

import msgspec
from anyio import CapacityLimiter, to_thread
from msgspec import Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from runut.errors import BadDate, ChronicleError, RunutError, UnknownRecord, WrongJudgement
from runut.serve.charts.answers import Charts
from runut.serve.downloads import Busy, Downloads
from runut.serve.finished import Finished
from runut.serve.freshness import has, mark_of, mark_of_body, marked, unchanged
from runut.serve.guard import tokens
from runut.serve.guard.door import Door, NotLetIn
from runut.serve.guard.gate import Gate, Refusal
from runut.serve.guard.headers import headers_of
from runut.serve.guard.tally import Tally
from runut.serve.guard.users import UsersError
from runut.serve.jobs import Jobs
from runut.serve.library import Library
from runut.serve.openapi import described
from runut.serve.pages.login import again
from runut.serve.rendering import Renderer
from runut.serve.routes import Act, Go, Page
from runut.serve.settings import Role, Settings
from runut.serve.site import ACTS, NAVIGATION, PAGES
from runut.serve.statics import Statics
from runut.serve.visit import Beyond, Visit
from runut.serve.visiting import Reception
from runut.serve.workshop import Workshop

Endpoint = Callable[[Request], Awaitable[Response]]
Complain = Callable[[Visit, str, int], Response]
# So many visits to earlier days are answered at once.
EARLIER = 4
# Whoever may look may have the description of /api and the tables.
LOOKING: Role = "reader"


class Common(Struct, frozen=True):
    """What all processes of a server share: what is counted of those who come, and what is being added."""

    tally: Tally
    jobs: Jobs


class Site:
    """Answers requests: pages and their JSON from the table in site.py, and what forms send."""

    def __init__(self, settings: Settings, workshop: Workshop, common: Common | None = None) -> None:
        """Serve as `settings` say; `workshop` changes the chronicle, `common` is shared with other processes."""
        self.settings = settings
        self._common = common or Common(Tally(settings.limits), Jobs(settings.chronicle, workshop))
        self.library = Library(settings.chronicle, workshop, self._common.jobs)
        self.statics = Statics()
        self.renderer = Renderer(self.statics, NAVIGATION)
        self.charts = Charts()
        self.door = Door(settings, tally=self._common.tally)
        self._finished = Finished(settings.secret)
        self.reception = Reception(settings, self.library, self.door)
        # To go back to a day takes long: those who ask for one wait for one another, and nobody else waits for them.
        self._turns = CapacityLimiter(EARLIER)

    def application(self) -> Starlette:
        """The application; the chronicle is given back when it stops."""

        @asynccontextmanager
        async def life(_: Starlette) -> AsyncIterator[None]:
            yield
            self.library.close()

        routes = [Route("/static/{mark}/{name}", self.statics.answer)]
        routes += self._chart_routes()
        routes += [Route(page.path, self._page(page), methods=["GET"], name=page.name) for page in PAGES]
        routes += [Route("/api/openapi.json", self._described(), methods=["GET"])]
        routes += [Route("/api" + page.path.rstrip("/"), self._json(page), methods=["GET"]) for page in PAGES]
        routes += [Route("/csv/{table}", self._table(), methods=["GET"])]
        routes += [Route(act.path, self._act(act), methods=["POST"]) for act in ACTS]
        files = tuple(act.path.partition("{")[0] for act in ACTS if act.files)
        return Starlette(
            routes=routes,
            lifespan=life,
            middleware=[
                Middleware(Gate, settings=self.settings, refuse=self._refuse, tally=self._common.tally, files=files)
            ],
            exception_handlers={HTTPException: self._nothing, Exception: self._broken},
        )

    def _chart_routes(self) -> list[Route]:
        charts = self.charts
        return [
            Route("/chart/live.js", charts.script, methods=["GET"]),
            Route("/chart/live", self._endpoint(LOOKING, charts.room, self._said), methods=["GET"]),
            Route("/chart/{kind}.json", self._endpoint(LOOKING, charts.specification, _json_error), methods=["GET"]),
            Route("/chart/{kind}", self._endpoint(LOOKING, charts.picture, self._said), methods=["GET"]),
        ]

    def _page(self, page: Page) -> Endpoint:
        def made(visit: Visit) -> bytes:
            return self.renderer.page(page.template, visit, page.data(visit), page.tables).encode()

        return self._endpoint(page, self._fresh(page, made, "text/html"), self._said)

    def _json(self, page: Page) -> Endpoint:
        def made(visit: Visit) -> bytes:
            return msgspec.json.encode(page.data(visit))

        return self._endpoint(page, self._fresh(page, made, "application/json"), _json_error)

    def _fresh(self, page: Page, made: Callable[[Visit], bytes], kind: str) -> Callable[[Visit], Response]:
        """The answer that is `made`, unless the browser has it already."""

        def answer(visit: Visit) -> Response:
            mark = mark_of(visit, self.settings.secret) if page.steady else ""
            if has(visit, mark):
                return unchanged(mark)
            body = self._finished.answer(visit, page, kind, made)
            said = mark_of_body(body)
            return unchanged(said) if has(visit, said) else marked(Response(body, media_type=kind), mark or said)

        return answer

    def _described(self) -> Endpoint:
        """What /api and /csv answer, for programs."""

        def answer(_: Visit) -> Response:
            return Response(msgspec.json.encode(described(PAGES)), media_type="application/json")

        return self._endpoint(LOOKING, answer, _json_error)

    def _table(self) -> Endpoint:
        return self._endpoint(LOOKING, Downloads().answer, _json_error)

    def _act(self, act: Act) -> Endpoint:
        def answer(visit: Visit) -> Response:
            browser, token = visit.browser, visit.form.get(tokens.FIELD)
            if not tokens.is_ours(self.settings.secret, browser, token):
                return self._said(visit, visit.wording("web.stale_form"), HTTPStatus.FORBIDDEN)
            done = act.do(visit)
            if not isinstance(done, Go):
                return done
            response = RedirectResponse(done.address, status_code=HTTPStatus.SEE_OTHER)
            for name, value in done.cookies:
                self.reception.remember(response, name, value)
            return response

        return self._endpoint(act, answer, self._said)

    def _endpoint(self, who: Page | Act | Role, answer: Callable[[Visit], Response], complain: Complain) -> Endpoint:
        """Receive a visit, answer it in a thread, and say in a sentence what cannot be done.

        A form is read only where its sender may send it.
        """

        def in_thread(visit: Visit) -> Response:
            try:
                return answer(visit)
            except NotLetIn as error:
                return self._not_let_in(visit, error)
            except RunutError as error:
                return _explained(visit, error, complain)

        async def endpoint(request: Request) -> Response:
            visit, wrong = self.reception.receive(request)
            if wrong is not None:
                response = _explained(visit, wrong, complain)
            elif not _may(visit, who):
                response = _kept_out(visit, who, complain)
            else:
                if isinstance(who, Act):
                    visit = await self.reception.fill(visit, request)
                turns = self._turns if visit.as_of is not None else None
                response = await to_thread.run_sync(in_thread, visit, limiter=turns)
            self._finish(visit, request, response)
            return response

        return endpoint

    def _finish(self, visit: Visit, request: Request, response: Response) -> None:
        """Put on every answer what browsers may do with it."""
        for name, value in headers_of(secure=self.settings.secure).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        self.reception.part(visit, request, response)

    def _said(self, visit: Visit, sentence: str, status: int) -> Response:
        """A page that says what is wrong and leads on."""
        page = self.renderer.page("said.html.j2", visit, {"sentence": sentence, "status": status})
        return Response(page, status_code=status, media_type="text/html")

    def _not_let_in(self, visit: Visit, error: NotLetIn) -> Response:
        """The form once more, with what was wrong and when to try again."""
        words, refusal = visit.wording, Refusal(HTTPStatus(error.status), "", error.wait)
        wait = words.number(int(error.wait) + 1)
        said = words("guard.wait", seconds=wait) if error.wait else words("guard.not_let_in")
        page = self.renderer.page("login.html.j2", visit, again(visit, said))
        return Response(page, status_code=refusal.status, media_type="text/html", headers=refusal.headers)

    async def _refuse(self, request: Request, refusal: Refusal) -> Response:
        """The answer to what the gate does not let through."""
        return self._elsewhere(request, refusal.status, refusal.says, refusal.headers)

    async def _nothing(self, request: Request, error: Exception) -> Response:
        """The answer where no page is, or where what was sent cannot be read."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
        detail = error.detail if isinstance(error, HTTPException) else ""
        if detail.startswith("guard."):
            says = detail
        else:
            says = "web.nothing_here" if status == HTTPStatus.NOT_FOUND else "guard.unreadable"
        return self._elsewhere(request, status, says, error.headers if isinstance(error, HTTPException) else None)

    async def _broken(self, request: Request, _error: Exception) -> Response:
        """The answer where we made a mistake; what it was is in the server's log alone."""
        return self._elsewhere(request, HTTPStatus.INTERNAL_SERVER_ERROR, "guard.broken")

    def _elsewhere(
        self, request: Request, status: int, says: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        """What is said outside of pages: a page for people, JSON for programs."""
        visit, _ = self.reception.receive(request)
        programs = request.url.path.startswith(("/api", "/csv"))
        response = (_json_error if programs else self._said)(visit, visit.wording(says), status)
        response.headers.update(headers or {})
        self._finish(visit, request, response)
        return response


def _may(visit: Visit, who: Page | Act | Role) -> bool:
    return visit.person.may(who) if isinstance(who, str) else who.open or visit.person.may(who.role)


def _kept_out(visit: Visit, who: Page | Act | Role, complain: Complain) -> Response:
    """The answer to somebody who may not: those who have not logged in are led to where one does."""
    if visit.person.known:
        role = visit.wording(f"role.{who if isinstance(who, str) else who.role}")
        return complain(visit, visit.wording("guard.role", role=role), HTTPStatus.FORBIDDEN)
    if complain is _json_error or isinstance(who, Act):
        return complain(visit, visit.wording("guard.login"), HTTPStatus.UNAUTHORIZED)
    kept = {name: visit.query[name] for name in ("lang", "theme") if name in visit.query}
    return RedirectResponse("/login?" + urlencode({"back": visit.address} | kept), status_code=HTTPStatus.SEE_OTHER)


def _explained(visit: Visit, error: RunutError, complain: Complain) -> Response:
    if isinstance(error, Beyond):
        return complain(visit, visit.wording("web.beyond"), HTTPStatus.NOT_FOUND)
    return complain(visit, visit.wording.retold("error", str(error)), _status(error))


def _json_error(_: Visit, sentence: str, status: int) -> Response:
    return Response(msgspec.json.encode({"error": sentence}), status_code=status, media_type="application/json")


def _status(error: RunutError) -> int:
    """The status of an error: what is not there, what was asked wrongly, what cannot be done now."""
    if isinstance(error, UnknownRecord):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, WrongJudgement):
        return HTTPStatus.CONFLICT
    if isinstance(error, (ChronicleError, UsersError, Busy)):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST if isinstance(error, BadDate) else HTTPStatus.UNPROCESSABLE_ENTITY
