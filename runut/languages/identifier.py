"""Loading what tells languages apart, in the memory of what is kept of it."""

import lzma
import tempfile
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib.resources import files
from shutil import copyfileobj
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_RUN = 16
_PIECE = 1 << 16


class Folded:
    """A long table of numbers in which the same runs of sixteen stand again and again: each is kept once.

    >>> table = Folded("I", [array("I", [*range(16), *range(16)]).tobytes(), array("I", range(5)).tobytes()])
    >>> [table[at] for at in (0, 15, 16, 31, 36)]
    [0, 15, 0, 15, 4]
    """

    def __init__(self, kind: str, pieces: Iterable[bytes]) -> None:
        """Fold a table whose bytes come in `pieces`, each but the last of whole runs; `kind` is `array`'s."""
        width, seen = _RUN * array(kind).itemsize, dict[bytes, int]()
        runs = (piece[at : at + width] for piece in pieces for at in range(0, len(piece), width))
        self._places = array("I", (seen.setdefault(run, len(seen)) for run in runs))
        self._runs = array(kind, b"".join(seen))

    def __getitem__(self, at: int) -> int:
        """The number at a place of the table."""
        return self._runs[(self._places[at >> 4] << 4) | (at & 15)]


def load_identifier(wanted: Collection[str]) -> "LanguageIdentifier":
    """py3langid's identifier, of those of the `wanted` languages (ISO 639-1) that it knows.

    Its own loader takes 150 megabytes, for a hundred and forty languages, of which eighteen are asked for. Here the tables
    of its model, an .npz file in .xz, go through in pieces, and what is not asked for is never held.
    """
    import numpy as np  # noqa: PLC0415 (only a run that meets a doubtful text pays for these)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (as NumPy)

    with tempfile.TemporaryFile(suffix=".npz") as plain:
        with files("py3langid").joinpath(MODEL_FILE).open("rb") as file, lzma.LZMAFile(file) as source:
            copyfileobj(source, plain, length=_PIECE)
        plain.seek(0)
        with np.load(plain, allow_pickle=False) as small, ZipFile(plain) as tables:
            classes = small["classes"].tolist()
            kept = [at for at, name in enumerate(classes) if name in wanted]
            with tables.open("ptc.npy", mode="r") as table:
                weights = _columns(table, kept)
            with tables.open("nextmove.npy", mode="r") as table:
                moves = Folded("I", _pieces(table, _head(table)[1], "<u4"))
            known = weights, small["pc"][kept], [classes[at] for at in kept], moves, small["out_feat"].tolist()
            rows = array("I", small["nextmove_row"].tolist())
    return LanguageIdentifier(*known, norm_probs=True, tk_row=rows)


def _columns(table: IO[bytes], kept: Sequence[int]) -> Any:  # noqa: ANN401 (NumPy is imported where it is needed)
    """The columns `kept` of a table of an .npy file, its rows one after another in memory as it has its columns."""
    import numpy as np  # noqa: PLC0415 (as above)

    (height, width), kind = _head(table)
    found = np.empty((len(kept), height), kind).T  # laid out as NumPy lays out columns that are picked from a table
    at = 0
    for piece in _pieces(table, kind, kind, width):
        rows = np.frombuffer(piece, kind).reshape(-1, width)
        found[at : at + len(rows)] = rows[:, kept]
        at += len(rows)
    return found


def _head(table: IO[bytes]) -> tuple[tuple[int, ...], Any]:
    """The shape and the kind of numbers of an .npy file, which is then read up to its numbers."""
    from numpy.lib import format as npy  # noqa: PLC0415 (as above)

    npy.read_magic(table)
    shape, _, kind = npy.read_array_header_1_0(table)
    return shape, kind


def _pieces(table: IO[bytes], kind: Any, wanted: Any, width: int = _RUN) -> Iterator[bytes]:  # noqa: ANN401 (as above)
    """The numbers of an .npy file in pieces of whole rows of `width`; ValueError where they are not of the `wanted` kind."""
    if kind != wanted:
        message = f"the model that tells languages apart holds {kind} and not {wanted}"
        raise ValueError(message)
    size = _PIECE // (width * kind.itemsize) * width * kind.itemsize
    while piece := table.read(size):
        yield piece
