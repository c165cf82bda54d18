"""The file of users, and the verbs that edit it."""

import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runut.cli.app import app
from runut.serve.guard.users import Passwords, UsersError, load_users, new_user, save_users

PASSWORD = "sembilan ekor camar"  # noqa: S105  # of nobody


def run(*arguments: str, given: str = "") -> tuple[int, str]:
    """Exit code and words of `runut users`; an error that a user can mend is its words."""
    done = CliRunner().invoke(app, ["users", *arguments], input=given)
    return done.exit_code, done.output or str(done.exception)


def test_users_are_added_listed_and_removed(tmp_path: Path) -> None:
    """The verbs make a file that its owner alone may read, with hashes in it and no password."""
    path = tmp_path / "users.toml"
    assert run("add", "ratri", "--role", "analyst", "--users", str(path), given=PASSWORD + "\n")[0] == 0
    assert run("add", "bagas", "--users", str(path), given=PASSWORD + "\n")[0] == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    written = path.read_text()
    assert PASSWORD not in written
    assert written.count("$argon2id$") == 2
    assert run("list", "--users", str(path)) == (0, "bagas  reader\nratri  analyst\n")
    assert run("remove", "bagas", "--users", str(path))[0] == 0
    assert list(load_users(path)) == ["ratri"]
    assert "no user “bagas”" in run("remove", "bagas", "--users", str(path))[1]
    assert not [one for one in tmp_path.iterdir() if one != path]


def test_added_again_has_a_new_password_and_role(tmp_path: Path) -> None:
    """A user who is there gets the new role and password."""
    path = tmp_path / "users.toml"
    run("add", "ratri", "--users", str(path), given=PASSWORD + "\n")
    old = load_users(path)["ratri"]
    assert (
        "has a new password"
        in run("add", "ratri", "--role", "keeper", "--users", str(path), given="lain sama sekali\n")[1]
    )
    new = load_users(path)["ratri"]
    assert (new.role, new.password != old.password) == ("keeper", True)


@pytest.mark.parametrize("name", ["", "a" * 65, "ra tri", 'ra"tri', "ra\ntri", "ra~tri", "../ratri"])
def test_names_that_will_not_do(name: str) -> None:
    """A name that could break the file, the cookie or a page is refused."""
    with pytest.raises(UsersError, match="is no name for a user"):
        new_user(name, "reader", PASSWORD)


@pytest.mark.parametrize("password", ["", "pendek", "x" * 1_001])
def test_passwords_that_will_not_do(password: str) -> None:
    """A password that is guessed at once, or costs the server much, is refused."""
    with pytest.raises(UsersError, match="10 to 1000 characters"):
        new_user("ratri", "reader", password)


@pytest.mark.parametrize(
    "written", ["[[user]]\nname = 1", '[[user]]\nname = "a"\nrole = "king"\npassword = "x"', "user = 3", "\x00", "[["]
)
def test_a_broken_file_is_said(tmp_path: Path, written: str) -> None:
    """A file that is none of users is one sentence with its name."""
    path = tmp_path / "users.toml"
    path.write_text(written)
    with pytest.raises(Exception, match=r"users\.toml: .* mend the file"):
        load_users(path)
    with pytest.raises(UsersError, match="there is no file of users here"):
        load_users(tmp_path / "none.toml")


def test_only_the_password_fits(tmp_path: Path) -> None:
    """The password fits its user and no other; a broken hash and nobody fit none."""
    passwords = Passwords()
    ratri = new_user("ratri", "reader", PASSWORD)
    save_users(tmp_path / "u.toml", [ratri])
    kept = load_users(tmp_path / "u.toml")["ratri"]
    assert passwords.fit(kept, PASSWORD)
    assert not passwords.fit(kept, PASSWORD + " ")
    assert not passwords.fit(kept, "x" * 100_000)
    assert not passwords.fit(None, "\x00nobody")
    broken = type(ratri)(name="ratri", role="reader", password="rusak")  # noqa: S106  # no hash at all
    assert not passwords.fit(broken, PASSWORD)
