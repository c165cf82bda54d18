"""The body of an answer within its size: counted as it comes, and unpacked piece by piece."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

import brotli

from runut.errors import BrokenAnswer, TooLarge
from runut.read.web.rules import FetchRules

#: What we say that we can unpack.
CODINGS = "gzip, deflate, br"
_PIECE = 65_536
_GZIP_OR_ZLIB, _RAW = 47, -15
_HEADER = 2  # RFC 1950, 2.2
_MILLION = 1_000_000


class _Unpacker(Protocol):
    def pieces(self, packed: bytes) -> Iterator[bytes]: ...
    def done(self) -> bool: ...


def read_body(pieces: Iterable[bytes], coding: str, rules: FetchRules, place: str) -> bytes:
    """All of `pieces`, unpacked as the Content-Encoding `coding` says.

    Raises TooLarge as soon as either size is reached, BrokenAnswer where it is not packed so.
    """
    unpacker = _unpacker(coding.strip().lower(), place)
    made, packed = bytearray(), 0
    for piece in pieces:
        packed += len(piece)
        if packed > rules.packed:
            raise too_large(place, rules.packed)
        try:
            for part in unpacker.pieces(piece):
                made += part
                if len(made) > rules.unpacked:
                    raise too_large(place, rules.unpacked)
        except (zlib.error, brotli.error) as error:
            raise _broken(place) from error
    if packed and not unpacker.done():
        raise _broken(place)
    return bytes(made)


def too_large(place: str, most: int) -> TooLarge:
    """The sentence for an answer that is larger than `most` bytes."""
    reason = (
        f"the answer is larger than {most // _MILLION} MB" if most >= _MILLION else f"it is larger than {most} bytes"
    )
    return TooLarge(place, reason, "no article is; check the address")


def _broken(place: str) -> BrokenAnswer:
    return BrokenAnswer(place, "the answer is not packed as it says it is", "try again later")


class _Plain:
    @staticmethod
    def pieces(packed: bytes) -> Iterator[bytes]:
        yield packed

    @staticmethod
    def done() -> bool:
        return True


class _Zlib:
    """gzip or deflate; servers send “deflate” with and without the two bytes of a zlib header, which is seen from them."""

    def __init__(self, *, either: bool = False) -> None:
        self._maker, self._either, self._head = zlib.decompressobj(_GZIP_OR_ZLIB), either, b""

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        rest = packed
        if self._either:
            rest = self._head = self._head + packed
            if len(rest) < _HEADER:
                return
            self._either = False
            if rest[0] & 0x0F != zlib.DEFLATED or int.from_bytes(rest[:_HEADER]) % 31:
                self._maker = zlib.decompressobj(_RAW)
        while rest and not self._maker.eof:
            part = self._maker.decompress(rest, _PIECE)
            rest = self._maker.unconsumed_tail
            if part:
                yield part

    def done(self) -> bool:
        return self._maker.eof


class _Brotli:
    def __init__(self) -> None:
        self._maker = brotli.Decompressor()

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        part = self._maker.process(packed, output_buffer_limit=_PIECE)
        while part:
            yield part
            part = self._maker.process(b"", output_buffer_limit=_PIECE)  # what is still to come of the same bytes

    def done(self) -> bool:
        return bool(self._maker.is_finished())


def _unpacker(coding: str, place: str) -> _Unpacker:
    if coding in {"", "identity"}:
        return _Plain()
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _Zlib(either=coding == "deflate")
    if coding == "br":
        return _Brotli()
    raise BrokenAnswer(place, f"the answer is packed as “{coding[:20]}”, which nobody asked for", "try again later")
