"""WACZ files: zip archives of WARC files with their index. Read in place; nothing is ever written.

::

    zip -> entries of archive/ -> bounded? whole? as datapackage.json says? -> WARC records -> articles
                                   no: told, on to the next entry
"""

import zipfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import BinaryIO, cast

from runut.errors import BrokenRow, EmptySource, SourceError
from runut.read.inputs import Refused
from runut.read.options import ReadOptions
from runut.read.waczsums import DAMAGE, Sum, short, sum_of, sums_of
from runut.read.warc import WarcReader
from runut.records.article import RawArticle

_ENTRIES = (".warc", ".warc.gz", ".warc.zst")
_FOLDER = "archive/"
#: An archive of more entries, or an entry that grows more when it is unpacked, is no archive of pages but an attack.
_MOST_ENTRIES, _GROWTH = 10_000, 200
_ENCRYPTED = 0x1
_ANEW = "fetch the archive anew"


def wacz_pages(file: BinaryIO, place: str, options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    """The articles of the WARC files in a WACZ file that are what the archive's own list says of them.

    Entries are read as streams, whatever their names say. What cannot be read, or is not what the list says, is handed to
    `refused`.
    """
    if not file.seekable():
        raise SourceError(place, "a WACZ archive cannot be read as it comes in", "save it as a file and give its path")
    try:
        with zipfile.ZipFile(file) as archive:
            entries = _entries(archive, place, refused)
            sums = sums_of(archive, place, refused)
            for entry in entries:
                if _sound(archive, entry, f"{place}/{entry.filename}", sums, refused):
                    yield from _pages(archive, entry, f"{place}/{entry.filename}", options, refused)
    except DAMAGE as error:
        raise SourceError(place, f"this zip archive is damaged ({short(error)})", _ANEW) from error


def _entries(archive: zipfile.ZipFile, place: str, refused: Refused) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        reason = f"it has {len(entries):,} entries (at most {_MOST_ENTRIES:,}), as no archive of pages has"
        raise SourceError(place, reason, "give the WARC files in it")
    laid = sorted(entries, key=lambda one: one.header_offset)
    if any(one.header_offset + one.compress_size > after.header_offset for one, after in pairwise(laid)):
        raise SourceError(place, "its entries lie over one another, as in no archive of pages", _ANEW)
    found = [one for one in entries if one.filename.startswith(_FOLDER) and one.filename.lower().endswith(_ENTRIES)]
    if not found:
        refused(EmptySource(place, f"there is no WARC file in its folder {_FOLDER}", "give a WACZ archive of pages"))
    return found


def _sound(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, sums: Mapping[str, Sum], refused: Refused
) -> bool:
    """Whether an entry can be unpacked within bounds and is what the archive's list says; else `refused` is told."""
    if entry.flag_bits & _ENCRYPTED:
        refused(SourceError(place, "the entry is encrypted", "unpack the archive and give the WARC file"))
        return False
    if entry.file_size > _GROWTH * max(1, entry.compress_size):
        reason = (
            f"the entry says that it grows more than {_GROWTH} times when it is unpacked, as no archive of pages does"
        )
        refused(SourceError(place, reason, "leave it out"))
        return False
    said = sums.get(entry.filename)
    try:
        if said is None or sum_of(archive, entry, said.kind) == said.value:
            return True
    except DAMAGE as error:
        refused(_damaged(place, error))
        return False
    reason = "the entry is not what datapackage.json says of it; it was damaged or altered"
    refused(BrokenRow(place, reason, "fetch the archive anew, or unpack it and give the WARC file"))
    return False


def _pages(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, options: ReadOptions, refused: Refused
) -> Iterator[RawArticle]:
    try:
        with archive.open(entry) as stream:
            yield from WarcReader(place, options, refused).pages(cast("BinaryIO", stream))
    except DAMAGE as error:
        refused(_damaged(place, error))


def _damaged(place: str, error: Exception) -> SourceError:
    return SourceError(place, f"the entry is damaged ({short(error)})", _ANEW)
