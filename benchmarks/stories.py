"""Are stories grouped right? ``python -m benchmarks.stories`` prints a Markdown table: ours next to others that run offline.

The days with given groups lie beside the checkout (``../shared``) and do not belong to it. B-cubed F1 is given over all
articles and over those that the gold groups with another; a false merge is a group that holds articles of two gold
groups. Each of the others works on TF-IDF of words, logarithmic counts, title and text, and is shown at the value of its
one knob at which the mean of both F1 is best on the larger day: more than a user could know. It needs scikit-learn
(``pip install scikit-learn``), which Runut itself does not use.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scoring import GOLD, SHARED, told_stories

NEWS = SHARED / "data" / "news"

Groups = list[set[str]]
# A way to group: from cosines between all articles, in the order given, and one number, to the group of each article.
Grouping = Callable[[Any, float], Sequence[int]]


class Day:
    """One set of articles with its gold groups: ids, texts, and groups of ids."""

    def __init__(self, name: str, rows: Path, gold: Path | None) -> None:
        """Read the `rows`; groups are those of the file `gold`, or of the rows' field "cluster"."""
        self.name, self.path = name, rows
        articles = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
        self.ids = [one["id"] for one in articles]
        self.texts = [f"{one['title']}\n{one['text']}" for one in articles]
        found: dict[str, set[str]] = defaultdict(set)
        if gold is None:
            for one in articles:
                found[one["cluster"]].add(one["id"])
        else:
            for cluster in json.loads(gold.read_text(encoding="utf-8"))["clusters"]:
                found[cluster["id"]] |= set(cluster["articles"])
        self.gold: Groups = list(found.values())


def days() -> list[Day]:
    """The days that are here, the largest first."""
    wanted = (
        ("27 February 2023, 898", NEWS / "id-kompas-tribun-2023-02-27.jsonl", GOLD / "clusters-2023.json"),
        ("6 March 2025, 20", NEWS / "id-clusters-2025-03-06.jsonl", None),
    )
    return [Day(*one) for one in wanted if one[1].is_file() and (one[2] is None or one[2].is_file())]


def b_cubed(gold: Groups, found: Groups) -> float:
    """The F1 of B-cubed over the articles of `gold`."""
    mine = {one: group for group in found for one in group}
    items = set().union(*gold)
    precision = recall = 0.0
    for group in gold:
        for one in group:
            own = mine[one] & items
            precision += len(own & group) / len(own)
            recall += len(own & group) / len(group)
    precision, recall = precision / len(items), recall / len(items)
    return 2 * precision * recall / (precision + recall)


def measured(day: Day, found: Groups) -> tuple[float, float, int]:
    """F1 over all articles, F1 over those grouped in gold, and the number of false merges."""
    several = [group for group in day.gold if len(group) > 1]
    number = {one: n for n, group in enumerate(day.gold) for one in group}
    merged = sum(len({number[one] for one in group}) > 1 for group in found)
    return b_cubed(day.gold, found), b_cubed(several, found), merged


def others() -> Mapping[str, tuple[Grouping, Sequence[float]]]:
    """Name -> how it groups, and the values of its knob that are tried."""
    steps = [round(0.06 + 0.03 * n, 2) for n in range(19)]
    return {
        "TF-IDF, average linkage": (_linkage("average"), [1 - one for one in steps]),
        "TF-IDF, complete linkage": (_linkage("complete"), [1 - one for one in steps]),
        "TF-IDF, DBSCAN": (_dbscan, [1 - one for one in steps]),
        "TF-IDF, HDBSCAN": (_hdbscan, [2.0, 3.0, 5.0]),
        "TF-IDF, single pass to the nearest centre": (_single_pass, steps),
    }


def cosines(day: Day) -> Any:  # noqa: ANN401  # NumPy's matrix, whose type its stubs cannot tell
    """The cosine of the TF-IDF vectors of every two articles."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  # not among the packages Runut needs

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(day.texts)
    return np.clip((vectors @ vectors.T).toarray(), 0.0, 1.0)


def _linkage(kind: str) -> Grouping:
    def group(alike: Any, apart: float) -> Sequence[int]:  # noqa: ANN401  # as above
        from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415  # as above

        model = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage=kind, distance_threshold=apart)
        return list(model.fit_predict(1 - alike))

    return group


def _dbscan(alike: Any, apart: float) -> Sequence[int]:  # noqa: ANN401  # as above
    from sklearn.cluster import DBSCAN  # noqa: PLC0415  # as above

    return _alone_apart(DBSCAN(eps=apart, min_samples=2, metric="precomputed").fit_predict(1 - alike))


def _hdbscan(alike: Any, least: float) -> Sequence[int]:  # noqa: ANN401  # as above
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415  # as above

    model = HDBSCAN(min_cluster_size=int(least), metric="precomputed", cluster_selection_method="leaf", copy=True)
    return _alone_apart(model.fit_predict(1 - alike))


def _alone_apart(labels: Iterable[int]) -> Sequence[int]:
    """Labels in which each article that was left out (-1) has a group of its own."""
    return [label if label >= 0 else -2 - at for at, label in enumerate(labels)]


def _single_pass(alike: Any, least: float) -> Sequence[int]:  # noqa: ANN401  # as above
    """Each article in order to the group whose centre is nearest, or to a new one."""
    many = len(alike)
    sums, within, groups = np.zeros((many, many)), np.ones(many), 0
    labels: list[int] = []
    for at in range(many):
        near = sums[:groups, at] / np.sqrt(within[:groups])
        best = int(near.argmax()) if groups else 0
        if not groups or near[best] < least:
            best, groups = groups, groups + 1
            within[best] = 1.0
        else:
            within[best] += 2 * sums[best, at] + 1.0
        sums[best] += alike[at]
        labels.append(best)
    return labels


def grouped(ids: Sequence[str], labels: Iterable[int]) -> Groups:
    """The groups that these labels make."""
    found: dict[int, set[str]] = defaultdict(set)
    for one, label in zip(ids, labels, strict=True):
        found[int(label)].add(one)
    return list(found.values())


def main() -> None:
    """Print the table, or say what is missing."""
    here = days()
    if not here:
        sys.exit(f"{SHARED}: the grouped articles are not here; there is nothing to measure.")
    print("| what |" + "".join(f" {one.name}: all | grouped | false merges |" for one in here))
    print("| --- |" + " --- | --- | --- |" * len(here))
    _row("Runut", [measured(one, told_stories(one.path)) for one in here])
    try:
        alike = [cosines(one) for one in here]
    except ImportError:
        print("\nscikit-learn is not installed; the others are not measured (pip install scikit-learn).")
        return
    for name, (group, knobs) in others().items():
        tried = {knob: measured(here[0], grouped(here[0].ids, group(alike[0], knob))) for knob in knobs}
        best = max(knobs, key=lambda knob: tried[knob][0] + tried[knob][1])
        other = max(knobs, key=lambda knob: tried[knob][1])
        for knob in dict.fromkeys((best, other)):
            rest = [
                measured(one, grouped(one.ids, group(far, knob))) for one, far in zip(here[1:], alike[1:], strict=True)
            ]
            _row(f"{name}, {knob:.2f}", [tried[knob], *rest])


def _row(name: str, figures: Iterable[tuple[float, float, int]]) -> None:
    print(f"| {name} |" + "".join(f" {whole:.3f} | {several:.3f} | {merged} |" for whole, several, merged in figures))


if __name__ == "__main__":
    main()
