"""What two reports say of each other by themselves, whatever their story: reasons, what each counts, what they come to.

Most reports of a story share their day, their kind, their actors with many others. A reason is asked once of two such facts,
and what pairs of reports come to is put together out of the answers.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from runut.link.accounts import Account
from runut.link.cosines import Floats, Positions, overlaps
from runut.link.reasons.events.dates import dated, only_one_dated, same_date
from runut.link.reasons.events.kinds import kind_of, same_kind
from runut.link.reasons.events.neighbours import close_by, points_back, same_sentence, title_and_lead, told_on
from runut.link.reasons.events.numbers import numbers_of, other_numbers, same_numbers
from runut.link.reasons.events.parties import (
    countries_of,
    doers_of,
    no_receivers,
    receivers_of,
    same_countries,
    same_doers,
    same_receivers,
    two_persons,
)
from runut.link.reasons.events.places import placed, same_place
from runut.link.reasons.events.senses import same_sense, senses_of, told_as
from runut.link.reasons.events.settings import same_setting, strengths
from runut.link.reasons.events.statuses import same_status, standing
from runut.link.reasons.events.triggers import has_stems, same_trigger, stems_of
from runut.link.report import Report
from runut.link.signals import Signal, Weighed, total

Ask = Callable[[Report, Report], Signal | None]
Sets = Callable[[Report], frozenset[str]]


class Fact(NamedTuple):
    """What a reason asks of one report, and of which of its sets it asks only whether they meet those of the other."""

    of: Callable[[Report], Hashable]
    sets: tuple[Sets, ...] = ()


# The weights add up to the logarithm of the odds that two events are one: a regression over pairs of events that annotators
# had grouped, in which every event counts the same however many it is paired with, rounded; what parts reports that differ
# in a date, an actor or a recipient is set by hand so that one happening told in two ways stays one.
ALONE: tuple[Weighed[Report], ...] = (
    Weighed("same kind", same_kind, 3.1, 1.2),
    Weighed("same actors", same_doers, 1.0, 2.4),
    Weighed("same recipients", same_receivers, 0.2, 1.4),
    Weighed("two persons", two_persons, 1.5),
    Weighed("no recipients", no_receivers, 0.6),
    Weighed("same countries", same_countries, 0.3),
    Weighed("same date", same_date, 0.9, 1.8),
    Weighed("one dated", only_one_dated, 0.2),
    Weighed("same place", same_place, 0.3),
    Weighed("same words", same_trigger, 0.8, 1.0),
    Weighed("same sense", same_sense, 0.8, 0.3),
    Weighed("same setting", same_setting, 0.6, 0.0),
    Weighed("same figures", same_numbers, 1.1),
    Weighed("other figures", other_numbers, 0.7),
    Weighed("same status", same_status, 1.7),
    Weighed("close by", close_by, 0.4),
    Weighed("title and lead", title_and_lead, 0.8),
    Weighed("same sentence", same_sentence, 1.5, 1.1),
    Weighed("points back", points_back, 1.4),
    Weighed("told on", told_on, 0.8),
)
# What a reason asks of either of two reports, but for what is told of it: reports of which that is the same are answered
# alike. Of some sets it asks only whether those of the two meet. Reasons that are not here say nothing but of two reports of
# one article; what two sentences share is added up by itself.
FACTS: Mapping[Ask, Fact] = MappingProxyType(
    {
        same_kind: Fact(kind_of),
        same_doers: Fact(doers_of),
        same_receivers: Fact(receivers_of),
        no_receivers: Fact(receivers_of),
        same_countries: Fact(countries_of),
        same_date: Fact(dated),
        only_one_dated: Fact(dated),
        same_place: Fact(placed),
        same_trigger: Fact(has_stems, (stems_of,)),
        same_sense: Fact(told_as, (senses_of, stems_of)),
        same_numbers: Fact(numbers_of),
        same_status: Fact(standing),
    }
)
ASKED = tuple(dict.fromkeys(fact.of for fact in FACTS.values()))
SETS = tuple(dict.fromkeys(sets for fact in FACTS.values() for sets in fact.sets))
BETWEEN = tuple(one for one in ALONE if one.ask in FACTS or one.ask == same_setting)
FEW = 16  # so many pairs are asked one by one sooner than by their facts
SEVERAL = 300  # sentences are held against each other one by one sooner than in a table
CELLS = 65_536  # of a table that is laid out for the pairs of facts; of more kinds of pairs a list is sorted


class Pairs(NamedTuple):
    """Reports of a story, and which of them are held against which: positions of the first and of the other."""

    accounts: Sequence[Account]
    left: Positions
    right: Positions


def asked(pairs: Pairs) -> Floats:
    """What the reasons that ask nothing but the two come to, by pair, added in their order.

    Of more than FEW pairs the reports have marks.
    """
    accounts, left, right = pairs
    if len(left) <= FEW:
        return np.array(_one_by_one(pairs))
    lines: dict[str, int] = {}
    article = np.array([lines.setdefault(one.report.article, len(lines)) for one in accounts])
    apart = article[left] != article[right]
    if np.count_nonzero(apart) <= FEW:
        return np.array(_one_by_one(pairs))
    found = np.empty(len(left))
    found[~apart] = _one_by_one(Pairs(accounts, left[~apart], right[~apart]))
    found[apart] = _by_facts(Pairs(accounts, left[apart], right[apart]))
    return found


def facts_of(report: Report) -> tuple[Hashable, ...]:
    """What is asked of a report: ASKED, and then its SETS."""
    return tuple(fact(report) for fact in (*ASKED, *SETS))


def _one_by_one(pairs: Pairs) -> list[float]:
    reports = [one.report for one in pairs.accounts]
    sides = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return [_total(reports[one], reports[other]) for one, other in sides]


def _total(left: Report, right: Report) -> float:
    return total(ALONE if left.article == right.article else BETWEEN, left, right)


def _by_facts(pairs: Pairs) -> Floats:
    """What BETWEEN comes to of pairs of reports of two articles, each question asked once of two facts."""
    accounts, left, right = pairs
    marks = zip((*ASKED, *SETS), zip(*(one.marks for one in accounts), strict=True), strict=True)
    numbered = {fact: _numbered(marks, left, right) for fact, marks in marks}
    meet = {sets: _meet(sets, numbered[sets], pairs) for sets in SETS}
    found = np.zeros(len(left))
    for question in BETWEEN:
        if question.ask == same_setting:
            found += _settings(question, pairs)
            continue
        kind, count = numbered[FACTS[question.ask].of]
        for sets in FACTS[question.ask].sets:
            kind, count = 2 * kind + meet[sets], 2 * count
        first, where = _kinds(kind, count)
        found += np.array(_counts(question, Pairs(accounts, left[first], right[first])))[where]
    return found


def _counts(question: Weighed[Report], pairs: Pairs) -> list[float]:
    """What the question counts of each pair."""
    reports = [one.report for one in pairs.accounts]
    sides = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    signals = (question.ask(reports[one], reports[other]) for one, other in sides)
    return [0.0 if signal is None else question.weight(signal) for signal in signals]


def _meet(sets: Sets, numbered: tuple[Positions, int], pairs: Pairs) -> Positions:
    """1 for each pair of which these sets have something in common, else 0."""
    of = [sets(one.report) for one in pairs.accounts]
    first, where = _kinds(*numbered)
    sides = zip(pairs.left[first].tolist(), pairs.right[first].tolist(), strict=True)
    return np.array([not of[one].isdisjoint(of[other]) for one, other in sides], dtype=np.intp)[where]


def _settings(question: Weighed[Report], pairs: Pairs) -> Floats:
    """What `same_setting` counts of each pair; reports of one sentence have one setting."""
    accounts, left, right = pairs
    first, where = _kinds(*_numbered([id(one.report.setting) for one in accounts], left, right))
    left, right = left[first], right[first]
    if len(first) <= SEVERAL:
        return np.array(_counts(question, Pairs(accounts, left, right)))[where]
    bits = np.array([one.report.bits for one in accounts])
    shared = overlaps([one.report.setting for one in accounts], left, right)
    strength = strengths(shared, np.minimum(bits[left], bits[right]))
    against = question.counts if question.against is None else question.against
    return (np.where(strength > 0, question.counts, against) * strength)[where]


def _numbered(marks: Sequence[int], left: Positions, right: Positions) -> tuple[Positions, int]:
    """A number for each pair by the marks of the two, and how many such numbers there may be."""
    numbers: dict[int, int] = {}
    code = np.array([numbers.setdefault(one, len(numbers)) for one in marks])
    return code[left] * len(numbers) + code[right], len(numbers) ** 2


def _kinds(kind: Positions, count: int) -> tuple[Positions, Positions]:
    """Of each of at most `count` kinds that there are a place in which it is, and for each place which of these it is."""
    if count > CELLS:
        _, first, where = np.unique(kind, return_index=True, return_inverse=True)
        return first, where
    table = np.full(count, -1)
    table[kind] = np.arange(len(kind))
    there = np.flatnonzero(table >= 0)
    first = table[there]
    table[there] = np.arange(len(there))
    return first, table[kind]
