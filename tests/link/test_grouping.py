"""How compared reports become groups."""

from runut.link.grouping import grouped
from runut.records.codebook import EventType

A, B, C, D = "a", "b", "c", "d"


def types(*names: str, kind: EventType = "ASSAULT") -> dict[str, EventType]:
    """Items of one type."""
    return dict.fromkeys(names, kind)


def test_likely_pairs_join() -> None:
    """What is likely one joins, what is not stays alone."""
    assert grouped(types(A, B, C), {(A, B): 2.0, (A, C): -2.0, (B, C): -2.0}, 0.0) == ((A, B), (C,))


def test_one_good_pair_does_not_join_what_the_others_keep_apart() -> None:
    """Groups join by the mean of their pairs, not by the best."""
    odds = {(A, B): 3.0, (C, D): 3.0, (B, C): 1.0, (A, C): -4.0, (A, D): -4.0, (B, D): -4.0}
    assert grouped(types(A, B, C, D), odds, 0.0) == ((A, B), (C, D))


def test_pairs_that_were_not_compared_do_not_part() -> None:
    """In a large story a report is compared with some of a group; they speak for all."""
    assert grouped(types(A, B, C), {(A, B): 2.0, (B, C): 2.0}, 0.0) == ((A, B, C),)


def test_kinds_that_nobody_takes_for_each_other_part() -> None:
    """A mobilisation may be told as an attack or as a visit’s guard, but an attack is no visit."""
    mixed: dict[str, EventType] = {A: "MOBILIZE", B: "ASSAULT", C: "CONSULT"}
    assert grouped(mixed, {(A, B): 1.0, (A, C): 0.9}, 0.0) == ((A, B), (C,))


def test_equal_links_join_in_the_order_of_items() -> None:
    """Of two equal ways the one with the first items is gone, whatever order the odds stand in."""
    odds = {(A, B): 1.0, (B, C): 1.0, (A, C): -6.0}
    assert grouped(types(C, B, A), odds, 0.0) == grouped(types(A, B, C), dict(reversed(odds.items())), 0.0)
    assert grouped(types(A, B, C), odds, 0.0) == ((A, B), (C,))
