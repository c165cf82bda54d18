"""What lies at an address of the web? Asked safely: see `docs/security.md` for what each step stands against."""

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Self

import httpcore2
from msgspec import Struct

from runut.errors import BrokenAnswer, NoAnswer, TooManyRedirects, TooSlow
from runut.read.web.addresses import Target, shown, target
from runut.read.web.bodies import CODINGS, read_body, too_large
from runut.read.web.connecting import Deadline, Resolve, Stream, connect, secured, system
from runut.read.web.rules import Answer, Conditions, FetchRules
from runut.read.web.statuses import status_error

__all__ = ["Answer", "Conditions", "FetchRules", "Fetcher"]

_REDIRECTS, _FOR_GOOD = frozenset({301, 302, 303, 307, 308}), frozenset({301, 308})
_UNCHANGED, _PARTIAL = 304, 206
_FINE = range(200, 300)
_NONE = Conditions()
_DEFAULTS = FetchRules()


#: Called with an address; entered before it is asked and left when it has answered.
Visit = Callable[[str], AbstractContextManager[object]]


class _Ask(Struct, frozen=True, kw_only=True):
    """What is asked at each address of the way: headers, and a body to be sent or none."""

    headers: Mapping[str, str]
    body: bytes | None = None


class _Said(Struct, frozen=True, kw_only=True):
    """A server's answer at one address, its header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def _unwatched(_: str) -> AbstractContextManager[object]:
    return nullcontext()


class Fetcher:
    """“Fetch that”: goes to public addresses of the web, one connection for each, within its rules.

    May be used from several threads at once, and in a with block. Proxies that the environment names are not taken.
    """

    def __init__(
        self,
        rules: FetchRules = _DEFAULTS,
        *,
        resolve: Resolve = system,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep to `rules`; `resolve` looks names up, `tls` says whom to trust (default: whom this machine trusts)."""
        self.rules = rules
        self._resolve, self._tls, self._clock = resolve, tls, clock
        self._lock, self._closed = threading.Lock(), False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let no further fetch begin; those that have begun end by themselves."""
        self._closed = True

    def fetch(
        self, address: str, conditions: Conditions = _NONE, accept: str = "*/*", visit: Visit = _unwatched
    ) -> Answer:
        """What lies at `address`; with `conditions`, only if it has changed (else an answer with status 304).

        `visit` is entered with each address of the way before it is asked, and left after; what it waits does not count as
        time of the fetch. Raises RefusedAddress, NoAnswer, BrokenAnswer, BadStatus, TooManyRedirects, TooLarge or TooSlow,
        all FetchError, and whatever `visit` raises.
        """
        ask = _Ask(headers={"Accept": accept, **_conditional(conditions)})
        goal, for_good, left = target(address, self.rules), True, self.rules.total
        for _ in range(self.rules.redirects + 1):
            with visit(goal.address):
                began = self._clock()
                said = self._said(goal, ask, left)
                left -= self._clock() - began
            if said.status not in _REDIRECTS or "location" not in said.headers:
                moved = for_good and goal.address != target(address, self.rules).address
                return _answer(address, goal, said, moved=moved, conditional=conditions != _NONE)
            for_good = for_good and said.status in _FOR_GOOD
            goal = target(said.headers["location"], self.rules, goal.address)
        reason = f"it leads from address to address, more than {self.rules.redirects} times"
        raise TooManyRedirects(shown(address), reason, "give the address at which the page itself stands")

    def post(self, address: str, body: bytes, kind: str) -> Answer:
        """What the server answers to `body` (of the content type `kind`); redirects are not followed. Raises as `fetch`."""
        goal = target(address, self.rules)
        said = self._said(goal, _Ask(headers={"Content-Type": kind}, body=body), self.rules.total)
        return _answer(address, goal, said, moved=False, conditional=False)

    def _said(self, goal: Target, ask: _Ask, seconds: float) -> _Said:
        place = shown(goal.address)
        if self._closed:
            raise NoAnswer(place, "reading from the web was ended before it was asked", "start again")
        try:
            return self._exchange(goal, place, ask, Deadline(seconds, self._clock))
        except (httpcore2.TimeoutException, TimeoutError) as error:
            reason = f"the server was not done within {self.rules.total:g} seconds"
            raise TooSlow(place, reason, "try again later") from error
        except httpcore2.ProtocolError as error:
            raise BrokenAnswer(
                place, "the answer broke off, or is not as servers of the web answer", "try again later"
            ) from error
        except httpcore2.NetworkError as error:
            raise NoAnswer(place, "the server closed the connection", "try again later") from error

    def _exchange(self, goal: Target, place: str, ask: _Ask, deadline: Deadline) -> _Said:
        made = connect(goal, place, self.rules, deadline, self._resolve)
        with closing(made):
            if goal.scheme == "https":
                made = secured(made, goal, place, deadline, self._trust())
            origin = httpcore2.Origin(goal.scheme.encode(), goal.host.encode(), goal.port)
            with httpcore2.HTTP11Connection(origin, Stream(made, self.rules, deadline)) as connection:
                response = connection.handle_request(self._request(goal, ask))
                with closing(response):
                    headers = _headers(response)
                    return _Said(status=response.status, headers=headers, body=self._body(response, headers, place))

    def _body(self, response: httpcore2.Response, headers: Mapping[str, str], place: str) -> bytes:
        """The body where it is wanted: those of redirects and refusals are left with the server."""
        if response.status not in _FINE or response.status == _PARTIAL:
            return b""
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self.rules.packed:
            raise too_large(place, self.rules.packed)
        return read_body(response.iter_stream(), headers.get("content-encoding", ""), self.rules, place)

    def _request(self, goal: Target, ask: _Ask) -> httpcore2.Request:
        headers = {
            "Host": goal.authority,
            "User-Agent": self.rules.agent,
            "Accept-Encoding": CODINGS,
            "Connection": "close",
            **ask.headers,
        }
        if ask.body is not None:
            headers["Content-Length"] = str(len(ask.body))
        url = httpcore2.URL(
            scheme=goal.scheme.encode(), host=goal.host.encode(), port=goal.port, target=goal.path.encode("ascii")
        )
        method = "GET" if ask.body is None else "POST"
        return httpcore2.Request(method, url, headers=[_line(*one) for one in headers.items()], content=ask.body)

    def _trust(self) -> ssl.SSLContext:
        with self._lock:
            if self._tls is None:
                self._tls = httpcore2.default_ssl_context()
            return self._tls


def _conditional(conditions: Conditions) -> dict[str, str]:
    given = {"If-None-Match": conditions.etag, "If-Modified-Since": conditions.modified}
    return {name: value for name, value in given.items() if value}


def _line(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as it is sent; what a server once said of itself goes back to it byte by byte."""
    plain = "".join(sign for sign in value if " " <= sign <= "\xff" and sign != "\x7f").strip()
    return name.encode("ascii"), plain.encode("latin-1")


def _headers(response: httpcore2.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def _answer(asked: str, goal: Target, said: _Said, *, moved: bool, conditional: bool) -> Answer:
    """The answer for the caller; raises BadStatus where the server says no."""
    after = _seconds(said.headers)
    unchanged = said.status == _UNCHANGED and conditional
    if (said.status not in _FINE or said.status == _PARTIAL) and not unchanged:
        raise status_error(shown(goal.address), said.status, after)
    content = Message()
    content["content-type"] = said.headers.get("content-type", "")
    return Answer(
        address=goal.address,
        asked=asked,
        status=said.status,
        body=said.body,
        kind=said.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=content.get_content_charset(),
        etag=said.headers.get("etag"),
        modified=said.headers.get("last-modified"),
        retry_after=after,
        moved=moved,
    )


def _seconds(headers: Mapping[str, str]) -> float | None:
    """The seconds of Retry-After; a time is taken against the server's own clock. None where it does not say."""
    given = headers.get("retry-after", "")
    if given.isdecimal():
        return float(given[:9])
    try:
        then, now = parsedate_to_datetime(given), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
