"""What do several articles say that are read at once?"""

from collections.abc import Sequence
from contextlib import suppress

from runut.errors import SourceError
from runut.flow import Reader
from runut.records.article import RawArticle
from runut.records.reading import Reading
from runut.records.stage import MISTAKES, Stage, Together, after


def read_together(reader: Reader, raws: Sequence[RawArticle]) -> list[Reading | SourceError]:
    """What `reader` makes of each of `raws`, or why it makes nothing of it, in their order; none depends on the others."""
    found = [_cleaned(reader, raw) for raw in raws]
    for code, stages in reader.stages.items():
        mine = [at for at, one in enumerate(found) if isinstance(one, Reading) and reader.language(one) == code]
        for stage in stages:
            for at, one in zip(mine, _through(stage, [found[at] for at in mine]), strict=True):
                found[at] = one
    return found


def _cleaned(reader: Reader, raw: RawArticle) -> Reading | SourceError:
    """The article of `raw`, of which nothing is said yet."""
    try:
        return Reading(article=reader.clean(raw))
    except SourceError as error:
        return error


def _through(stage: Stage, readings: Sequence[Reading | SourceError]) -> list[Reading | SourceError]:
    """`readings` after `stage`; in the place of one on which it fails, now or one before it, the reason."""
    if isinstance(stage, Together):
        # Where it fails on one, each is taken alone, so that the one is told and the others go on.
        with suppress(*MISTAKES):
            done = iter(stage.together([one for one in readings if isinstance(one, Reading)]))
            return [next(done) if isinstance(one, Reading) else one for one in readings]
    return [_after(stage, one) if isinstance(one, Reading) else one for one in readings]


def _after(stage: Stage, reading: Reading) -> Reading | SourceError:
    """`reading` after `stage`, or why there is none."""
    try:
        return after(stage, reading)
    except SourceError as error:
        return error
