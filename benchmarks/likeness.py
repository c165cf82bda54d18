"""Is a made archive as like itself as a real one? ``python -m benchmarks.likeness [--size 8000]`` prints a Markdown table.

What an article costs that is added to a large archive depends on how many others share passages with it. So the archive that
growth is measured on (`benchmarks.making`) is set beside real ones: for how many articles do two of those runs of words
stand in both by which articles are found, less than two weeks from each other and further? How many there are is told for
each article, and for each article if there were as many a day as in the made archive. Needs ``../shared``.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from benchmarks.articles import NEWS
from benchmarks.making import Maker, base
from runut.compare.comparer import WINDOW
from runut.compare.passages import SIZE, TELLING
from runut.store.keys import CROWD, WEEKS
from runut.text.fingerprints import shingles, winnow, words
from runut.weaving.weaver import SHARED_PASSAGES

REAL = ("id-jogja-2025", "id-detik-2025", "id-jpnn-bisnis-2023", "id-detik-2026")
APART = 14  # days; the round of a made archive is as long

Dated = tuple[date, str]


def main() -> int:
    """Measure the real archives and the made one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--size", type=int, default=8000, help="how many articles are made")
    size = parser.parse_args().size
    if not NEWS.is_dir():
        print("The real archives are not here (../shared/data/news).")
        return 1
    made = [*_made(size)]
    daily = len(made) / _days(made)
    print("| archive | articles | days | near | far | far, at as many a day |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, archive in (("made", made), *((one, [*_real(one)]) for one in REAL)):
        near, far = like(archive)
        scaled = far * daily * _days(archive) / len(archive)
        print(f"| {name} | {len(archive):,} | {_days(archive)} | {near:.2f} | {far:.2f} | {scaled:.2f} |", flush=True)
    return 0


def like(archive: Sequence[Dated]) -> tuple[float, float]:
    """With how many others an article shares passages, in the mean: those within two weeks, and those further away."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, (_, text) in enumerate(archive):
        for mark in _marks(text):
            holders[mark].append(number)
    shared = Counter(
        pair
        for held in holders.values()
        if len(held) <= CROWD and len({archive[one][0].toordinal() // 7 for one in held}) <= WEEKS
        for pair in combinations(held, 2)
    )
    apart = [abs((archive[a][0] - archive[b][0]).days) for (a, b), n in shared.items() if n >= SHARED_PASSAGES]
    far = sum(days >= APART for days in apart)
    return 2 * (len(apart) - far) / len(archive), 2 * far / len(archive)


def _marks(text: str) -> set[int]:
    """The runs of words that stand for all, in which a word tells something."""
    told = words(text)
    tells = [len(word.folded) >= TELLING and text[word.start].islower() for word in told]
    marks = shingles([word.folded for word in told], SIZE)
    return {marks[at] for at in winnow(marks, WINDOW) if any(tells[at : at + SIZE])}


def _days(archive: Iterable[Dated]) -> int:
    days = [day for day, _ in archive]
    return (max(days) - min(days)).days + 1


def _made(size: int) -> Iterator[Dated]:
    for reading in Maker(base()).readings(size):
        if reading.article.published:
            yield date.fromisoformat(reading.article.published[:10]), reading.article.text


def _real(name: str) -> Iterator[Dated]:
    with (NEWS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["published"] and row["text"]:
                yield date.fromisoformat(row["published"][:10]), row["text"]


if __name__ == "__main__":
    sys.exit(main())
