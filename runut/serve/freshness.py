"""Does the browser have this answer already?"""

import hmac
from hashlib import blake2b
from http import HTTPStatus

from starlette.responses import Response

from runut.serve.guard.tokens import COOKIE
from runut.serve.visit import Visit

# What an answer depends on besides its address.
_VARY = "Cookie, Accept-Language"


def mark_of(visit: Visit, secret: bytes) -> str:
    """The mark of a page that shows the chronicle alone: another one for another state, address, person or language.

    "" where there is no chronicle. It is looked at before the page is made, so that a page that is newer than its mark is
    made once more and never too seldom.
    """
    state = visit.library.state
    cookies = (f"{name}={value}" for name, value in sorted(visit.cookies.items()) if name != COOKIE)
    said = (state, visit.address, visit.person.name, visit.person.role, visit.wording.language, visit.browser, *cookies)
    mark = hmac.new(secret, "\x1f".join(said).encode("utf-8", "surrogatepass"), "sha256").hexdigest()
    return f'W/"{mark[:32]}"' if state else ""


def mark_of_body(body: bytes) -> str:
    """The mark of an answer by what it says."""
    return f'"{blake2b(body, digest_size=16).hexdigest()}"'


def marked(response: Response, mark: str) -> Response:
    """The answer with its mark."""
    response.headers["ETag"], response.headers["Vary"] = mark, _VARY
    return response


def has(visit: Visit, mark: str) -> bool:
    """Whether the browser keeps the answer of this mark."""
    return bool(mark) and mark in {one.strip() for one in visit.known.split(",")}


def unchanged(mark: str) -> Response:
    """“You have it already”, without saying it again."""
    return marked(Response(status_code=HTTPStatus.NOT_MODIFIED), mark)
