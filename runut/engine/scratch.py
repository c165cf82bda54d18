"""Where does a program put what is not done yet, so that no other one touches it and nothing of it stays for ever?"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory

# So many seconds after anything in it was last written, nobody is at work on a scratch folder any more.
OLD = 86_400.0


@contextmanager
def scratch(folder: Path, name: str) -> Iterator[Path]:
    """A folder of this work's own, hidden in `folder`, for what becomes `name` there; gone at the end of the block.

    Takes away what works of that name left there a day ago and longer, as a program that is killed cannot. Raises OSError
    where nothing can be made in `folder`.
    """
    prefix = f".{name}.new-"
    for left in folder.glob(f"{escape(prefix)}*"):
        if _last(left) < time.time() - OLD:
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=prefix, dir=folder, ignore_cleanup_errors=True) as made:
        yield Path(made)


def _last(left: Path) -> float:
    """When anything in it was last written, or it itself; now where it goes meanwhile."""
    try:
        return max(one.stat().st_mtime for one in (left, *left.iterdir()))
    except OSError:
        return time.time()
