"""Answers that are kept until the chronicle changes, for all who may see them alike."""

import hmac
import threading
from collections import OrderedDict
from collections.abc import Callable
from html import escape
from typing import TypeAlias

from msgspec import structs

from runut.serve.routes import Page
from runut.serve.settings import Person
from runut.serve.visit import Visit

# So many bytes of answers are kept in a process, and none that is larger than the second.
ROOM, LARGEST = 64_000_000, 2_000_000
# What an answer depends on besides the state of the chronicle.
Key: TypeAlias = tuple[str, ...]


class Finished:
    """“That page, in Indonesian, for readers, is finished”: answers of one state of the chronicle; a change empties it.

    What is kept was made for nobody: where the name of whoever is there and the token of a browser's forms go, it has two
    words that nobody can guess, and only what the page names of the browser's cookies was there when it was made. So the
    answer to one cannot tell anything of another. Safe to be asked from many threads.
    """

    def __init__(self, secret: bytes, room: int = ROOM) -> None:
        """Keep `room` bytes; the two words come from the server's secret."""
        self._name, self._token = (_word(secret, what) for what in ("name", "token"))
        self._most, self._used = room, 0
        self._lock = threading.Lock()
        self._state: object = None
        self._held: OrderedDict[Key, bytes] = OrderedDict()

    def answer(self, visit: Visit, page: Page, kind: str, made: Callable[[Visit], bytes]) -> bytes:
        """What is `made` for a visit to a page, in this `kind`; made once for all visits that are alike.

        The state is felt before the answer is made: one that is newer than its state is made once more, and never too seldom.
        """
        if not page.steady:
            return made(visit)
        state, key = visit.library.pulse(), (kind, *_key(visit, page))
        body = self._get(state, key)
        if body is None:
            body = made(self._nobody(visit, page))
            self._put(state, key, body)
        name = escape(visit.person.name).encode("utf-8", "replace")
        return body.replace(self._token, visit.token.encode()).replace(self._name, name)

    def _nobody(self, visit: Visit, page: Page) -> Visit:
        """The visit of whoever else asks for the same."""
        person = visit.person
        return structs.replace(
            visit,
            person=Person(self._name.decode() if person.name else "", person.role, person.known),
            token=self._token.decode(),
            cookies={name: visit.cookies[name] for name in page.cookies if name in visit.cookies},
            form={},
            fields=(),
            files=(),
            browser="",
            client="",
            known="",
            origin="",
        )

    def _get(self, state: object, key: Key) -> bytes | None:
        with self._lock:
            if state != self._state:
                self._state, self._used = state, 0
                self._held.clear()
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _put(self, state: object, key: Key, body: bytes) -> None:
        with self._lock:
            if state != self._state or key in self._held or len(body) > LARGEST:
                return
            self._held[key] = body
            self._used += len(body)
            while self._used > self._most:
                self._used -= len(self._held.popitem(last=False)[1])


def _word(secret: bytes, what: str) -> bytes:
    return hmac.new(secret, f"place of the {what}".encode(), "sha256").hexdigest().encode()


def _key(visit: Visit, page: Page) -> Key:
    """All that a page may show but for its state: the address, with the day in it, the words, the colours, and the rights."""
    person, guarded = visit.person, visit.door.guarded
    rights = (person.role, str(person.known), str(bool(person.name)), str(guarded))
    return (
        visit.address,
        visit.wording.language,
        visit.theme,
        *rights,
        *(visit.cookies.get(one, "") for one in page.cookies),
    )
