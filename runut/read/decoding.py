"""From bytes to characters: which encoding, and what was lost on the way."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from msgspec import Struct

from runut.errors import BinarySource, UndecodableSource
from runut.text.lines import LineIndex

LOST = "\ufffd"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)
_HEAD = 4096
_SAMPLE = 65_536
#: Above this share of characters that cannot be decoded, or of control characters, it is no text that one could quote.
_GARBAGE = 0.05
#: Latin scripts have at most this share of letters beyond ASCII.
_LATIN = 0.25
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f\ufffd]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_REMEDY = "give text, a web page, JSON Lines or CSV"


class Decoded(Struct, frozen=True):
    """“Read as windows-1252, one character lost”: the characters, the encoding they were read in, and notes."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def refuse_binary(head: bytes, place: str) -> None:
    """Raise BinarySource where `head`, the first bytes of a file, is not the beginning of a text."""
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise BinarySource(place, f"this is {kind}, not text", _REMEDY)
    if b"\x00" in head[:_HEAD] and wide_encoding(head) is None:
        byte = head.index(b"\x00")
        raise BinarySource(place, f"this is not text (byte {byte} is zero)", _REMEDY)


def wide_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark names, or UTF-16 where every other byte of `head` is zero; else None."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    sample = head[: _HEAD // 2 * 2]
    half = len(sample) // 2
    if half and not sample[::2].count(0) and sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    if half and not sample[1::2].count(0) and sample[::2].count(0) > half * 0.6:
        return "utf-16-be"
    return None


def decode(raw: bytes, place: str, declared: str | None = None) -> Decoded:
    """`raw` as text: by its byte order mark, else UTF-8, else as `declared`, else by its letters.

    What cannot be decoded stands as U+FFFD and is told in a note. Raises BinarySource, or UndecodableSource where more
    than a twentieth is lost.
    """
    refuse_binary(raw[:_HEAD], place)
    for name in _candidates(raw, declared):
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if len(_CONTROL.findall(text[:_SAMPLE])) <= _GARBAGE * min(len(text), _SAMPLE):
            return Decoded(text.removeprefix("\ufeff"), name)
    name = wide_encoding(raw) or "utf-8"
    text = raw.decode(name, errors="replace").removeprefix("\ufeff")
    if len(_CONTROL.findall(text)) > _GARBAGE * len(text):
        raise UndecodableSource(
            place, "the bytes are text in no encoding that could be told", "save the file as UTF-8 and give it again"
        )
    return Decoded(text, name, lost_note(text))


def lost_note(text: str) -> tuple[str, ...]:
    """One sentence on the characters of `text` that could not be decoded; none where nothing was lost."""
    count = text.count(LOST)
    if not count:
        return ()
    first = LineIndex(text).line_of(text.index(LOST))
    what = "1 character" if count == 1 else f"{count:,} characters"
    verb = "stands" if count == 1 else "stand"
    return (f"{what} could not be decoded and {verb} as {LOST}, the first on line {first}.",)


def _candidates(raw: bytes, declared: str | None) -> Iterator[str]:
    wide = wide_encoding(raw)
    yield wide or "utf-8"
    if wide is not None:
        return
    if _mixed(raw):
        return
    if declared:
        yield declared
    # Pages of our outlets that are not UTF-8 are Windows pages: short texts with a few odd quotes mislead the detector.
    if _odd(raw) <= _LATIN * len(raw):
        yield "windows-1252"
    best = from_bytes(raw[:_SAMPLE]).best()
    # Without coherence the detector found an alphabet that fits the bytes, but no language that is written so.
    if best is not None and best.coherence > 0:
        yield best.encoding


def _odd(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, bytes(range(0x80, 0x100))))


def _mixed(raw: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, with some bytes of another encoding among it."""
    whole = sum(len(match) for match in _MULTIBYTE.findall(raw))
    return whole > 0 and whole >= _odd(raw) * 0.5
