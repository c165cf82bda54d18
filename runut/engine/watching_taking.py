"""Taking articles into a chronicle in a process of its own: the watcher stays small, and a text that kills stops nothing."""

import multiprocessing
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

import msgspec

from runut.config import Config
from runut.engine.watching_work import Portioned
from runut.errors import LockedChronicle, RunutError
from runut.records.article import RawArticle
from runut.store.address import Address


class Fallen(RunutError):
    """The process that took articles ended before it was done."""


def take_apart(chronicle: Address, config: Config, raws: Sequence[RawArticle]) -> Portioned:
    """What becomes of each of `raws` in `chronicle`, in their order; a fresh process reads, keeps and links them.

    Raises LockedChronicle where somebody else writes for too long, Fallen where the process falls; what was kept stays, and
    taking the same again goes on from there.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    packed = msgspec.msgpack.encode(list(raws))
    process = context.Process(target=_take, args=(theirs, chronicle, config, packed), daemon=True)
    process.start()
    theirs.close()
    try:
        word, said = ours.recv()
    except EOFError as error:
        message = "taking articles was stopped before it was done; what was kept is whole, the others are taken again."
        raise Fallen(message) from error
    finally:
        ours.close()
        process.join()
    if word == "locked":
        raise LockedChronicle(said)
    if word == "failed":
        raise Fallen(said)
    return msgspec.msgpack.decode(said, type=Portioned)


def _take(told: Connection, chronicle: Address, config: Config, packed: bytes) -> None:
    # Whoever stops the watcher by the keyboard stops this process too; what it does is soon done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
