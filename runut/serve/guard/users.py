"""Who may log in, and is that the right password?"""

import re
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from msgspec import Struct

from runut.config import ConfigError, read_settings
from runut.errors import RunutError
from runut.serve.settings import Role

NAME_LENGTH = 64
NAME = re.compile(r"[\w.@-]{1,64}")
# A password has so many characters.
SHORTEST, LONGEST = 10, 1_000
# So many passwords are looked at once: each takes 64 megabytes and a while, which nobody should be able to multiply.
AT_ONCE = 2


class UsersError(RunutError):
    """The file of users cannot be used, or a user cannot be as was asked."""


class User(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“sari, analyst”: somebody who may log in; `password` is its Argon2 hash."""

    name: str
    role: Role
    password: str


def load_users(path: Path, *, missing: bool = False) -> Mapping[str, User]:
    """The users in the file at `path`, by name; with `missing`, none where there is no file. Raises UsersError."""
    if not path.is_file():
        if missing:
            return {}
        message = (
            f"{path}: there is no file of users here; make it with “runut users add NAME --role keeper --users {path}”."
        )
        raise UsersError(message)
    try:
        found = msgspec.convert(read_settings(path).get("user", []), tuple[User, ...])
    except ConfigError as error:
        raise UsersError(str(error)) from error
    except msgspec.ValidationError as error:
        message = f"{path}: {error}; mend the file of users, or make it anew with “runut users add”."
        raise UsersError(message) from error
    return {user.name: user for user in found}


def save_users(path: Path, users: Iterable[User]) -> None:
    """Write the file of users whole, readable by its owner alone; raises UsersError."""
    lines = [
        f'[[user]]\nname = "{user.name}"\nrole = "{user.role}"\npassword = "{user.password}"\n'
        for user in sorted(users, key=lambda one: one.name)
    ]
    try:
        # A scratch file is readable by its owner only, and stays so.
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8"
        ) as scratch:
            scratch.write("# Who may log in; passwords stand here as Argon2 hashes. “runut users” edits this file.\n\n")
            scratch.write("\n".join(lines))
        Path(scratch.name).replace(path)
    except OSError as error:
        message = f"{path}: the file of users cannot be written ({error.strerror}); name another place with --users."
        raise UsersError(message) from error


def new_user(name: str, role: Role, password: str) -> User:
    """A user with the hash of a password; raises UsersError where name or password will not do."""
    if not NAME.fullmatch(name):
        message = f"“{name}” is no name for a user; take up to 64 letters, digits and the signs . @ - _."
        raise UsersError(message)
    if not SHORTEST <= len(password) <= LONGEST:
        message = f"a password has {SHORTEST} to {LONGEST} characters; choose another."
        raise UsersError(message)
    return User(name=name, role=role, password=PasswordHasher().hash(password))


class Passwords:
    """“Yes, that is the password”: compares passwords with their hashes, a few at once, unknown users as long as known ones."""

    def __init__(self) -> None:
        """Make a hash that no password has, to compare with where there is no user."""
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("\x00nobody")
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def fit(self, user: User | None, password: str) -> bool:
        """Whether `password` is that of `user`; never where there is none."""
        if len(password) > LONGEST:
            return False
        with self._turns:
            try:
                self._hasher.verify(self._nobody if user is None else user.password, password)
            except (Argon2Error, InvalidHashError):
                return False
        return user is not None
