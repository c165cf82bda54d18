"""Where does the time of an article go? ``python -m benchmarks.stages [--articles 150]`` prints a Markdown table.

Milliseconds of processor time for an article of 350 words, step by step, from text to stored and linked chronicle.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.articles import articles, origin
from runut.engine.build import PORTION
from runut.engine.local import PORTION as TOGETHER
from runut.engine.local import reader
from runut.records.article import RawArticle
from runut.records.reading import Reading
from runut.records.stage import Together
from runut.store.chronicle import Chronicle
from runut.weaving import Weaver

T = TypeVar("T")


def main() -> None:
    """Time every step on the same articles."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=150, help="how many articles are timed")
    count = parser.parse_args().articles
    raws = list(articles(count))
    reader(None)(raws[0])
    spent: dict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder, Chronicle(Path(folder) / "stages.runut", create=True) as chronicle:
        weaver = Weaver(chronicle)
        starts = range(0, count, TOGETHER)
        readings = [one for at in starts for one in _read(raws[at : at + TOGETHER], spent)]
        kept = [_timed(spent, "search keys", weaver.kept, reading) for reading in readings]
        for at in range(0, len(kept), PORTION):
            _timed(spent, "writing", chronicle.keep, kept[at : at + PORTION])
        _timed(spent, "linking and comparing", weaver.weave, lambda *_: None)
    print(f"{count} articles; {origin()}\n\n| step | ms an article |\n| --- | --- |")
    for step, seconds in spent.items():
        print(f"| {step} | {seconds / count * 1000:.1f} |")
    print(f"| all | {sum(spent.values()) / count * 1000:.1f} |")


def _read(raws: Sequence[RawArticle], spent: dict[str, float]) -> list[Reading]:
    """What each of `raws`, in one language, says, read together as `engine` reads them; stages' times are added to `spent`."""
    readings = [Reading(article=_timed(spent, "cleaning", reader(None).clean, raw)) for raw in raws]
    for stage in reader(None).stages.get(readings[0].article.language, ()):
        if isinstance(stage, Together):
            readings = _timed(spent, stage.name, stage.together, readings)
        else:
            readings = [_timed(spent, stage.name, stage, reading) for reading in readings]
    return readings


def _timed(spent: dict[str, float], step: str, call: Callable[..., T], *given: object) -> T:
    started = time.process_time()
    answer = call(*given)
    spent[step] += time.process_time() - started
    return answer


if __name__ == "__main__":
    main()
