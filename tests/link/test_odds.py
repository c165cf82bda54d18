"""What a pair of reports comes to, however it is added up and whatever is remembered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.link import odds
from runut.link.accounts import Account
from runut.link.grouping import UNIT
from runut.link.odds import BIAS, WEIGHTS, compare
from runut.link.report import Report
from runut.link.signals import score
from runut.link.wording import told_apart, weights
from tests.link.reports import account, report

WORDS = ("gempa", "guncang", "bendungan", "portama", "warga", "ungsi", "tenda", "beras")
KINDS = st.sampled_from(["HAPPEN", "ASSAULT", "AID", "CONSULT"])
# Halves of bits, as the tables of rare words have them: what they come to often ends in a five.
SETTINGS = st.dictionaries(st.sampled_from(WORDS), st.integers(4, 40).map(lambda bits: bits / 2))
REPORTS = st.lists(
    st.tuples(KINDS, st.frozensets(st.sampled_from(WORDS)), st.frozensets(st.sampled_from(WORDS)), SETTINGS),
    min_size=2,
    max_size=12,
)


def made(told: list[tuple[str, frozenset[str], frozenset[str], dict[str, float]]]) -> list[Report]:
    """A report for each kind, clause, sentence and setting; two stand in each sentence."""
    return [
        report(
            number,
            kind,  # type: ignore[arg-type]  # one of the types
            date="2025-08-09" if number % 3 else None,
            clause=clause,
            sentence=clause | rest,
            setting=setting,
            bits=max(1.0, sum(setting.values())),
            article=f"a{number // 4}",
        )
        for number, (kind, clause, rest, setting) in enumerate(told)
    ]


def plainly(reports: list[Report]) -> dict[tuple[str, str], int]:
    """The odds of all pairs as the list of reasons gives them."""
    ids = [one.event.id for one in reports]
    apart = told_apart(reports, weights(reports))
    return {
        (ids[left], ids[right]): round((BIAS + score(WEIGHTS, apart[left], apart[right])) * UNIT)
        for left in range(len(ids))
        for right in range(left + 1, len(ids))
    }


def quickly(accounts: list[Account]) -> dict[tuple[str, str], int]:
    """The odds of the pairs that are compared."""
    found = compare(accounts, weights([one.report for one in accounts]))
    sides = (found.left.tolist(), found.right.tolist(), found.odds.tolist())
    return {(found.items[left], found.items[right]): odds for left, right, odds in zip(*sides, strict=True)}


@settings(max_examples=60)
@given(REPORTS, st.sampled_from([2, odds.KEPT]))
def test_rows_of_pairs_come_to_what_the_reasons_say(
    told: list[tuple[str, frozenset[str], frozenset[str], dict[str, float]]], kept: int
) -> None:
    """To the last digit that is kept, where nothing is remembered, and where all but the newest are, or few."""
    reports = made(told)
    accounts = [account(one) for one in reports]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(odds, "KEPT", kept)
        for size in (len(accounts) - 1, len(accounts), len(accounts) // 2, len(accounts)):
            expected = plainly(reports[:size])
            found = quickly(accounts[:size])
            assert found == {pair: expected[pair] for pair in found}
            assert quickly([account(one) for one in reports[:size]]) == found


def test_what_ends_in_a_five_is_rounded_as_the_sum_is() -> None:
    """A sum that lies at a half by the last place of a float is made again in the order of the reasons."""
    settings_ = [{"gempa": bits / 2} for bits in range(8, 40)]
    words = frozenset({"gempa", "guncang"})
    reports = [
        report(n, clause=words, sentence=words, setting=one, bits=one["gempa"]) for n, one in enumerate(settings_)
    ]
    assert quickly([account(one) for one in reports]) == plainly(reports)
