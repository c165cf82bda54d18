"""Backups of a chronicle: made while others write, proved before they count, and put back only when they are whole."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from runut.engine.build import Progress
from runut.engine.scratch import scratch
from runut.errors import DamagedChronicle, FullDisk, NoBackup, NoChronicle, OlderChronicle
from runut.read.checksum import checksum, stated_checksum
from runut.store.address import Address, Server, name_of
from runut.store.checking import Fault, check, check_file
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.copying import copy_chronicle, moment, put_in_one_file
from runut.store.moving import snapshot
from runut.store.replacing import replace_chronicle
from runut.store.restoring import replace_served, staged

_TIME = r"(\d{8}T\d{6}Z)(?:-(\d+))?"
_SUFFIX = ".runut"
_NO_ROOM = "{folder}: no backup can be kept here ({why}); name a folder that may be written to."


class Backup(Struct, frozen=True, kw_only=True):
    """“korea.20261129T031500Z.runut, 12 MB; one older went”: a backup that was made, and those that were removed for it."""

    path: str
    bytes: int
    sha256: str
    removed: tuple[str, ...] = ()


class Restored(Struct, frozen=True, kw_only=True):
    """“From that backup; the one before stands there”: `proved` says whether a checksum stood beside the backup."""

    path: str
    backup: str
    proved: bool
    aside: str | None = None


def back_up(path: Address, folder: Path, progress: Progress, *, keep: int = 0, unchecked: bool = False) -> Backup:
    """Copy the chronicle at `path`, as it is at one moment, to a file in `folder`, with its checksum in a file beside it.

    One on a server is written into that file row by row and compared with it. The copy is checked before it counts as a
    backup and before older ones of the same name are removed, all but the newest `keep` (0: none is removed). Raises
    DamagedChronicle where it is not whole, with `unchecked` nobody looks; NoBackup where the folder cannot be made.
    """
    if isinstance(path, Path) and not path.is_file():
        message = f"{path}: there is no chronicle here; name the one to be backed up with -c."
        raise NoChronicle(message)
    name = name_of(path)
    with ExitStack() as made:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copy = made.enter_context(scratch(folder, name)) / f"{name}{_SUFFIX}"
        except OSError as error:
            raise NoBackup(_NO_ROOM.format(folder=folder, why=error.strerror)) from error
        _copy(path, copy, progress)
        if not unchecked:
            fault = next(check_file(copy, _checking(progress)), None)
            if fault is not None:
                message = f"{path}: no backup was made, as it is not whole ({fault.record}: {fault.says}); {fault.way}."
                raise DamagedChronicle(message)
        digest, size = checksum(copy), copy.stat().st_size
        target = _take_name(folder, name, digest)
        copy.replace(target)
    removed = tuple(_removed(folder, name, keep)) if keep else ()
    return Backup(path=str(target), bytes=size, sha256=digest, removed=removed)


def _copy(path: Address, to: Path, progress: Progress) -> None:
    if isinstance(path, Server):
        with Chronicle(path) as chronicle:
            snapshot(chronicle, to, progress)
        with told(to):
            put_in_one_file(to)
    else:
        with told(path):
            copy_chronicle(path, to, lambda done, total: progress("copy", done, total))


def backups(folder: Path, stem: str) -> list[Path]:
    """The backups of the chronicle of that name in `folder`, oldest first."""
    return [one for _, _, one in _named(folder, stem)]


def _named(folder: Path, stem: str) -> list[tuple[str, int, Path]]:
    """The same, each with the time and the number that stand in its name."""
    named = re.compile(rf"{re.escape(stem)}\.{_TIME}{re.escape(_SUFFIX)}")
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    found = ((named.fullmatch(one.name), one) for one in there)
    return sorted((name[1], int(name[2] or 1), one) for name, one in found if name)


def _take_name(folder: Path, stem: str, digest: str) -> Path:
    """A name that comes after those of all backups, also where the clock was set back since, with its checksum beside it.

    It belongs to the program that made the file of the checksum: of two at once each has its own. Raises NoBackup where there
    is no room for that.
    """
    time, number = moment(), 1
    for last, among, _ in _named(folder, stem)[-1:]:
        if last >= time:
            time, number = last, among + 1
    while True:
        target = folder / (f"{stem}.{time}{_SUFFIX}" if number == 1 else f"{stem}.{time}-{number}{_SUFFIX}")
        try:
            with _beside(target).open("x", encoding="ascii") as stated:
                stated.write(f"{digest}  {target.name}\n")
        except FileExistsError:
            number += 1
        except OSError as error:
            _beside(target).unlink(missing_ok=True)
            raise NoBackup(_NO_ROOM.format(folder=folder, why=error.strerror)) from error
        else:
            return target


def _beside(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}.sha256")


def _removed(folder: Path, stem: str, keep: int) -> Iterator[str]:
    for old in backups(folder, stem)[:-keep]:
        old.unlink(missing_ok=True)  # another backup may be removing it as well
        _beside(old).unlink(missing_ok=True)
        yield str(old)


def restore(backup: Path, path: Address, progress: Progress) -> Restored:
    """Put a backup (of a folder: its newest of that name) in the place of the chronicle at `path`, which is put aside.

    Everything is proved before anything is touched. Raises NoBackup where the backup is not whole or not what it was,
    NoChronicle where the folder of the chronicle is not there, and FullDisk where nothing may be written to it, or to the
    server. On a server, a backup of an earlier version is brought up to date on the way.
    """
    chosen = _chosen(backup, path)
    if isinstance(path, Path) and not path.parent.is_dir():
        message = f"{path}: the folder {path.parent} is not there; make it first."
        raise NoChronicle(message)
    stated = stated_checksum(_beside(chosen))
    progress("checksum", 0, None)
    if stated is not None and stated != checksum(chosen):
        message = f"{chosen}: its bytes are not those of the backup that was made; restore another."
        raise NoBackup(message)
    aside = _put_there(chosen, path, progress) if isinstance(path, Server) else _put_here(chosen, path, progress)
    return Restored(
        path=str(path), backup=str(chosen), proved=stated is not None, aside=None if aside is None else str(aside)
    )


def _put_here(backup: Path, path: Path, progress: Progress) -> Path | None:
    """Let a copy of the backup stand at `path`; where what stood there stands now."""
    with ExitStack() as made:
        try:
            copy = made.enter_context(scratch(path.parent, path.name)) / path.name
        except OSError as error:
            message = (
                f"{path}: no chronicle can be written here ({error.strerror}); name a folder that may be written to."
            )
            raise FullDisk(message) from error
        _copy(backup, copy, progress)
        _demand_whole(backup, next(check_file(copy, _checking(progress)), None))
        return replace_chronicle(path, copy)


def _put_there(backup: Path, server: Server, progress: Progress) -> Server | None:
    """The same on a server."""
    with staged(server) as stage:
        with _of_this_version(backup) as source:
            snapshot(source, stage, progress)
        with Chronicle(stage) as chronicle:
            _demand_whole(backup, next(check(chronicle, _checking(progress)), None))
        return replace_served(server, stage)


@contextmanager
def _of_this_version(backup: Path) -> Iterator[Chronicle]:
    """The backup, or a copy of it that was brought up to date, until the block ends."""
    with ExitStack() as opened:
        try:
            chronicle = Chronicle(backup)
        except OlderChronicle:
            copy = Path(opened.enter_context(TemporaryDirectory(prefix="runut-"))) / backup.name
            copy_chronicle(backup, copy)
            chronicle = Chronicle(copy, create=True)
        yield opened.enter_context(chronicle)


def _demand_whole(backup: Path, fault: Fault | None) -> None:
    if fault is not None:
        message = f"{backup}: it is not whole ({fault.record}: {fault.says}); restore another."
        raise NoBackup(message)


def _checking(progress: Progress) -> Progress:
    return lambda step, done, total: progress(f"check {step}", done, total)


def _chosen(backup: Path, path: Address) -> Path:
    if backup.is_file():
        return backup
    if not backup.is_dir():
        message = f"{backup}: there is no backup here; check the path."
        raise NoBackup(message)
    found = backups(backup, name_of(path))
    if not found:
        message = (
            f"{backup}: this folder holds no backup of a chronicle “{name_of(path)}”; name the file of the backup."
        )
        raise NoBackup(message)
    return found[-1]
