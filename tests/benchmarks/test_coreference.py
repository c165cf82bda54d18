"""Scores of groupings, against figures worked out by hand in the literature, and the reading of COIN's words."""

import doctest

import pytest

import benchmarks.clusters
import benchmarks.coreference
from benchmarks.clusters import Group, Scores, best_pairing
from benchmarks.coreference import aligned, running

# The worked example of Pradhan and others, "Scoring Coreference Partitions of Predicted Mentions" (ACL 2014).
KEY: list[Group] = [set("abc"), set("defg")]
RESPONSE: list[Group] = [set("ab"), set("cd"), set("fghi")]


@pytest.mark.parametrize(
    ("measure", "recall", "precision"), [("muc", 0.40, 0.40), ("b_cubed", 0.42, 0.50), ("ceaf_e", 0.65, 0.43)]
)
def test_measures_have_the_published_values(measure: str, recall: float, precision: float) -> None:
    """Each measure gives the recall and precision that the paper works out."""
    scores = Scores()
    scores.add(KEY, RESPONSE)
    tally = getattr(scores, measure)
    assert (round(tally.recall, 2), round(tally.precision, 2)) == (recall, precision)


def test_the_same_grouping_is_wholly_right_and_nothing_is_wholly_wrong() -> None:
    """Gold against itself scores one, gold against nothing zero."""
    same, none = Scores(), Scores()
    same.add(KEY, KEY)
    none.add(KEY, [])
    assert (same.conll, none.conll) == (1.0, 0.0)


def test_best_pairing_is_the_largest_of_all() -> None:
    """The best pairing is not the greedy one, and holds where there are more rows than columns."""
    assert best_pairing([[0.9, 0.8, 0.1], [0.8, 0.1, 0.1]]) == pytest.approx(1.6)
    assert best_pairing([[0.9, 0.8], [0.8, 0.1], [0.7, 0.75]]) == pytest.approx(1.65)


def test_running_text_is_as_it_would_be_printed() -> None:
    """Words split for annotation come together, and each begins where the text says."""
    tokens = ['"', "Kami", "menolak", ",", '"', "kata", "istri", "nya", "."]
    text, starts = running(tokens)
    assert text == '"Kami menolak," kata istrinya.'
    assert [text[at : at + len(token)] for at, token in zip(starts, tokens, strict=True)] == tokens


def test_our_mention_takes_the_place_of_the_one_that_begins_with_it() -> None:
    """A mention with other ends is that of the document which begins at the same word and ends nearest; each only once."""
    gold = {(0, 3): "x", (0, 9): "y", (4, 5): "x"}
    ours = {(0, 2): ("a", "arden"), (0, 4): ("b", "arden"), (4, 5): ("a", "ia"), (6, 7): ("a", "ia")}
    assert aligned(ours, gold) == {
        (4, 5): ("a", "ia"),
        (0, 3): ("a", "arden"),
        (0, 9): ("b", "arden"),
        (6, 7): ("a", "ia"),
    }


@pytest.mark.parametrize("module", [benchmarks.clusters, benchmarks.coreference], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: object) -> None:
    """What the docstrings show is what happens."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type] # pytest's parameters are objects
