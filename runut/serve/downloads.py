"""Which table does a visit ask for, as a file?"""

import time
from collections.abc import AsyncIterator, Callable, Generator
from weakref import WeakSet

from anyio import CapacityLimiter, to_thread
from starlette.responses import Response, StreamingResponse

from runut.errors import RunutError, UnknownRecord
from runut.serve.cells import BOM, lines
from runut.serve.visit import Visit
from runut.store.views import tables

# So many files are worked on at once; the others wait, and pages do not wait for any.
AT_ONCE = 2
# So many are under way at once, as each holds on to the state of the chronicle that it is of, and for so many seconds.
UNDER_WAY, LONGEST = 6, 900.0
QUERY = (
    ("story", "Only this story; its id may be cut short."),
    ("bom", "1 begins the file with the mark by which spreadsheets know UTF-8."),
    ("as-of", "What was known at the end of this day, such as 2024-08-04."),
)


class Busy(RunutError):
    """Too many files are under way already."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("many tables are being fetched already; try again when one of them is done.")


class Downloads:
    """Writes tables as CSV, in pieces, so that a chronicle of any size goes through a small memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Let a few be worked on at once."""
        self._turns, self._clock = CapacityLimiter(AT_ONCE), clock
        # What nobody reads any more goes from this set by itself.
        self._under_way = WeakSet[Generator[bytes]]()

    def answer(self, visit: Visit) -> Response:
        """The file that a visit asks for; raises UnknownRecord, or Busy."""
        name, story = visit.parts["table"], visit.query.get("story", "")
        if name not in tables.TABLES:
            message = f"there is no table “{name}”; there are {', '.join(tables.TABLES)}."
            raise UnknownRecord(message)
        if len(self._under_way) >= UNDER_WAY:
            raise Busy
        portions = visit.views.table(name, _story(visit, story) if story else None)
        written = lines(tables.TABLES[name].line.__struct_fields__, portions)
        self._under_way.add(written)
        # The first lines are asked for before anything is sent, so that what is wrong is said with its status.
        begin = [BOM] if visit.query.get("bom") == "1" else []
        begin += [piece for _, piece in zip(range(2), written, strict=False)]
        return StreamingResponse(
            self._pieces(b"".join(begin), written),
            media_type="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        )

    async def _pieces(self, begin: bytes, written: Generator[bytes]) -> AsyncIterator[bytes]:
        piece: bytes | None = begin
        end = self._clock() + LONGEST
        try:
            while piece is not None:
                yield piece
                if self._clock() > end:
                    message = "a table was fetched so slowly that it was broken off"
                    raise TimeoutError(message)
                piece = await to_thread.run_sync(next, written, None, limiter=self._turns)
        finally:
            written.close()
            self._under_way.discard(written)


def _story(visit: Visit, start: str) -> str:
    found = visit.views.stories_at(start)
    if len(found) != 1:
        message = f"the chronicle has no story “{start}”; the front page lists them."
        raise UnknownRecord(message)
    return found[0]
