"""Which reports are compared, and that a large story stays cheap."""

from collections.abc import Iterable
from functools import partial

from runut.link.happenings import happenings
from runut.link.odds import Odds
from runut.link.pairs import FEW, MARKS, NEXT, copies, pairs
from runut.link.report import Report
from runut.link.wording import weights
from tests.link.reports import account, report


def compared(reports: Iterable[Report]) -> list[tuple[str, str]]:
    """The ids of the pairs of `reports` that are compared."""
    given = tuple(reports)
    sides = zip(*(side.tolist() for side in pairs(given)), strict=True)
    found = ((given[one].event.id, given[other].event.id) for one, other in sides)
    return sorted((min(pair), max(pair)) for pair in found)


def crowd(size: int) -> list[Report]:
    """So many reports of one kind, actor and day, each with a word of its own and two that many others have."""
    made = []
    for number in range(size):
        words = frozenset({f"kata{number}", f"nama{number % 7}", f"desa{number % 50}"})
        made.append(report(number, date="2025-08-09", doers=frozenset({"state:VEL"}), clause=words, sentence=words))
    return made


def test_few_reports_are_all_compared() -> None:
    """In a small story no mark is needed: all pairs of kinds that border are compared."""
    assert len(compared(crowd(40))) == 40 * 39 // 2


def test_kinds_that_nobody_takes_for_each_other_are_not_compared() -> None:
    """A price and an attack are two happenings without being looked at; an attack and an explosion may be one."""
    made = (report(1, "ASSAULT"), report(2, "CONSULT"), report(3, "HAPPEN"))
    assert compared(made) == [("a1:e00001", "a1:e00003")]


def test_comparisons_grow_with_the_reports_and_not_with_their_square() -> None:
    """A thousand reports with every mark in common, or two thousand: each is compared with a bounded number of others."""
    for size in (FEW + 1, 1000, 2000):
        assert len(compared(crowd(size))) <= size * MARKS * NEXT
    assert len(compared(crowd(2000))) <= 2.2 * len(compared(crowd(1000)))


def test_a_large_story_finds_what_shares_a_rare_word() -> None:
    """Among many reports with common words two that share a rare one are compared, however far apart they stand."""
    made = crowd(FEW * 2)
    rare = frozenset({"mercusuar"})
    first, last = report(0, doers=frozenset({"state:KAR"}), clause=rare), report(9999, clause=rare)
    assert (first.event.id, last.event.id) in compared([*made, first, last])


def test_pairs_are_a_function_of_the_set() -> None:
    """The order in which reports are given changes nothing."""
    made = crowd(FEW + 60)
    assert compared(made[::-1]) == compared(made)


def test_the_same_words_in_many_articles_are_compared_once() -> None:
    """Two thousand reports of one sentence are one group of copies, whose first alone is compared, and one happening."""
    words = frozenset({"gerbang", "sarindal"})
    made = [report(number, clause=words, sentence=words) for number in range(2000)]
    accounts = [account(one) for one in made]
    assert [len(group) for group in copies(accounts)] == [2000]
    groups, found = happenings(accounts, partial(Odds().compare, "S1", weight=weights(made)))
    assert (len(groups), len(found.odds)) == (1, 0)


def test_the_same_words_for_other_actors_are_no_copies() -> None:
    """“He was arrested” of two persons stays two reports to compare."""
    words = frozenset({"tangkap"})
    one = report(1, clause=words, sentence=words, receivers=frozenset({"person:tomar"}))
    other = report(2, clause=words, sentence=words, receivers=frozenset({"person:arden"}))
    assert len(copies((account(one), account(other)))) == 2
