"""Somebody else who writes to a chronicle while it is looked at."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from tests.store.making import reading


@contextmanager
def written_to(place: Address, *, alone: bool = False) -> Iterator[None]:
    """Articles are added one by one to a new chronicle until the block ends; with `alone`, under its lock."""
    stop = threading.Event()
    Chronicle(place, create=True).close()

    def write() -> None:
        with Chronicle(place) as chronicle, chronicle.alone() if alone else nullcontext():
            for number in range(2_000):
                chronicle.keep([Kept(reading(f"a{number:04}"), ("k",))])
                if stop.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()
