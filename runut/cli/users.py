"""`runut users`: who may log in to the pages of a server."""

import sys
from enum import StrEnum
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from runut.cli.terminal import console
from runut.errors import RunutError

app = typer.Typer(no_args_is_help=True, help="Say who may log in to the pages of `runut serve`.")

FileOption = Annotated[str, typer.Option("--users", metavar="FILE", help="The file of users.")]
_USERS = "users.toml"


class Rank(StrEnum):
    """The roles, as the command line has them."""

    READER = "reader"
    ANALYST = "analyst"
    KEEPER = "keeper"


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits and the signs . @ - _.")],
    role: Annotated[
        Rank, typer.Option(help="Readers look, analysts judge and add, keepers may do everything.")
    ] = Rank.READER,
    users: FileOption = _USERS,
) -> None:
    """Let somebody log in, or give a new role and password; the password is asked for twice, or read from a pipe.

    Example: `runut users add sari --role analyst`
    """
    from runut.serve.guard.users import load_users, new_user, save_users

    known = dict(load_users(Path(users), missing=True))
    was = name in known
    known[name] = new_user(name, role.value, _password())
    save_users(Path(users), known.values())
    console().print(f"{users}: {name}, {role.value}, {'has a new password' if was else 'may log in'}.", markup=False)


@app.command("list")
def list_(users: FileOption = _USERS) -> None:
    """Name those who may log in, with their roles.

    Example: `runut users list`
    """
    from runut.serve.guard.users import load_users

    for one in sorted(load_users(Path(users)).values(), key=lambda user: user.name):
        console().print(f"{one.name}  {one.role}", markup=False)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may no longer log in.")], users: FileOption = _USERS
) -> None:
    """Let somebody log in no longer; whoever is in is out at once.

    Example: `runut users remove sari`
    """
    from runut.serve.guard.users import UsersError, load_users, save_users

    known = dict(load_users(Path(users)))
    if known.pop(name, None) is None:
        message = f"{users}: there is no user “{name}”; “runut users list” names them."
        raise UsersError(message)
    save_users(Path(users), known.values())
    console().print(f"{users}: {name} may no longer log in.", markup=False)


def _password() -> str:
    """The password, asked for twice without showing it; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password: ")
    if getpass("Once more: ") != first:
        message = "the two passwords differ; run the command again."
        raise RunutError(message)
    return first
