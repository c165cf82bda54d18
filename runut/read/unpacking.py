"""Bodies of web answers out of their content encoding, never more of them than an article may be long."""

import zlib

import brotli

from runut.errors import SourceError

_GZIP = b"\x1f\x8b"
#: For zlib: a gzip or zlib head is told by itself.
_ANY_HEAD = 47
_REMEDY = "fetch the page anew, or leave it out"


def unpacked(raw: bytes, encoding: str, place: str, most: int) -> bytes:
    """The body `raw` without its content `encoding` ("gzip", "br", "gzip, br"; empty: none).

    At most `most` + 1 bytes are unpacked, so that whoever asks sees that there are too many. A body that was stored
    unpacked under the head of a packed one is given as it is. Raises SourceError where it cannot be unpacked.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name in {"gzip", "x-gzip", "deflate"}:
            raw = _inflated(raw, name, place, most)
        elif name == "br":
            raw = _from_brotli(raw, place, most)
        elif name != "identity":
            raise SourceError(place, f"its body is packed as “{name[:40]}”, which is not known here", _REMEDY)
    return raw


def _inflated(raw: bytes, name: str, place: str, most: int) -> bytes:
    if name != "deflate" and not raw.startswith(_GZIP):
        return raw
    for window in (_ANY_HEAD, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(raw, most + 1)
        except zlib.error:
            continue
    if raw.lstrip().startswith(b"<"):
        return raw
    raise SourceError(place, f"its body is said to be packed as “{name}” and is not", _REMEDY)


def _from_brotli(raw: bytes, place: str, most: int) -> bytes:
    unpacker, found = brotli.Decompressor(), bytearray()
    try:
        found += unpacker.process(raw, output_buffer_limit=most + 1)
        while (
            len(found) <= most
            and not unpacker.is_finished()
            and (more := unpacker.process(b"", output_buffer_limit=most))
        ):
            found += more
    except brotli.error as error:
        if raw.lstrip().startswith(b"<"):
            return raw
        raise SourceError(place, "its body is said to be packed as “br” and is not", _REMEDY) from error
    return bytes(found[: most + 1])
