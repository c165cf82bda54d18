"""How are pages made on several cores? By processes that listen at one socket and agree on what concerns all of them."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Protocol, cast

import uvicorn
from msgspec import Struct
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from runut.errors import RunutError
from runut.serve.app import Common, Site
from runut.serve.guard.tally import Tally
from runut.serve.jobs import Jobs
from runut.serve.settings import Limits, Settings
from runut.serve.workshop import Workshop
from runut.store.address import Address

# A worker that says nothing for so many seconds is replaced by another one.
PATIENCE = 30
# After how many new objects, and after how many rounds of that, the garbage collector looks for circles.
COLLECTIONS = (50_000, 20, 20)


class Stopped(RunutError):
    """The process on which all others rest ended."""


class Listening(Struct, frozen=True, kw_only=True):
    """“At 127.0.0.1, port 8765, by two processes”: where and how it is listened."""

    host: str
    port: int
    workers: int = 1
    certificate: Path | None = None
    key: Path | None = None


class Office(BaseManager):
    """The process of what all workers share: what is counted of those who come, and what is being added."""


class _Office(Protocol):
    """The office, as it is once it knows what it keeps."""

    def Tally(self, limits: Limits) -> Tally:  # noqa: N802  # managers name what they keep after its class
        """A tally in its process."""
        ...

    def Jobs(self, chronicle: Address, workshop: Workshop) -> Jobs:  # noqa: N802  # as above
        """Jobs in its process."""
        ...


class _Crew(Multiprocess):
    """Workers that are replaced where they end, and end with the office, which is there while `tally` answers."""

    tally: Tally
    lost = False

    def keep_subprocess_alive(self) -> None:
        """Look after the office and each of the workers."""
        try:
            self.tally.ended("")
        except (EOFError, OSError):
            self.lost = True
            self.should_exit.set()
            return
        super().keep_subprocess_alive()


def listen(settings: Settings, workshop: Workshop, listening: Listening) -> None:
    """Serve pages until the program is stopped; raises Stopped where what all workers need ended.

    The settings' secret is the same for all workers, so that each knows what another one signed.
    """
    if listening.workers == 1:
        uvicorn.Server(_config(partial(_alone, settings, workshop), settings, listening)).run()
        return
    with shared(settings, workshop) as common:
        config = _config(partial(_worker, settings, workshop, common), settings, listening)
        crew = _Crew(config, [config.bind_socket()])
        crew.tally = common.tally
        crew.run()
    if crew.lost:
        message = "a process of this server that all others need was ended from outside; start the server again."
        raise Stopped(message)


@contextmanager
def shared(settings: Settings, workshop: Workshop) -> Iterator[Common]:
    """What all workers share, in a process of its own until the block ends."""
    Office.register("Tally", Tally)
    Office.register("Jobs", Jobs)
    office = Office(ctx=multiprocessing.get_context("spawn"))
    office.start(initializer=end_with_parent)
    try:
        kept = cast("_Office", office)
        yield Common(kept.Tally(settings.limits), kept.Jobs(settings.chronicle, workshop))
    finally:
        office.shutdown()


def _config(made: Callable[[], Starlette], settings: Settings, listening: Listening) -> uvicorn.Config:
    return uvicorn.Config(
        made,
        factory=True,
        host=listening.host,
        port=listening.port,
        workers=listening.workers,
        log_level="warning",
        server_header=False,
        http="h11",  # the one that bounds a request's head
        h11_max_incomplete_event_size=settings.limits.headers * 2,
        proxy_headers=False,  # whom to believe is ours to say
        limit_concurrency=500,
        timeout_graceful_shutdown=5,  # whoever reads slowly keeps no server from stopping
        timeout_worker_healthcheck=PATIENCE,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
    )


def _alone(settings: Settings, workshop: Workshop, common: Common | None = None) -> Starlette:
    site = Site(settings, workshop, common)
    site.renderer.prepare()
    settle()
    return site.application()


def _worker(settings: Settings, workshop: Workshop, common: Common) -> Starlette:
    """The application of one worker."""
    end_with_parent()
    return _alone(settings, workshop, common)


def settle() -> None:
    """Let the garbage collector pass over what is there by now, as it lives as long as the process, and come more seldom.

    Of the time of a large page it took a fifth; rows and texts, of which pages are made, have no circles.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)


def end_with_parent() -> None:
    """Let this process end when the one that started it does, however that ends."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
