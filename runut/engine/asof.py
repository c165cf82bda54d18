"""What did the chronicle know on an earlier day?"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from runut.store.chronicle import Chronicle
from runut.weaving import Weaver


@contextmanager
def as_of(chronicle: Chronicle, day: date, tell: Callable[[int, int], None] | None = None) -> Iterator[Chronicle]:
    """The chronicle as it was known at the end of `day`, in a file that is there until the block ends.

    It is the one that would have been built from the articles known then: those published until that day, or read until
    then where their publication is unknown, in the versions of that day. `tell` is called with how many articles have been
    linked anew, and of how many. Takes a copy of the file, and linking anew what a later article had touched.
    """
    with (
        tempfile.TemporaryDirectory(prefix="runut-") as folder,
        chronicle.copied(Path(folder) / "then.runut") as then,
    ):
        weaver, gone = Weaver(then), then.later(day)
        touched = weaver.beside(gone)
        then.turn_back(gone, weaver.story_keys(gone))
        weaver.weave(tell or (lambda *_: None), touched)
        yield then
