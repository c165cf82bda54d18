"""Getting in, staying in and getting out."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.serve.guard.door import Door, NotLetIn
from runut.serve.guard.tally import STAY
from runut.serve.guard.users import new_user, save_users
from runut.serve.routes import Act, Page
from runut.serve.settings import Person, Settings
from runut.serve.site import ACTS, PAGES
from tests.serve.browsing import browser, token_in

PASSWORD, OTHER = "sembilan ekor camar", "sepuluh ekor elang"


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader, an analyst and a keeper."""
    path = tmp_path_factory.mktemp("users") / "users.toml"
    save_users(
        path,
        [
            new_user("ratri", "reader", PASSWORD),
            new_user("bagas", "analyst", PASSWORD),
            new_user("wulan", "keeper", PASSWORD),
        ],
    )
    return path


@pytest.fixture
def asked(demo_chronicle: Path, users: Path) -> TestClient:
    """A browser at pages that ask for users."""
    return browser(demo_chronicle, users=users)


def log_in(asked: TestClient, name: str, password: str = PASSWORD, back: str = "/") -> int:
    """Log in by the form; the status of the answer."""
    token = token_in(asked.get("/login").text)
    sent = {"name": name, "password": password, "token": token, "back": back}
    return asked.post("/login", data=sent).status_code


class Clock:
    """A clock that a test sets."""

    now = 1_000.0

    def __call__(self) -> float:
        """The time that it was set to."""
        return self.now


def door(chronicle: Path, users: Path | None, clock: Clock | None = None) -> Door:
    """A door with these users."""
    return Door(Settings(chronicle=chronicle, users=users, secret=b"s" * 32), clock or Clock())


def test_nobody_is_shown_anything_before_logging_in(asked: TestClient) -> None:
    """Every page leads to where one logs in, its JSON and the tables say so; nothing of the chronicle is in the answer."""
    for page in PAGES:
        if page.open:
            continue
        path = page.path.replace("{id}", "S1")
        answer = asked.get(path)
        assert (answer.status_code, answer.text) == (303, ""), path
        assert answer.headers["location"].startswith("/login?back="), path
        assert asked.get("/api" + path.rstrip("/")).status_code == 401, path
    for path in ("/csv/claims", "/api/openapi.json"):
        assert asked.get(path).json() == {"error": "Masuk dahulu, di /login."}
    shown = asked.get("/login").text
    assert 'action="/search"' not in shown
    assert 'href="/data' not in shown


def test_acts_are_closed_before_the_form_is_read(asked: TestClient) -> None:
    """What changes something is refused to those who are not in, whatever their form holds."""
    for act in ACTS:
        if not act.open:
            assert asked.post(act.path, content=b"x" * 1_000).status_code == 401, act.path


def test_one_gets_in_stays_and_gets_out(asked: TestClient) -> None:
    """The right password opens every page, the cookie is for this server alone, and whoever leaves is out."""
    assert log_in(asked, "ratri", OTHER) == 403
    assert log_in(asked, "nemo") == 403
    assert log_in(asked, "ratri", back="//elsewhere.example/") == 303
    shown = asked.get("/")
    assert shown.status_code == 200
    assert "ratri, pembaca" in asked.get("/?lang=id").text
    cookie = asked.cookies["runut-session"]
    assert asked.post("/logout", data={"token": token_in(shown.text)}).headers["location"] == "/login"
    assert "runut-session" not in asked.cookies
    asked.cookies.set("runut-session", cookie)
    assert asked.get("/").status_code == 303


def test_the_session_cookie_is_hidden_and_for_this_site_alone(demo_chronicle: Path, users: Path) -> None:
    """No script reads it, no other site sends it, and with HTTPS it goes no other way; the browser gets a new name."""
    for secure in (False, True):
        asked = browser(demo_chronicle, users=users, secure=secure)
        asked.base_url = asked.base_url.copy_with(scheme="https") if secure else asked.base_url
        shown = asked.get("/login")
        sent = {"name": "ratri", "password": PASSWORD, "token": token_in(shown.text)}
        cookies = asked.post("/login", data=sent).headers.get_list("set-cookie")
        (session,) = [one for one in cookies if "runut-session=" in one]
        assert session.startswith("__Host-") == secure
        for part in ("HttpOnly", "SameSite=strict", "Path=/", f"Max-Age={STAY}"):
            assert part in session
        assert ("Secure" in session) == secure
        assert any(one.startswith("runut-browser=") for one in cookies)
        assert ("strict-transport-security" in shown.headers) == secure


def test_roles_are_kept(demo_chronicle: Path, users: Path) -> None:
    """A reader may not do what analysts do, an analyst not what keepers do, on pages, in /api and by forms."""
    ranks = {"ratri": "reader", "bagas": "analyst", "wulan": "keeper"}
    for name, role in ranks.items():
        asked = browser(demo_chronicle, users=users)
        log_in(asked, name)
        rows: list[Page | Act] = [*PAGES, *ACTS]
        for row in rows:
            if not Person(name, role).may(row.role):  # type: ignore[arg-type]  # the literal of the table above
                status = _status(asked, row)
                assert set(status) == {403}, (name, row.path)


