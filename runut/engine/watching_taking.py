"""Taking articles into a chronicle in a process of its own: the watcher stays small, and a text that kills stops nothing."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import msgspec
from msgspec import Struct

from runut.config import Config
from runut.engine.memory import give_back
from runut.engine.watching_work import Portioned
from runut.errors import LockedChronicle, RunutError
from runut.records.article import RawArticle
from runut.store.address import Address

_REST = "what was kept is whole, the others are taken again."


class Fallen(RunutError):
    """The process that took articles ended before it was done."""


class Stay(Struct, frozen=True, kw_only=True):
    """“An hour for a few articles, two minutes for nothing”: how long the process that takes articles stays.

    `longest` are the seconds that a few articles may take, a hundred times what they take where the chronicle is large;
    after `idle` seconds without any it ends, and after so many `portions`, so that nothing it remembers adds up.
    """

    longest: float = 3_600.0
    idle: float = 120.0
    portions: int = 16


class Taker:
    """“Take these into the chronicle”: by a process that reads, keeps and links them, and stays while more come.

    It loads what it reads with once, and not for each portion. One portion at a time, from whatever thread.
    """

    def __init__(self, chronicle: Address, config: Config, stay: Stay | None = None) -> None:
        """Begin no process before something is to be taken."""
        self._chronicle, self._config, self._stay = chronicle, config, stay or Stay()
        self._process: SpawnProcess | None = None
        self._talk: Connection | None = None

    def __call__(self, raws: Sequence[RawArticle]) -> Portioned:
        """What becomes of each of `raws`, in their order.

        Raises LockedChronicle where somebody else writes for too long, Fallen where the process falls or is not done in
        time; what was kept stays, and taking the same again goes on from there.
        """
        packed = msgspec.msgpack.encode(list(raws))
        answer = self._answer(packed)
        if answer is None and self._gone() == 0:  # it ended for want of work just then
            answer = self._answer(packed)
        if answer is None:
            self._gone()
            message = f"taking articles was stopped before it was done; {_REST}"
            raise Fallen(message)
        word, said = answer
        if word == "locked":
            raise LockedChronicle(said.decode())
        if word == "failed":
            raise Fallen(said.decode())
        return msgspec.msgpack.decode(said, type=Portioned)

    def close(self) -> None:
        """Let the process end when it is done with what it has; it is not waited for."""
        if self._talk is not None:
            self._talk.close()

    def _answer(self, packed: bytes) -> tuple[str, bytes] | None:
        """What the process says of a portion; None where it is gone."""
        talk = self._opened()
        try:
            talk.send_bytes(packed)
            if talk.poll(self._stay.longest):
                word, said = talk.recv()
                return word, said
        except (EOFError, OSError):
            return None
        self._end()
        self._gone()
        message = f"taking articles was not done within {self._stay.longest:,.0f} seconds; {_REST}"
        raise Fallen(message)

    def _opened(self) -> Connection:
        """The way to the process, which is begun where there is none."""
        if self._talk is not None and self._process is not None and self._process.is_alive():
            return self._talk
        self._gone()
        context = multiprocessing.get_context("spawn")
        self._talk, theirs = context.Pipe()
        # A process that ends with this one may have none of its own, and with several workers it needs them.
        given = (theirs, self._chronicle, self._config, self._stay)
        self._process = context.Process(target=_take_all, args=given, daemon=self._config.workers == 1)
        self._process.start()
        theirs.close()
        return self._talk

    def _gone(self) -> int | None:
        """Let go of a process that ended, or is about to; how it left."""
        talk, process, self._talk, self._process = self._talk, self._process, None, None
        if talk is not None:
            talk.close()
        if process is None:
            return None
        process.join()
        return process.exitcode

    def _end(self) -> None:
        """End the process and those that it began."""
        process = self._process
        if process is None:
            return
        if process.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError):  # it was not the first of its group yet
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()


def _take_all(talk: Connection, chronicle: Address, config: Config, stay: Stay) -> None:
    """Take portions until none comes for a while, or whoever gives them is gone."""
    # Whoever stops the watcher by the keyboard would stop this process too; what it does is soon done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The first of a group of its own, so that whatever it begins can be ended with it.
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    # A watcher that was killed meanwhile hears nothing; the next one finds the articles in the chronicle.
    with suppress(EOFError, OSError):
        for number in range(stay.portions):
            if number and not talk.poll(stay.idle):
                break
            talk.send(_taken(talk.recv_bytes(), chronicle, config))
            give_back()


def _taken(packed: bytes, chronicle: Address, config: Config) -> tuple[str, bytes]:
    # What reads articles takes hundreds of megabytes: the watcher itself never loads it.
    from runut.engine.watching_kept import take_at  # noqa: PLC0415 (see the line above)

    raws = msgspec.msgpack.decode(packed, type=list[RawArticle])
    try:
        return "done", msgspec.msgpack.encode(take_at(chronicle, config, raws))
    except LockedChronicle as error:
        return "locked", str(error).encode()
    except RunutError as error:
        return "failed", str(error).encode()
