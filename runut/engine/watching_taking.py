"""Taking articles into a chronicle in a process of its own: the watcher stays small, and a text that kills stops nothing."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import msgspec

from runut.config import Config
from runut.engine.watching_work import Portioned
from runut.errors import LockedChronicle, RunutError
from runut.records.article import RawArticle
from runut.store.address import Address

# Seconds that a few articles may take; a hundred times what they take where the chronicle is large.
LONGEST = 3_600.0
_REST = "what was kept is whole, the others are taken again."


class Fallen(RunutError):
    """The process that took articles ended before it was done."""


def take_apart(chronicle: Address, config: Config, raws: Sequence[RawArticle], patience: float = LONGEST) -> Portioned:
    """What becomes of each of `raws` in `chronicle`, in their order; a fresh process reads, keeps and links them.

    Raises LockedChronicle where somebody else writes for too long, Fallen where the process falls or is not done within
    `patience` seconds; what was kept stays, and taking the same again goes on from there.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    packed = msgspec.msgpack.encode(list(raws))
    # A process that ends with this one may have none of its own, and with several workers it needs them.
    process = context.Process(target=_take, args=(theirs, chronicle, config, packed), daemon=config.workers == 1)
    process.start()
    theirs.close()
    try:
        if not ours.poll(patience):
            _end(process)
            message = f"taking articles was not done within {patience:,.0f} seconds; {_REST}"
            raise Fallen(message)
        word, said = ours.recv()
    except EOFError as error:
        message = f"taking articles was stopped before it was done; {_REST}"
        raise Fallen(message) from error
    finally:
        ours.close()
        process.join()
    if word == "locked":
        raise LockedChronicle(said)
    if word == "failed":
        raise Fallen(said)
    return msgspec.msgpack.decode(said, type=Portioned)


def _end(process: SpawnProcess) -> None:
    """End a process and those that it began."""
    if process.pid is not None and hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # it was not the first of its group yet
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _take(told: Connection, chronicle: Address, config: Config, packed: bytes) -> None:
    # Whoever stops the watcher by the keyboard would stop this process too; what it does is soon done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The first of a group of its own, so that whatever it begins can be ended with it.
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    # What reads articles takes hundreds of megabytes: the watcher itself never loads it.
    from runut.engine.watching_kept import take_at  # noqa: PLC0415 (see the line above)

    raws = msgspec.msgpack.decode(packed, type=list[RawArticle])
    said: tuple[str, str | bytes]
    try:
        said = "done", msgspec.msgpack.encode(take_at(chronicle, config, raws))
    except LockedChronicle as error:
        said = "locked", str(error)
    except RunutError as error:
        said = "failed", str(error)
    # A watcher that was killed meanwhile hears nothing; the next one finds the articles in the chronicle.
    with suppress(BrokenPipeError):
        told.send(said)
