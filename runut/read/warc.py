"""WARC files, packed or not, of any size: each page that was answered with 200 and is an article, one at a time.

::

    stream -> records -> checked (whole? as its digest says?) -> answers of 200 with HTML -> page -> RawArticle
              a place that cannot be read: on to the next record or member that can
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, cast

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from runut.errors import BrokenRow, EmptySource, NoArticle, PassedOver, SourceError
from runut.read.inputs import Refused
from runut.read.jsonrows import BYTES_PER_CHARACTER
from runut.read.options import ReadOptions
from runut.read.page import read_page
from runut.read.text import too_long
from runut.read.warcstream import WarcStream, next_begin, read_dictionary
from runut.read.web.bodies import read_body
from runut.read.web.rules import FetchRules
from runut.records.article import RawArticle

#: After so many places in a file that cannot be read, the file is given up.
_MOST_BREAKS = 1_000
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OK = 200
_BREAK = "the archive is damaged from here to the next record that can be read"


def is_warc(head: bytes) -> bool:
    """Whether `head`, the first bytes of a file, are those of an unpacked WARC file."""
    return head.startswith((b"WARC/1.0", b"WARC/1.1"))


class WarcReader:
    """“The articles in this archive”: reads the records of one WARC stream and tells what became of them.

    Of each record no more is in memory than the bytes that an article may have, twice while its digest is checked.
    """

    def __init__(self, place: str, options: ReadOptions, refused: Refused) -> None:
        """Name records by `place`; refuse what is longer than an article may be, and pass over what `options` know."""
        self._place, self._known, self._refused = place, options.known, refused
        self._longest, self._most = options.longest, options.longest * BYTES_PER_CHARACTER
        self._number = 0
        self._passed: Counter[str] = Counter()

    def pages(self, file: BinaryIO) -> Iterator[RawArticle]:
        """The articles in `file`, in its order; what cannot be read is handed to `refused`, and so is the sum of the rest."""
        for offset, record in self._records(file):
            self._number += 1
            place = f"{self._place}, record {self._number:,} at byte {offset:,}"
            try:
                article = self._article(record, place)
            except NoArticle:
                self._passed["hold no article"] += 1
            except SourceError as error:
                self._refused(error)
            except OSError as error:
                self._refused(
                    BrokenRow(place, f"the record cannot be unpacked ({_short(error)})", "fetch the page anew")
                )
            else:
                if article is not None:
                    yield article
        self._tell()

    def _records(self, file: BinaryIO) -> Iterator[tuple[int, WarcRecord]]:
        """The records with where they begin; goes on after places that cannot be read, where the file can be gone back in."""
        dictionary, after = read_dictionary(file, self._place)
        at, shift, before = 0, 0, dictionary + after
        for _ in range(_MOST_BREAKS):
            stream = WarcStream(file, before)
            source = cast("BinaryIO", stream)
            try:
                for record in ArchiveIterator(source, record_types=WarcRecordType.any_type, parse_http=False):
                    at = shift + record.stream_pos
                    yield at, record
                stream.check()
            except OSError as error:
                reason = f"{_BREAK} ({_short(error)})"
                self._refused(BrokenRow(f"{self._place}, after byte {at:,}", reason, "fetch the archive anew"))
            else:
                return
            found = next_begin(file, max(at + 1, len(dictionary))) if file.seekable() else None
            if found is None:
                return
            # What is read from there on is packed with the same dictionary.
            at, shift, before = found, found - len(dictionary), dictionary
        self._refused(
            BrokenRow(self._place, f"it is damaged in more than {_MOST_BREAKS:,} places", "fetch the archive anew")
        )

    def _article(self, record: WarcRecord, place: str) -> RawArticle | None:
        """The article in a record; None where it is of a kind that holds none, which is counted."""
        kind = self._kind(record)
        if kind:
            self._passed[kind] += 1
            return None
        if record.content_length > self._most:
            raise too_long(place, f"{record.content_length:,} bytes", self._longest)
        declared = record.content_length
        record.freeze()
        if record.content_length < declared:
            raise BrokenRow(place, "the record ends in the middle; it was cut", "fetch the archive anew")
        if "WARC-Block-Digest" in record.headers and not record.verify_block_digest():
            raise BrokenRow(
                place, "its content is not what its digest says; it was damaged or altered", "fetch it anew"
            )
        kind = self._answer(record)
        if kind:
            self._passed[kind] += 1
            return None
        head = record.http_headers
        encoding = head.get("Content-Encoding") or "" if head is not None else ""
        raw = self._unpacked(record.reader.read(self._most + 1), encoding, place)
        if self._known is not None and self._known(sha256(raw).hexdigest()):
            self._passed["are in the chronicle already"] += 1
            return None
        article = read_page(raw, place, self._longest, only_articles=True)
        address = article.address or (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        return msgspec.structs.replace(article, source=f"{self._place}#{self._number}", address=address)

    def _unpacked(self, raw: bytes, encoding: str, place: str) -> bytes:
        """The body of an answer unpacked, as far as it may be long; some archives keep it unpacked under the old head."""
        if raw.lstrip().startswith(b"<"):
            return raw
        return read_body([raw], encoding, FetchRules(packed=self._most, unpacked=self._most), place)

    def _kind(self, record: WarcRecord) -> str | None:
        """Why a record of this type holds no article; None where it may hold one."""
        if record.record_type & WarcRecordType.revisit:
            return "say that a page had not changed"
        if not record.record_type & (WarcRecordType.response | WarcRecordType.resource):
            return "are about other records"
        return None

    def _answer(self, record: WarcRecord) -> str | None:
        """Why the answer in a record is no page; None where it is one. Reads the answer's head."""
        kind = record.headers.get("Content-Type") or ""
        if record.record_type & WarcRecordType.response:
            record.parse_http(auto_decode="transfer")
            if record.http_headers is None or record.http_headers.status_code != _OK:
                return "are answers other than 200"
            kind = record.http_headers.get("Content-Type") or ""
        return None if kind.partition(";")[0].strip().lower() in _PAGES else "are no HTML"

    def _tell(self) -> None:
        if not self._number:
            self._refused(EmptySource(self._place, "there is no record in it", "give a WARC file that holds pages"))
        elif self._passed:
            parts = ", ".join(
                f"{count:,} {kind}" for kind, count in sorted(self._passed.items(), key=lambda one: (-one[1], one[0]))
            )
            reason = f"of its {self._number:,} records {self._passed.total():,} were passed over ({parts})"
            self._refused(PassedOver(self._place, reason, "nothing is to be done where no article is missing"))


def _short(error: OSError) -> str:
    return " ".join(str(error).split())[:80].rstrip(".").lower()
