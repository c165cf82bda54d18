"""The works that are killed, in a file, and what must hold after each kill and in the end; those on a server: `there.py`."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from runut.engine.backups import back_up, backups, restore
from runut.errors import OlderChronicle
from runut.export.jsonl import lines
from runut.records.reading import Reading
from runut.store.address import Address, name_of
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.compacting import compact
from runut.store.views import Views
from runut.weaving import Weaver
from tests.store.versions.making import older, spelled

PORTION = 2  # articles that are written at once, so that there are many moments between
NAME, NOTES = "c.runut", "notes"


class Works(Protocol):
    """A work in a folder of its own; `share` of the time that it takes is the latest moment of a kill."""

    share: float

    def prepare(self, place: Path) -> None:
        """Put there what the work needs."""
        ...

    def do(self, place: Path) -> None:
        """Work, from the beginning or from where a kill cut it short."""
        ...

    def strike(self, process: BaseProcess) -> None:
        """Cut the work short that `process` is at."""
        ...

    def after_a_kill(self, place: Path) -> None:
        """Raise AssertionError unless nothing is lost."""
        ...

    def when_done(self, place: Path) -> None:
        """Raise AssertionError unless everything is as if nobody had killed."""
        ...

    def clear(self, place: Path) -> None:
        """Take away what the work left."""
        ...


class Adding:
    """Writing articles a few at a time, and linking them."""

    share = 0.5

    def __init__(self, kept: Path, readings: Sequence[Reading]) -> None:
        """Make the chronicle that nobody kills, in the folder `kept`."""
        self.readings, self.whole = readings, _made(kept, readings)
        self.expected, self.texts = exported(self.whole), kept_in(self.whole)

    def at(self, place: Path) -> Address:
        """Where the chronicle stands."""
        return place / NAME

    def prepare(self, place: Path) -> None:
        """A folder: adding makes the chronicle."""
        place.mkdir(exist_ok=True)

    def do(self, place: Path) -> None:
        """Write what is not there yet and link what waits, as adding does; note what was said to be kept."""
        with (
            Chronicle(self.at(place), create=True) as chronicle,
            chronicle.alone(),
            (place / NOTES).open("a", encoding="ascii") as notes,
        ):
            for ids in added(chronicle, self.readings):
                notes.writelines(f"{id_}\n" for id_ in ids)
                notes.flush()

    def strike(self, process: BaseProcess) -> None:
        """Kill it."""
        process.kill()

    def after_a_kill(self, place: Path) -> None:
        """There are whole articles only, and all that were said to be kept."""
        notes = place / NOTES
        if notes.exists():
            demand_whole(self.at(place), create=True)
            kept = kept_in(self.at(place))
            demand(kept.items() <= self.texts.items(), "an article is not as it was")
            demand(kept.keys() >= set(notes.read_text(encoding="ascii").split()), "an article that was kept is gone")

    def when_done(self, place: Path) -> None:
        """The chronicle is that of a program that nobody killed."""
        demand_whole(self.at(place))
        demand(exported(self.at(place)) == self.expected, "the chronicle is another")

    def clear(self, place: Path) -> None:
        """Take the folder away."""
        shutil.rmtree(place)


class Migrating(Adding):
    """Bringing a chronicle of the first version up to date, and linking it."""

    share = 0.7

    def prepare(self, place: Path) -> None:
        """A chronicle of the first version."""
        with Chronicle(self.whole) as chronicle:
            weaver = Weaver(chronicle)
            keys = sorted({key for one in self.readings for key in weaver.kept(one).keys})
        older(1, self.whole, place / NAME, spelled(keys))

    def do(self, place: Path) -> None:
        """Open it, which brings it up to date, and link what waits."""
        with Chronicle(place / NAME, create=True) as chronicle, chronicle.alone():
            Weaver(chronicle).weave(lambda *_: None)

    def after_a_kill(self, place: Path) -> None:
        """It is of the first version or of this one; the copy that was made before holds everything, if it stands there."""
        path = place / NAME
        with suppress(OlderChronicle):  # then nothing has happened to it yet
            demand_whole(path)
            demand(kept_in(path).keys() == self.texts.keys(), "an article is lost")
        for copy in place.glob("c.version-1.*.runut"):
            demand(copy.stat().st_size > 0, "the copy is empty")


class Compacting(Adding):
    """Making a chronicle compact."""

    share = 1.0

    def prepare(self, place: Path) -> None:
        """A chronicle of all articles."""
        (place / NAME).write_bytes(self.whole.read_bytes())

    def do(self, place: Path) -> None:
        """Make it compact."""
        compact(self.at(place))

    def after_a_kill(self, place: Path) -> None:
        """Nothing that it says has changed."""
        self.when_done(place)


class BackingUp(Compacting):
    """Backing a chronicle up, the newest two kept."""

    def do(self, place: Path) -> None:
        """Make a backup."""
        back_up(self.at(place), place / "backups", lambda *_: None, keep=2)

    def when_done(self, place: Path) -> None:
        """The chronicle is as it was, and whatever is called a backup is one, with its checksum."""
        super().when_done(place)
        for backup in backups(place / "backups", name_of(self.at(place))):
            stated = backup.with_name(f"{backup.name}.sha256").read_text(encoding="ascii").split()[0]
            demand(sha256(backup.read_bytes()).hexdigest() == stated, "a backup is not what its checksum says")
            demand(exported(backup) == self.expected, "a backup is another chronicle")


class Restoring(Compacting):
    """Putting a backup of all articles in the place of a chronicle of half of them."""

    def __init__(self, kept: Path, readings: Sequence[Reading]) -> None:
        """Make both chronicles, and the backup of the whole one."""
        super().__init__(kept, readings)
        self.make_both(kept)

    def make_both(self, kept: Path) -> None:
        """Make the other chronicle, and the backup, in the folder `kept`."""
        readings = self.readings
        self.half = _made(kept / "half", readings[: len(readings) // 2])
        self.before = exported(self.half)
        self.backup = Path(back_up(self.whole, kept / "backups", lambda *_: None).path)

    def prepare(self, place: Path) -> None:
        """A chronicle of half of the articles."""
        (place / NAME).write_bytes(self.half.read_bytes())

    def do(self, place: Path) -> None:
        """Restore the backup."""
        restore(self.backup, self.at(place), lambda *_: None)

    def after_a_kill(self, place: Path) -> None:
        """It is the one or the other, never neither; and what was put aside is one of them."""
        demand_whole(self.at(place))
        for path in (self.at(place), *self.aside(place)):
            demand(exported(path) in (self.before, self.expected), f"{path} is neither of the two chronicles")

    def aside(self, place: Path) -> Sequence[Address]:
        """Where the chronicles stand that were put aside."""
        return [*place.glob("c.replaced.*.runut")]


WORKS: Mapping[str, Callable[[Path, Sequence[Reading]], Works]] = MappingProxyType(
    {
        "adding": Adding,
        "migrating": Migrating,
        "compacting": Compacting,
        "backing-up": BackingUp,
        "restoring": Restoring,
    }
)


def add(chronicle: Chronicle, readings: Sequence[Reading]) -> None:
    """Write those of `readings` that are not there yet, and link what waits."""
    for _ in added(chronicle, readings):
        pass


def added(chronicle: Chronicle, readings: Sequence[Reading]) -> Iterator[Sequence[str]]:
    """The same; each time that some were written, and before they are linked, their ids."""
    weaver, here = Weaver(chronicle), chronicle.known([one.article.id for one in readings])
    weaver.weave(lambda *_: None)  # what an earlier try wrote and did not link
    new = [one for one in readings if one.article.id not in here]
    for at in range(0, len(new), PORTION):
        chronicle.keep([weaver.kept(one) for one in new[at : at + PORTION]])
        yield [one.article.id for one in new[at : at + PORTION]]
        weaver.weave(lambda *_: None)


def _made(folder: Path, readings: Sequence[Reading]) -> Path:
    folder.mkdir()
    with Chronicle(folder / NAME, create=True) as chronicle:
        add(chronicle, readings)
    return folder / NAME


def exported(path: Address) -> list[bytes]:
    """The whole chronicle as other programs get it."""
    with Chronicle(path) as chronicle:
        return list(lines(Views(chronicle)))


def demand_whole(path: Address, *, create: bool = False) -> None:
    """Raise AssertionError where a check finds something."""
    with Chronicle(path, create=create) as chronicle:
        fault = next(check(chronicle), None)
    demand(fault is None, str(fault))


def demand(holds: bool, else_: str) -> None:  # noqa: FBT001  # what is demanded
    """Raise AssertionError unless it holds."""
    if not holds:
        raise AssertionError(else_)


def kept_in(path: Address) -> dict[str, Reading]:
    """What the chronicle keeps, by article."""
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        return {row.id: views.reading(row.id) for row in views.articles()}
