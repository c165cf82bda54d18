"""Who is at the browser, and how does one get in and out?"""

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from msgspec import Struct

from runut.errors import RunutError
from runut.serve.guard.tally import STAY, Tally
from runut.serve.guard.users import Passwords, User, load_users
from runut.serve.settings import Person, Settings

_PARTS = 4  # name, number, start and mark of a session


class NotLetIn(RunutError):
    """A name and password that let nobody in; `wait` is how many seconds to wait before the next try."""

    def __init__(self, wait: float = 0.0) -> None:
        """Say nothing of which of the two was wrong."""
        super().__init__("this name and password let nobody in")
        self.wait = wait
        self.status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.FORBIDDEN


class _State(Struct, frozen=True):
    number: int
    size: int
    changed: int


class Door:
    """“That is Sari, an analyst, until tonight”: knows those who logged in by what their browser brings.

    What it brings is signed with the server's secret and the hash of the password, so that it ends with either. Where there
    is no file of users, whoever is there may do everything. Safe to be asked from many threads.
    """

    def __init__(
        self, settings: Settings, clock: Callable[[], float] = time.monotonic, tally: Tally | None = None
    ) -> None:
        """Let in the users of the settings' file, which is read again when it changes; `tally` counts their tries.

        The clock must be one that goes on when another process of this machine is asked.
        """
        self._path, self._secret, self._clock = settings.users, settings.secret, clock
        self.secure = settings.secure
        # Browsers take a cookie of such a name from this server's HTTPS alone.
        self.cookie = "__Host-runut-session" if settings.secure else "runut-session"
        self._passwords = None if settings.users is None else Passwords()
        self._tally = tally or Tally(settings.limits, clock)
        self._lock = threading.Lock()
        self._read: tuple[_State, Mapping[str, User]] | None = None

    @property
    def guarded(self) -> bool:
        """Whether one must log in."""
        return self._path is not None

    def person(self, brought: str | None) -> Person:
        """Who brought this cookie; raises UsersError where the file of users cannot be read."""
        if self._path is None:
            return Person()
        nobody = Person(role="reader", known=False)
        parts = (brought or "").split("~")
        if len(parts) != _PARTS:
            return nobody
        name, number, start, mark = parts
        user = self._users(self._path).get(name)
        if user is None or not hmac.compare_digest(
            self._mark(user, number, start).encode(), mark.encode("utf-8", "replace")
        ):
            return nobody
        over = self._clock() - float(start) > STAY or self._tally.ended(number)
        return nobody if over else Person(user.name, user.role)

    def enter(self, name: str, password: str, address: str) -> str:
        """The cookie of a new session; raises NotLetIn, after a few failures with a wait, and UsersError."""
        if self._path is None or self._passwords is None:
            raise NotLetIn
        user = self._users(self._path).get(name)
        wait = self._tally.guess(name, address)
        if wait:
            raise NotLetIn(wait)
        if not self._passwords.fit(user, password) or user is None:
            raise NotLetIn
        self._tally.guessed(user.name, address)
        number, start = secrets.token_hex(16), f"{self._clock():.0f}"
        return "~".join((user.name, number, start, self._mark(user, number, start)))

    def leave(self, brought: str | None) -> None:
        """End the session of a cookie, wherever it was copied to."""
        if brought and self.person(brought).known:
            self._tally.end(brought.split("~")[1])

    def _mark(self, user: User, number: str, start: str) -> str:
        said = f"session\x1f{user.name}\x1f{number}\x1f{start}\x1f{user.password}"
        return hmac.new(self._secret, said.encode(), "sha256").hexdigest()

    def _users(self, path: Path) -> Mapping[str, User]:
        """The users of the file as it is now."""
        with self._lock:
            found = path.stat() if path.is_file() else None
            state = _State(found.st_ino, found.st_size, found.st_mtime_ns) if found else _State(0, 0, 0)
            if self._read is None or self._read[0] != state:
                self._read = (state, load_users(path))
            return self._read[1]
