"""The pages of a chronicle as an ASGI application."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from runut.errors import BadDate, ChronicleError, RunutError, UnknownRecord, WrongJudgement
from runut.serve.guard import tokens
from runut.serve.guard.headers import HEADERS
from runut.serve.library import Library
from runut.serve.rendering import Renderer
from runut.serve.routes import Act, Go, Page
from runut.serve.settings import Settings
from runut.serve.site import ACTS, NAVIGATION, PAGES
from runut.serve.statics import Statics
from runut.serve.visit import Visit
from runut.serve.visiting import Reception
from runut.serve.workshop import Workshop

Endpoint = Callable[[Request], Awaitable[Response]]


class Site:
    """Answers requests: pages and their JSON from the table in site.py, and what forms send."""

    def __init__(self, settings: Settings, workshop: Workshop) -> None:
        """Serve as `settings` say; what changes the chronicle is done by `workshop`."""
        self.settings = settings
        self.library = Library(settings.chronicle, workshop)
        self.statics = Statics()
        self.renderer = Renderer(self.statics, NAVIGATION)
        self.reception = Reception(settings, self.library)

    def application(self) -> Starlette:
        """The application; the chronicle is given back when it stops."""

        @asynccontextmanager
        async def life(_: Starlette) -> AsyncIterator[None]:
            yield
            self.library.close()

        routes = [Route("/static/{mark}/{name}", self.statics.answer)]
        routes += [Route(page.path, self._page(page), methods=["GET"], name=page.name) for page in PAGES]
        routes += [Route("/api" + page.path.rstrip("/"), self._json(page), methods=["GET"]) for page in PAGES]
        routes += [Route(act.path, self._act(act), methods=["POST"]) for act in ACTS]
        return Starlette(routes=routes, lifespan=life, exception_handlers={HTTPException: self._nothing})

    def _page(self, page: Page) -> Endpoint:
        def answer(visit: Visit) -> Response:
            return Response(self.renderer.page(page.template, visit, page.data(visit)), media_type="text/html")

        return self._endpoint(answer, self._said)

    def _json(self, page: Page) -> Endpoint:
        def answer(visit: Visit) -> Response:
            return Response(msgspec.json.encode(page.data(visit)), media_type="application/json")

        return self._endpoint(answer, _json_error)

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

        return self._endpoint(answer, self._said)

    def _endpoint(
        self, answer: Callable[[Visit], Response], complain: Callable[[Visit, str, int], Response]
    ) -> Endpoint:
        """Receive a visit, answer it in a thread, and say in a sentence what cannot be done."""

        def in_thread(visit: Visit) -> Response:
            try:
                return answer(visit)
            except RunutError as error:
                return complain(visit, str(error), _status(error))

        async def endpoint(request: Request) -> Response:
            visit, wrong = await self.reception.receive(request)
            if wrong is not None:
                response = complain(visit, str(wrong), _status(wrong))
            else:
                response = await run_in_threadpool(in_thread, visit)
            response.headers.update(HEADERS)
            response.headers.setdefault("Cache-Control", "private, no-cache")
            self.reception.part(visit, request, response)
            return response

        return endpoint

    def _said(self, visit: Visit, sentence: str, status: int) -> Response:
        """A page that says what is wrong and leads on."""
        page = self.renderer.page("said.html.j2", visit, {"sentence": sentence, "status": status})
        return Response(page, status_code=status, media_type="text/html")

    async def _nothing(self, request: Request, error: Exception) -> Response:
        """The answer where no page is."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
        visit, _ = await self.reception.receive(request, body=False)
        if request.url.path.startswith("/api"):
            return _json_error(visit, f"there is nothing at {request.url.path}.", status)
        response = self._said(
            visit, visit.wording("web.nothing_here" if status == HTTPStatus.NOT_FOUND else "web.not_so"), status
        )
        response.headers.update(HEADERS)
        return response


def _json_error(_: Visit, sentence: str, status: int) -> Response:
    return Response(msgspec.json.encode({"error": sentence}), status_code=status, media_type="application/json")


def _status(error: RunutError) -> int:
    """The status of an error: what is not there, what was asked wrongly, what cannot be done now."""
    if isinstance(error, UnknownRecord):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, WrongJudgement):
        return HTTPStatus.CONFLICT
    if isinstance(error, ChronicleError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST if isinstance(error, BadDate) else HTTPStatus.UNPROCESSABLE_ENTITY
