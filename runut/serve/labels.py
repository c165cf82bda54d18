"""What sources are called on a page: as short as they can be told apart."""

from collections.abc import Collection, Sequence


class Labels:
    """“10-sandiwarta.txt”: a source without the folder that all sources of the page share.

    ``folder`` is that folder, with its last slash; "" where there is none.

    >>> labels = Labels(["/a/b/c.txt", "/a/b/d/e.txt"])
    >>> labels.folder, labels("/a/b/d/e.txt")
    ('/a/b/', 'd/e.txt')
    """

    def __init__(self, sources: Collection[str]) -> None:
        """Find the folder that `sources` share."""
        folders = sorted(source.split("/")[:-1] for source in sources)
        shared = _shared(folders[0], folders[-1]) if folders else []
        self.folder = "".join(part + "/" for part in shared)

    def __call__(self, source: str) -> str:
        """The short form of a source of the page."""
        return source.removeprefix(self.folder)


def _shared(first: Sequence[str], last: Sequence[str]) -> Sequence[str]:
    """What the first and last of rows in order share at their beginning is what all share."""
    for n, (one, other) in enumerate(zip(first, last, strict=False)):
        if one != other:
            return first[:n]
    return first[: len(last)]
