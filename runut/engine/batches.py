"""How many articles are held until they are worked on together?"""

from collections.abc import Iterable, Iterator
from sys import maxsize

from runut.read.web.addresses import is_web
from runut.records.article import RawArticle


def batches(raws: Iterable[RawArticle], most: int, characters: int = maxsize) -> Iterator[list[RawArticle]]:
    """`raws` in lists of `most`, or fewer where these have so many characters already, or the last came from the web.

    The next address may be long in coming, and whoever stops the program meanwhile would lose what was fetched.
    """
    batch, size = list[RawArticle](), 0
    for raw in raws:
        batch.append(raw)
        size += len(raw.text)
        if len(batch) == most or size >= characters or is_web(raw.source):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
