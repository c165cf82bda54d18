"""Backups of a chronicle: made while others write, proved before they count, and put back only when they are whole."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from runut.engine.build import Progress
from runut.engine.scratch import scratch
from runut.errors import DamagedChronicle, FullDisk, NoBackup, NoChronicle
from runut.read.checksum import checksum, stated_checksum
from runut.store.checking import check_file
from runut.store.connection import told
from runut.store.copying import copy_chronicle, moment
from runut.store.replacing import replace_chronicle

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


def back_up(path: Path, folder: Path, progress: Progress, *, keep: int = 0, unchecked: bool = False) -> Backup:
    """Copy the chronicle at `path` as it is at one moment into `folder`, with its checksum in a file beside it.

    The copy is checked before it counts as a backup and before older ones of the same chronicle are removed, all but the
    newest `keep` (0: none is removed). Raises DamagedChronicle where it is not whole, with `unchecked` nobody looks; NoBackup
    where the folder cannot be made.
    """
    if not path.is_file():
        message = f"{path}: there is no chronicle here; name the one to be backed up with -c."
        raise NoChronicle(message)
    with ExitStack() as made:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copy = made.enter_context(scratch(folder, path.stem)) / path.name
        except OSError as error:
            raise NoBackup(_NO_ROOM.format(folder=folder, why=error.strerror)) from error
        with told(path):
            copy_chronicle(path, copy, lambda done, total: progress("copy", done, total))
        if not unchecked:
            fault = next(check_file(copy, lambda step, done, total: progress(f"check {step}", done, total)), None)
            if fault is not None:
                message = f"{path}: no backup was made, as it is not whole ({fault.record}: {fault.says}); {fault.way}."
                raise DamagedChronicle(message)
        digest, size = checksum(copy), copy.stat().st_size
        target = _take_name(folder, path.stem, digest)
        copy.replace(target)
    removed = tuple(_removed(folder, path.stem, keep)) if keep else ()
    return Backup(path=str(target), bytes=size, sha256=digest, removed=removed)


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


def restore(backup: Path, path: Path, progress: Progress) -> Restored:
    """Put a backup (of a folder: its newest of that name) in the place of the chronicle at `path`, which is put aside.

    Everything is proved before anything is touched. Raises NoBackup where the backup is not whole or not what it was,
    NoChronicle where the folder of the chronicle is not there, and FullDisk where nothing may be written to it.
    """
    chosen = _chosen(backup, path)
    if not path.parent.is_dir():
        message = f"{path}: the folder {path.parent} is not there; make it first."
        raise NoChronicle(message)
    stated = stated_checksum(_beside(chosen))
    progress("checksum", 0, None)
    if stated is not None and stated != checksum(chosen):
        message = f"{chosen}: its bytes are not those of the backup that was made; restore another."
        raise NoBackup(message)
    with ExitStack() as made:
        try:
            copy = made.enter_context(scratch(path.parent, path.name)) / path.name
        except OSError as error:
            message = (
                f"{path}: no chronicle can be written here ({error.strerror}); name a folder that may be written to."
            )
            raise FullDisk(message) from error
        with told(chosen):
            copy_chronicle(chosen, copy, lambda done, total: progress("copy", done, total))
        fault = next(check_file(copy, lambda step, done, total: progress(f"check {step}", done, total)), None)
        if fault is not None:
            message = f"{chosen}: it is not whole ({fault.record}: {fault.says}); restore another."
            raise NoBackup(message)
        aside = replace_chronicle(path, copy)
    return Restored(
        path=str(path), backup=str(chosen), proved=stated is not None, aside=None if aside is None else str(aside)
    )


def _chosen(backup: Path, path: Path) -> Path:
    if backup.is_file():
        return backup
    if not backup.is_dir():
        message = f"{backup}: there is no backup here; check the path."
        raise NoBackup(message)
    found = backups(backup, path.stem)
    if not found:
        message = f"{backup}: this folder holds no backup of a chronicle “{path.stem}”; name the file of the backup."
        raise NoBackup(message)
    return found[-1]
