"""Whoever asks for what takes long keeps nobody else waiting."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import anyio
import httpx2

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import EARLIER, Site
from runut.serve.settings import Settings
from runut.store.chronicle import Chronicle

# More than there are threads for pages.
MANY = 60


class Slow(Engine):
    """A workshop that takes as long to go back to a day as a test wants."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        super().__init__(Config())
        self.begun, self.go_on = threading.Event(), threading.Event()

    @contextmanager
    def as_of(self, chronicle: Chronicle, day: date) -> Iterator[Chronicle]:
        """The chronicle itself, when it is time."""
        assert isinstance(day, date)
        self.begun.set()
        assert self.go_on.wait(60)
        yield chronicle


def test_pages_do_not_wait_for_earlier_days(demo_chronicle: Path) -> None:
    """However many ask for days that take long, the pages of now are answered meanwhile, and the days in the end."""
    workshop = Slow()
    site = Site(Settings(chronicle=demo_chronicle), workshop)
    statuses = list[int]()

    async def back(asked: httpx2.AsyncClient, number: int) -> None:
        answer = await asked.get(f"/api?as-of={date.fromordinal(738_000 + number).isoformat()}")
        statuses.append(answer.status_code)

    async def run() -> None:
        transport = httpx2.ASGITransport(app=site.application())
        async with httpx2.AsyncClient(transport=transport, base_url="http://localhost", timeout=90) as asked:
            try:
                async with anyio.create_task_group() as group:
                    for number in range(MANY):
                        group.start_soon(back, asked, number)
                    assert await anyio.to_thread.run_sync(workshop.begun.wait, 30)
                    with anyio.fail_after(30):
                        for path in ("/", "/data", "/csv/stories"):
                            assert (await asked.get(path)).status_code == 200, path
                    assert not statuses
                    workshop.go_on.set()
            finally:
                workshop.go_on.set()

    anyio.run(run)
    assert statuses == [200] * MANY
    assert EARLIER < MANY
