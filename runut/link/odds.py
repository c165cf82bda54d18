"""How likely it is that two reports of a story are of one happening: the reasons, and what each counts."""

from collections.abc import Mapping, Sequence

import numpy as np

from runut.link.accounts import Account
from runut.link.cosines import Cosines
from runut.link.grouping import UNIT, Compared, Integers
from runut.link.pairs import FEW, Positions, pairs
from runut.link.reasons.events.dates import only_one_dated, same_date
from runut.link.reasons.events.kinds import same_kind
from runut.link.reasons.events.neighbours import close_by, points_back, same_sentence, title_and_lead, told_on
from runut.link.reasons.events.numbers import other_numbers, same_numbers
from runut.link.reasons.events.parties import no_receivers, same_countries, same_doers, same_receivers, two_persons
from runut.link.reasons.events.places import same_place
from runut.link.reasons.events.senses import same_sense
from runut.link.reasons.events.settings import same_setting
from runut.link.reasons.events.statuses import same_status
from runut.link.reasons.events.triggers import same_trigger
from runut.link.reasons.events.wordings import same_clause, same_wording
from runut.link.report import Report
from runut.link.signals import Weighed, total
from runut.link.wording import told_apart

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
# These say nothing but of two reports of one article.
_OF_ONE_ARTICLE = (two_persons, other_numbers, close_by, title_and_lead, same_sentence, points_back, told_on)
BETWEEN = tuple(one for one in ALONE if one.ask not in _OF_ONE_ARTICLE)
# These two ask how much a word tells in the story, which changes with every article. They come last, so that what the others
# come to may be remembered: the sum is the same to the last place.
CLAUSE = Weighed("same clause", same_clause, 1.9)
WORDING = Weighed("same wording", same_wording, 2.2)
WEIGHTS: tuple[Weighed[Report], ...] = (*ALONE, CLAUSE, WORDING)
BIAS = -3.6
KEPT = 2 * FEW  # of more reports a report's odds are remembered only with those that it is held against now
DIGITS = 4  # of the sum, as in UNIT
# Parts of UNIT: a sum so near to a half, which might be rounded up or down, is made again in the one order. In another
# order sums of some dozens of words differ by less than a hundredth of this.
HAIR = 1e-6


def compare(accounts: Sequence[Account], weight: Mapping[str, float]) -> Compared:
    """The log odds of reports in order of their events, in whose story words have this `weight`.

    They are `BIAS` and the `score` of `WEIGHTS`, in whole parts of UNIT.
    """
    items = [one.report.event.id for one in accounts]
    later = pairs([one.report for one in accounts])
    rows = [at for at, others in enumerate(later) if len(others)]
    if not rows:
        nothing = np.array([], dtype=np.int64)
        return Compared(items, nothing, nothing, nothing)
    story = _Story(accounts, weight)
    return Compared(
        items,
        np.repeat(np.array(rows), [len(later[at]) for at in rows]),
        np.concatenate([later[at] for at in rows]),
        np.concatenate([story.odds(at, later[at]) for at in rows]),
    )


class _Story:
    """The reports of a story, and how alike their words are in it."""

    def __init__(self, accounts: Sequence[Account], weight: Mapping[str, float]) -> None:
        self._accounts, self._weight = accounts, weight
        self._numbers = [one.number for one in accounts]
        self._clauses = Cosines([one.report.clause for one in accounts], weight)
        self._sentences = Cosines([one.report.sentence for one in accounts], weight)
        lines: dict[tuple[str, int], int] = {}
        places = ((one.report.article, one.report.event.sentence) for one in accounts)
        self._lines = np.array([lines.setdefault(place, len(lines)) for place in places])

    def odds(self, at: int, others: Positions) -> Integers:
        """The log odds of the report at `at` with each of these later ones, in parts of UNIT."""
        alone = np.array(self._alone(at, others.tolist()))
        clause = self._clauses.after(at)[others - at - 1]
        # The same sentence says nothing.
        wording = self._sentences.after(at)[others - at - 1] * (self._lines[others] != self._lines[at])
        found = alone + CLAUSE.counts * clause + WORDING.counts * wording
        parts = found * UNIT
        whole = np.rint(parts)
        for place in np.flatnonzero(np.abs(np.abs(parts - whole) - 0.5) < HAIR).tolist():
            score = float(alone[place])
            if clause[place] or wording[place]:
                score = self._worded(score, at, int(others[place]))
            whole[place] = round(round(score, DIGITS) * UNIT)
        odds: Integers = whole.astype(np.int64) + round(BIAS * UNIT)
        return odds

    def _alone(self, at: int, others: Sequence[int]) -> list[float]:
        """What the reasons come to that ask nothing but the two reports; it is remembered."""
        mine, numbers = self._accounts[at], [self._numbers[other] for other in others]
        known, left = mine.alone, mine.report
        if len(known) > KEPT:
            known = mine.alone = {number: known[number] for number in numbers if number in known}
        for other, number in zip(others, numbers, strict=True):
            if number not in known:
                right = self._accounts[other].report
                known[number] = total(ALONE if left.article == right.article else BETWEEN, left, right)
        return [known[number] for number in numbers]

    def _worded(self, alone: float, at: int, other: int) -> float:
        """What a pair comes to, with the reasons added in their order."""
        left, right = told_apart([self._accounts[one].report for one in (at, other)], self._weight)
        return total((CLAUSE, WORDING), left, right, alone)
