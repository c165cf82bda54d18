"""What a request must be like before anything is done for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.serve.guard.gate import told_by_proxy
from runut.serve.guard.users import new_user, save_users
from runut.serve.routes import Act, Go
from runut.serve.settings import Limits
from runut.serve.site import ACTS, PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser, token_in

PASSWORD = "sembilan ekor camar"  # noqa: S105  # of nobody


@pytest.fixture(scope="module")
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration."""
    return browser(demo_chronicle)


def choose(asked: TestClient, **headers: str) -> int:
    """The status of a form of ours with its token, sent with these headers."""
    token = token_in(asked.get("/").text)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return asked.post("/preferences", data={"token": token, "theme": "dark"}, headers=named).status_code


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:80", "[::1]:8765"])
def test_the_server_answers_to_its_names(asked: TestClient, host: str) -> None:
    """This machine's own names are served, at any port."""
    assert asked.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost.elsewhere.example", "", "[", "127.0.0.1@x", "192.0.2.7"]
)
def test_another_name_is_another_server(asked: TestClient, host: str) -> None:
    """A site that lets its own name lead to this machine is shown nothing: no page, no JSON, no table."""
    for path in ("/", "/api", "/csv/claims", "/static/x/runut.css"):
        answer = asked.get(path, headers={"host": host})
        assert answer.status_code == 421, (host, path)
        assert "/story/" not in answer.text


def test_names_that_were_given_are_served(demo_chronicle: Path) -> None:
    """A name that whoever started the server gave is one of its names."""
    asked = browser(demo_chronicle, names=frozenset({"kabar.example"}))
    assert asked.get("/", headers={"host": "kabar.example:8765"}).status_code == 200
    assert asked.get("/", headers={"host": "localhost"}).status_code == 421


def test_forms_come_from_pages_of_ours(asked: TestClient) -> None:
    """What a browser says of where a form was sent is held against this server, token or not."""
    assert choose(asked) == 303
    assert choose(asked, origin="http://localhost", sec_fetch_site="same-origin") == 303
    assert choose(asked, origin="null", sec_fetch_site="same-origin") == 303
    for headers in (
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://elsewhere.example"},
        {"origin": "http://localhost:81"},
        {"origin": "https://localhost"},
        {"origin": "null"},
        {"origin": "http://elsewhere.example", "sec_fetch_site": "same-origin"},
        {"origin": "http://["},
    ):
        assert choose(asked, **headers) == 403, headers


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/" + "a" * 3_000, {}, 414),
        ("/?q=" + "a" * 9_000, {}, 414),
        ("/", {"x": "a" * 40_000}, 431),
        ("/api?q=" + "a" * 9_000, {}, 414),
    ],
)
def test_heads_are_bounded(asked: TestClient, path: str, headers: dict[str, str], status: int) -> None:
    """An address or a head beyond its length is refused."""
    assert asked.get(path, headers=headers).status_code == status


