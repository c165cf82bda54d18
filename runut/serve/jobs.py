"""What is being added, and how far it is."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp

from msgspec import Struct

from runut.errors import RunutError
from runut.serve.workshop import Workshop
from runut.store.address import Address

# So many jobs are remembered when they are done; older ones are forgotten first.
REMEMBERED = 50


class Job(Struct, frozen=True, kw_only=True):
    """“Reading, 12 of 40”: a job as it stands now; `trouble` is what stopped it, "" for nothing."""

    id: str
    names: tuple[str, ...]
    step: str = "wait"
    done: int = 0
    total: int | None = None
    over: bool = False
    added: int = 0
    known: int = 0
    said: tuple[str, ...] = ()
    trouble: str = ""


class Jobs:
    """“Add these; how far are those?”: one job after another, as only one may write at a time.

    All that it is told and says is plain, so that it can live in a process of its own.
    """

    def __init__(self, chronicle: Address, workshop: Workshop) -> None:
        """Add to `chronicle` through `workshop`."""
        self._chronicle, self._workshop = chronicle, workshop
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._room = TemporaryDirectory(prefix="runut-")

    def folder(self) -> Path:
        """A new folder for what is to be added."""
        return Path(mkdtemp(dir=self._room.name))

    def drop(self, folder: Path) -> None:
        """Take a folder away of which nothing is to be added."""
        rmtree(folder, ignore_errors=True)

    def begin(self, folder: Path, names: Sequence[str]) -> str:
        """Add what lies in a folder, of these names, and take it away; the id of the job."""
        job = Job(id=token_urlsafe(9), names=tuple(names))
        self._put(job)
        threading.Thread(target=self._run, args=(job, folder), daemon=True).start()
        return job.id

    def get(self, id_: str) -> Job | None:
        """The job as it stands; None where it is forgotten."""
        with self._lock:
            return self._jobs.get(id_)

    def all(self) -> tuple[Job, ...]:
        """All jobs that are remembered, the last first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            over = [id_ for id_, one in self._jobs.items() if one.over]
            for id_ in over[: max(0, len(self._jobs) - REMEMBERED)]:
                del self._jobs[id_]

    def _run(self, job: Job, folder: Path) -> None:
        def tell(step: str, done: int, total: int | None) -> None:
            self._put(Job(id=job.id, names=job.names, step=step, done=done, total=total))

        with self._turn:
            try:
                found = self._workshop.add(self._chronicle, folder, tell)
            except (RunutError, OSError) as error:
                self._put(Job(id=job.id, names=job.names, over=True, step="done", trouble=str(error)))
                return
            finally:
                self.drop(folder)
        said = (*found.refused, *found.unannotated, *found.notes)
        self._put(
            Job(
                id=job.id,
                names=job.names,
                over=True,
                step="done",
                added=found.added,
                known=found.known,
                said=tuple(said),
            )
        )