def _status(asked: TestClient, row: Page | Act) -> list[int]:
    path = row.path.replace("{id}", "S1")
    if isinstance(row, Act):
        return [asked.post(path).status_code]
    return [asked.get(path).status_code, asked.get("/api" + path).status_code]


def test_a_reader_is_held_back(demo_chronicle: Path, users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of analysts is refused to a reader in the reader's language, and shown to an analyst."""
    row = Page(name="x", path="/x", data=PAGES[0].data, template=PAGES[0].template, says="x", role="analyst")
    monkeypatch.setattr("runut.serve.app.PAGES", (row,))
    asked = browser(demo_chronicle, users=users)
    log_in(asked, "ratri")
    assert "hanya boleh dilakukan oleh analis" in asked.get("/x?lang=id").text
    assert asked.get("/api/x").status_code == 403
    log_in(asked, "bagas")
    assert asked.get("/x").status_code == 200


def test_a_session_ends(demo_chronicle: Path, tmp_path: Path) -> None:
    """After twelve hours, with a new password, with another secret, and for whoever is removed; a new role counts at once."""
    path, clock = tmp_path / "users.toml", Clock()
    ratri = new_user("ratri", "reader", PASSWORD)
    save_users(path, [ratri])
    at = door(demo_chronicle, path, clock)
    brought = at.enter("ratri", PASSWORD, "192.0.2.1")
    assert at.person(brought) == Person("ratri", "reader")
    clock.now += STAY - 1
    assert at.person(brought).known
    clock.now += 2
    assert not at.person(brought).known
    brought = at.enter("ratri", PASSWORD, "192.0.2.1")
    save_users(path, [type(ratri)(name="ratri", role="keeper", password=ratri.password)])
    assert at.person(brought) == Person("ratri", "keeper")
    save_users(path, [new_user("ratri", "keeper", OTHER)])
    assert not at.person(brought).known
    brought = at.enter("ratri", OTHER, "192.0.2.1")
    save_users(path, [])
    assert not at.person(brought).known
    foreign = Door(Settings(chronicle=demo_chronicle, users=path), clock)
    save_users(path, [ratri])
    assert not foreign.person(at.enter("ratri", PASSWORD, "192.0.2.1")).known


def test_no_cookie_is_made_up(demo_chronicle: Path, users: Path) -> None:
    """What is not signed by this server lets nobody in, and breaks nothing."""
    at = door(demo_chronicle, users)
    good = at.enter("ratri", PASSWORD, "192.0.2.1")
    name, number, start, mark = good.split("~")
    for bad in (
        "", "~~~", "ratri~~~", f"wulan~{number}~{start}~{mark}", f"{name}~{number}~9999999~{mark}", f"{good}~", good[:-1],
        f"{name}~{number}~x~{mark}", f"{name}~{number}~{start}~é",
    ):  # fmt: skip
        assert not at.person(bad).known, bad


def test_guessing_is_slowed_down_by_name_and_by_address(demo_chronicle: Path, users: Path) -> None:
    """After five failures a name waits, even for the right password and from elsewhere; unknown names wait alike."""
    for name in ("ratri", "nemo"):
        clock = Clock()
        at = door(demo_chronicle, users, clock)
        for _ in range(5):
            with pytest.raises(NotLetIn) as failed:
                at.enter(name, OTHER, "192.0.2.1")
            assert failed.value.wait == 0
        with pytest.raises(NotLetIn) as slowed:
            at.enter(name, PASSWORD, "198.51.100.9")
        assert slowed.value.wait > 0
        clock.now += 61
    assert at.enter("ratri", PASSWORD, "192.0.2.1")


def test_the_form_says_when_to_try_again(asked: TestClient) -> None:
    """The sixth try is answered with its wait, in words and for programs."""
    assert [log_in(asked, "wulan", OTHER) for _ in range(6)] == [403] * 5 + [429]
    token = token_in(asked.get("/login").text)
    answer = asked.post("/login", data={"name": "wulan", "password": PASSWORD, "token": token})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert "detik lalu coba lagi" in answer.text


def test_without_users_there_is_nothing_to_log_in_to(demo_chronicle: Path) -> None:
    """On a machine of one's own whoever is there may do everything, and the form says so."""
    asked = browser(demo_chronicle)
    assert "Di sini tidak perlu masuk" in asked.get("/login?lang=id").text
    assert door(demo_chronicle, None).person(None) == Person()
    token = token_in(asked.get("/login").text)
    assert asked.post("/login", data={"name": "a", "password": "b", "token": token}).status_code == 403


def test_a_broken_file_of_users_lets_nobody_in(demo_chronicle: Path, tmp_path: Path) -> None:
    """Where the file cannot be read, nothing is shown but that."""
    path = tmp_path / "users.toml"
    save_users(path, [new_user("ratri", "reader", PASSWORD)])
    asked = browser(demo_chronicle, users=path)
    log_in(asked, "ratri")
    assert asked.get("/").status_code == 200
    path.write_text("[[")
    answer = asked.get("/")
    assert answer.status_code == 503
    assert "mend the file" in answer.text
    path.unlink()
    assert asked.get("/api").status_code == 503
