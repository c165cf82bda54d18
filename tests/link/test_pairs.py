"""Which reports are compared, and that a large story stays cheap."""

from runut.link.entries import happenings
from runut.link.pairs import FEW, MARKS, NEXT, copies, pairs
from runut.link.report import Report
from tests.link.reports import report


def by_id(*reports: Report) -> dict[str, Report]:
    """The reports under their events' ids."""
    return {one.event.id: one for one in reports}


def crowd(size: int) -> dict[str, Report]:
    """So many reports of one kind, actor and day, each with a word of its own and two that many others have."""
    made = []
    for number in range(size):
        words = frozenset({f"kata{number}", f"nama{number % 7}", f"desa{number % 50}"})
        made.append(report(number, date="2025-08-09", doers=frozenset({"state:VEL"}), clause=words, sentence=words))
    return by_id(*made)


def test_few_reports_are_all_compared() -> None:
    """In a small story no mark is needed: all pairs of kinds that border are compared."""
    assert len(pairs(crowd(40))) == 40 * 39 // 2


def test_kinds_that_nobody_takes_for_each_other_are_not_compared() -> None:
    """A price and an attack are two happenings without being looked at; an attack and an explosion may be one."""
    made = by_id(report(1, "ASSAULT"), report(2, "CONSULT"), report(3, "HAPPEN"))
    assert pairs(made) == (("a1:e00001", "a1:e00003"),)


def test_comparisons_grow_with_the_reports_and_not_with_their_square() -> None:
    """A thousand reports with every mark in common, or two thousand: each is compared with a bounded number of others."""
    for size in (FEW + 1, 1000, 2000):
        assert len(pairs(crowd(size))) <= size * MARKS * NEXT
    assert len(pairs(crowd(2000))) <= 2.2 * len(pairs(crowd(1000)))


def test_a_large_story_finds_what_shares_a_rare_word() -> None:
    """Among many reports with common words two that share a rare one are compared, however far apart they stand."""
    made = crowd(FEW * 2)
    rare = frozenset({"mercusuar"})
    first, last = report(0, doers=frozenset({"state:KAR"}), clause=rare), report(9999, clause=rare)
    assert (first.event.id, last.event.id) in pairs(made | by_id(first, last))


def test_pairs_are_a_function_of_the_set() -> None:
    """The order in which reports are given changes nothing."""
    made = crowd(FEW + 60)
    assert pairs(dict(reversed(made.items()))) == pairs(made)


def test_the_same_words_in_many_articles_are_compared_once() -> None:
    """Two thousand reports of one sentence are one group of copies, whose first alone is compared, and one happening."""
    words = frozenset({"gerbang", "sarindal"})
    made = by_id(*(report(number, clause=words, sentence=words) for number in range(2000)))
    assert [len(group) for group in copies(tuple(made.values()))] == [2000]
    groups, odds = happenings(made)
    assert (len(groups), len(odds)) == (1, 0)


def test_the_same_words_for_other_actors_are_no_copies() -> None:
    """“He was arrested” of two persons stays two reports to compare."""
    words = frozenset({"tangkap"})
    one = report(1, clause=words, sentence=words, receivers=frozenset({"person:tomar"}))
    other = report(2, clause=words, sentence=words, receivers=frozenset({"person:arden"}))
    assert len(copies((one, other))) == 2
