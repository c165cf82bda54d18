"""Are the bytes of a file those that they were?"""

from hashlib import file_digest
from pathlib import Path

from runut.read.inputs import unreadable

_LETTERS = 64  # of a SHA-256 in hex


def checksum(path: Path) -> str:
    """The SHA-256 of the file at `path`, in hex; raises SourceError where it cannot be read."""
    try:
        with path.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(str(path), error) from error


def stated_checksum(path: Path) -> str | None:
    """The SHA-256 that stands in the file at `path`, as `sha256sum` writes it; None where there is none."""
    try:
        word = path.read_text(encoding="ascii", errors="replace").split(maxsplit=1)[:1]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(str(path), error) from error
    return word[0] if word and len(word[0]) == _LETTERS else ""
