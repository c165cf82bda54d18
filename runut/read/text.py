"""One text file, one article: every character counts, so nothing is changed but a byte order mark."""

from hashlib import sha256

from runut.errors import EmptySource, SourceError
from runut.read.decoding import decode
from runut.records.article import RawArticle

_REMEDY = "give a file that holds an article"


def read_text(raw: bytes, place: str, longest: int) -> RawArticle:
    """The file's bytes as an article. Raises EmptySource, BinarySource, UndecodableSource or SourceError (too long)."""
    refuse_empty(raw, place)
    decoded = decode(raw, place)
    if not decoded.text.strip():
        raise EmptySource(place, "there is nothing but white space in it", _REMEDY)
    refuse_long(decoded.text, place, longest)
    return RawArticle(
        source=place,
        text=decoded.text,
        digest=sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def refuse_empty(raw: bytes, place: str) -> None:
    """Raise EmptySource where there is no byte or only white space."""
    if not raw:
        raise EmptySource(place, "the file is empty", _REMEDY)
    if not raw.strip():
        raise EmptySource(place, "there is nothing but white space in it", _REMEDY)


def refuse_long(text: str, place: str, longest: int) -> None:
    """Raise SourceError where `text` is longer than one article may be."""
    if len(text) > longest:
        raise too_long(place, f"{len(text):,} characters", longest)


def too_long(place: str, size: str, longest: int) -> SourceError:
    """The sentence for an input of `size` that is longer than one article may be."""
    return SourceError(
        place,
        f"{size} are too many for one article (at most {longest:,} characters)",
        "split it into its articles, one to a file or to a row of JSON Lines",
    )
