"""WACZ files: zip archives of WARC files with their index. Read in place; nothing is ever written."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from runut.errors import EmptySource, SourceError
from runut.read.inputs import Refused
from runut.read.options import ReadOptions
from runut.read.warc import WarcReader
from runut.records.article import RawArticle

_ENTRIES = (".warc", ".warc.gz")
_FOLDER = "archive/"
#: An archive of more entries, or an entry that grows more when it is unpacked, is no archive of pages but an attack.
_MOST_ENTRIES, _GROWTH = 10_000, 200
_ENCRYPTED = 0x1
_ANEW = "fetch the archive anew"


def wacz_pages(file: BinaryIO, place: str, options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    """The articles of the WARC files in a WACZ file.

    Entries are read as streams, whatever their names say. What cannot be read is handed to `refused`.
    """
    if not file.seekable():
        raise SourceError(place, "a WACZ archive cannot be read as it comes in", "save it as a file and give its path")
    try:
        with zipfile.ZipFile(file) as archive:
            entries = _entries(archive, place, refused)
            for entry in entries:
                yield from _pages(archive, entry, f"{place}/{entry.filename}", options, refused)
    except (zipfile.BadZipFile, RuntimeError, ValueError) as error:
        raise SourceError(place, f"this zip archive is damaged ({str(error)[:80].lower()})", _ANEW) from error


def _entries(archive: zipfile.ZipFile, place: str, refused: Refused) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        reason = f"it has {len(entries):,} entries (at most {_MOST_ENTRIES:,}), as no archive of pages has"
        raise SourceError(place, reason, "give the WARC files in it")
    found = [one for one in entries if one.filename.startswith(_FOLDER) and one.filename.lower().endswith(_ENTRIES)]
    if not found:
        refused(EmptySource(place, f"there is no WARC file in its folder {_FOLDER}", "give a WACZ archive of pages"))
    return found


def _pages(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, options: ReadOptions, refused: Refused
) -> Iterator[RawArticle]:
    if entry.flag_bits & _ENCRYPTED:
        refused(SourceError(place, "the entry is encrypted", "unpack the archive and give the WARC file"))
        return
    if entry.file_size > _GROWTH * max(1, entry.compress_size):
        reason = (
            f"the entry says that it grows more than {_GROWTH} times when it is unpacked, as no archive of pages does"
        )
        refused(SourceError(place, reason, "leave it out"))
        return
    try:
        with archive.open(entry) as stream:
            yield from WarcReader(place, options, refused).pages(cast("BinaryIO", stream))
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError) as error:
        refused(SourceError(place, f"the entry is damaged ({str(error)[:80].lower()})", _ANEW))