def test_bodies_are_bounded_as_announced_and_as_sent(demo_chronicle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body beyond its size is refused at once where it says so, and while it is read where it does not; more with files alone."""
    takes = Act(name="x", path="/x/{id}", do=lambda _: Go("/"), role="reader", files=True)
    monkeypatch.setattr("runut.serve.app.ACTS", (*ACTS, takes))
    asked = browser(demo_chronicle, limits=Limits(body=50_000, fields=10_000))
    token = token_in(asked.get("/").text)
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert asked.post("/preferences", data={"token": token, "back": "a" * 9_000}).status_code == 303
    answer = asked.post("/preferences", data={"token": token, "back": "a" * 11_000})
    assert (answer.status_code, "terlalu besar" in answer.text.lower()) == (413, True)

    def pieces() -> Iterator[bytes]:
        yield f"token={token}&back=".encode()
        for _ in range(100):
            yield b"a" * 1_000

    assert asked.post("/preferences", content=pieces(), headers=form).status_code == 413
    sent, file = {"token": token}, ("x.txt", b"a" * 30_000)
    assert asked.post("/preferences", data=sent, files={"x": file}).status_code == 413
    assert asked.post("/x/1", data=sent, files={"x": file}).status_code == 303
    assert asked.post("/x/1", data=sent, files={"x": file, "y": file}).status_code == 413
    assert asked.post("/x/1", data={"token": token, "back": "a" * 11_000}).status_code == 413
    assert asked.post("/preferences", content=b"", headers=form | {"content-length": "x"}).status_code == 413


def test_broken_forms_are_said(asked: TestClient) -> None:
    """A form that cannot be read, or has too many fields, is one sentence and no stack trace."""
    for headers, content in (
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x\r\nbroken"),
        ({"content-type": "multipart/form-data"}, b"x"),
        ({"content-type": "application/json"}, b"{"),
        ({"content-type": "application/x-www-form-urlencoded"}, b"\xff\xfe=%ff%00&token=%f0%9f"),
        ({}, b""),
    ):
        answer = asked.post("/preferences", content=content, headers=headers)
        assert answer.status_code in {400, 403}, headers
        assert "Traceback" not in answer.text
    many = {f"f{n}": (None, "x") for n in range(500)}
    assert asked.post("/preferences", files=many).status_code == 400


def test_forms_are_counted(demo_chronicle: Path) -> None:
    """More forms than an address may send are refused with the time to wait; pages go on."""
    asked = browser(demo_chronicle, limits=Limits(posts=10))
    assert [choose(asked) for _ in range(6)] == [303] * 5 + [429]
    answer = asked.post("/preferences", data={})
    assert int(answer.headers["retry-after"]) >= 1
    assert asked.get("/").status_code == 200


def test_logins_are_counted(demo_chronicle: Path) -> None:
    """Logins have a smaller number of their own."""
    asked = browser(demo_chronicle, limits=Limits(logins=4))
    assert [asked.post("/login").status_code for _ in range(3)] == [403, 403, 429]
    assert choose(asked) == 303


def test_a_proxy_is_believed_only_where_it_was_announced(demo_chronicle: Path, tmp_path: Path) -> None:
    """Who asks is what the proxy itself saw, and not what was told to it; without a proxy nobody is believed."""
    path = tmp_path / "users.toml"
    save_users(path, [new_user("ratri", "reader", PASSWORD)])
    for proxied, statuses in ((True, [403, 429, 403]), (False, [403, 429, 429])):
        asked = browser(demo_chronicle, users=path, proxied=proxied, limits=Limits(logins=2))
        seen = [
            asked.post("/login", headers={"x-forwarded-for": f"203.0.113.{n}, {address}"}).status_code
            for n, address in enumerate(("192.0.2.1", "192.0.2.1", "192.0.2.2"))
        ]
        assert seen == statuses, proxied


def test_what_a_proxy_tells() -> None:
    """The scheme is one that we know, and the last address counts."""

    def told(*headers: tuple[bytes, bytes]) -> tuple[object, object]:
        scope = told_by_proxy({"type": "http", "scheme": "http", "client": ("127.0.0.1", 1), "headers": list(headers)})
        return scope["scheme"], scope["client"]

    assert told() == ("https", ("127.0.0.1", 1))
    assert told((b"x-forwarded-proto", b"http"), (b"x-forwarded-for", b"a, b")) == ("http", ("b", 0))
    assert told((b"x-forwarded-proto", b"javascript")) == ("https", ("127.0.0.1", 1))


def test_asking_changes_nothing(demo_chronicle: Path) -> None:
    """However pages, JSON and tables are asked for, not a byte of the chronicle changes; other methods are refused."""
    before = demo_chronicle.read_bytes()
    asked = browser(demo_chronicle)
    with Chronicle(demo_chronicle) as chronicle:
        story = Views(chronicle).stories(1)[0].id
    for page in PAGES:
        path = page.path.replace("{id}", story)
        for method in ("GET", "HEAD"):
            assert asked.request(method, path).status_code < 500
        for method in ("PUT", "DELETE", "PATCH", "TRACE"):
            assert asked.request(method, "/api" + path.rstrip("/")).status_code in {404, 405}, path
    assert demo_chronicle.read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../app.py", "/static/x/%2e%2e%2fapp.py", "/static/x/..%2f..%2fapp.py", "/csv/..%2fusers", "/article/..%2f..%2fetc",
        "/story/%00", "/story/%ff%fe", "/story//etc/passwd", "//elsewhere.example/", "/story/%0d%0aset-cookie:%20a=b", "/api//x",
    ],
)  # fmt: skip
def test_no_path_reaches_the_file_system(asked: TestClient, path: str) -> None:
    """Whatever stands in an address is looked up in the chronicle, or in the table of our own files, and nowhere else."""
    answer = asked.get(f"http://localhost{path}")
    assert answer.status_code == 404
    assert "import" not in answer.text
    assert "set-cookie: a=b" not in str(answer.headers).lower()
    assert 'action="//' not in answer.text


def test_our_mistakes_are_said_without_their_insides(demo_chronicle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that breaks is a page that says so, with the policy, and nothing of the program in it."""
    broken = browser(demo_chronicle)
    client = TestClient(broken.app, base_url="http://localhost", raise_server_exceptions=False)
    monkeypatch.setattr("runut.store.views.views.Views.shelf", lambda *_: 1 / 0)
    answer = client.get("/?lang=id")
    assert answer.status_code == 500
    assert "Kesalahan kami" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers
