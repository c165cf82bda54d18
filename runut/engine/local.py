"""Spreading articles over the processors of this machine."""

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from typing import NamedTuple

from runut.engine.batches import batches
from runut.engine.portions import read_together
from runut.errors import SourceError
from runut.flow import Reader
from runut.read.web.addresses import is_web
from runut.records.article import RawArticle
from runut.records.reading import Reading

# How many articles are read together: their sentences go through the parser's steps in company, which saves a tenth of the
# time. More save little more, and no more where they are longer than so many characters together, as all are in memory.
PORTION = 8
CHARACTERS = 200_000

# How many portions may wait for each worker: enough to keep it busy, few enough to keep memory flat.
BACKLOG = 2

# After how many new objects, and after how many rounds of that, the garbage collector looks for circles.
COLLECTIONS = (50_000, 20, 20)


class Outcome(NamedTuple):
    """One article's reading with the versions of the stages that made it, or the reason why it has none."""

    reading: Reading | None
    versions: Mapping[str, str]
    refused: SourceError | None


def annotate(raws: Iterable[RawArticle], *, workers: int = 1, language: str | None = None) -> Iterator[Outcome]:
    """What each of `raws` says, in their order, whatever the number of `workers`.

    One worker reads in this process; more are processes of their own, each of which loads the packs once. An article that
    cannot be cleaned is an outcome with its SourceError; the others go on.
    """
    portions = batches(raws, PORTION, CHARACTERS)
    if workers == 1:
        for portion in portions:
            yield from _outcomes(portion, language)
        return
    # A fresh process on every platform: a forked one would inherit whatever threads and locks this one holds.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for portion in portions:
            waiting.append(pool.submit(_outcomes, portion, language))
            # Nobody knows when the next article of the web comes: what is there is not kept waiting for it.
            most = 0 if is_web(portion[-1].source) else workers * BACKLOG - 1
            while len(waiting) > most:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@lru_cache(maxsize=1)
def reader(language: str | None) -> Reader:
    """The reader of this process, made when it is first needed."""
    made = Reader(language)
    # The packs' tables live as long as the process: the garbage collector need not walk them a thousand times.
    # Readings are trees without circles: looking for circles every seven hundred objects finds nothing and takes a tenth
    # of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)
    return made


def _outcomes(raws: Sequence[RawArticle], language: str | None) -> list[Outcome]:
    made = reader(language)
    return [
        Outcome(None, {}, one) if isinstance(one, SourceError) else Outcome(one, made.versions, None)
        for one in read_together(made, raws)
    ]
