"""Getting in and out."""

from http import HTTPStatus

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from runut.serve.guard import tokens
from runut.serve.guard.tally import STAY
from runut.serve.guard.users import NAME_LENGTH
from runut.serve.paths import own
from runut.serve.visit import Visit


class Login(Struct, frozen=True, kw_only=True):
    """The form by which one logs in: `back` is where it leads, `guarded` whether one must, `name` who is in already.

    After a try that failed, `wrong` says why and `typed` is the name that was given.
    """

    back: str
    guarded: bool
    name: str
    wrong: str = ""
    typed: str = ""


def login(visit: Visit) -> Login:
    """The form for a visit."""
    return Login(back=own(visit.query.get("back", "/")), guarded=visit.door.guarded, name=visit.person.name)


def again(visit: Visit, wrong: str) -> Login:
    """The form after a try that failed, with what was wrong."""
    return Login(
        back=own(visit.form.get("back", "/")),
        guarded=visit.door.guarded,
        name=visit.person.name,
        wrong=wrong,
        typed=visit.form.get("name", "")[:NAME_LENGTH],
    )


def enter(visit: Visit) -> Response:
    """Let in whoever has the right name and password; raises NotLetIn."""
    session = visit.door.enter(visit.form.get("name", ""), visit.form.get("password", ""), visit.client)
    response = _go(own(visit.form.get("back", "/")))
    # Who is let in gets a new name for the browser too, so that no earlier one is worth anything.
    for name, value, stay in ((visit.door.cookie, session, STAY), (tokens.COOKIE, tokens.new_browser(), None)):
        response.set_cookie(
            name, value, max_age=stay, httponly=True, samesite="strict", secure=visit.door.secure, path="/"
        )
    return response


def leave(visit: Visit) -> Response:
    """Let out whoever was in, on every machine to which the session was copied."""
    visit.door.leave(visit.session)
    response = _go("/login")
    response.delete_cookie(visit.door.cookie, path="/", httponly=True, samesite="strict", secure=visit.door.secure)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _go(address: str) -> Response:
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)
