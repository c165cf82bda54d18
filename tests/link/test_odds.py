"""What a pair of reports comes to, however it is added up and whatever is remembered."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.link import alone, before, cosines, odds
from runut.link.accounts import Account
from runut.link.alone import Pairs, asked
from runut.link.cosines import Floats
from runut.link.grouping import UNIT
from runut.link.odds import BIAS, WEIGHTS, Odds
from runut.link.report import Report
from runut.link.signals import score
from runut.link.wording import told_apart, weights
from tests.link.reports import account, report

WORDS = ("gempa", "guncang", "bendungan", "portama", "warga", "ungsi", "tenda", "beras")
SETS = st.frozensets(st.sampled_from(WORDS))
# Halves of bits, as the tables of rare words have them: what they come to often ends in a five.
SETTINGS = st.dictionaries(st.sampled_from(WORDS), st.integers(4, 40).map(lambda bits: bits / 2))
PARTIES = st.frozensets(st.sampled_from(["state:VEL", "state:KAR", "person:tomar", "person:ratan"]), max_size=2)
LANDS = st.frozensets(st.sampled_from(["VEL", "KAR"]))
FIELDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["HAPPEN", "ASSAULT", "AID", "CONSULT", "ACCUSE"]),
        "mode": st.sampled_from([None, "visit", "flood", "storm"]),
        "date": st.sampled_from([None, "2025-08-09", "2025-08-10", "2025-08", "2024-08-09", "2025-08-01/2025-08-05"]),
        "status": st.sampled_from(["occurred", "future", "historical", "denied"]),
        "published": st.sampled_from(["", "2025-08-10", "2025-08-11T07:00:00+07:00", "2026-08-11"]),
        "doers": PARTIES,
        "receivers": PARTIES,
        "doer_countries": LANDS,
        "receiver_countries": LANDS,
        "place": st.sampled_from(["", "portama", "portama timur", "portana", "sarindal"]),
        "numbers": st.frozensets(st.tuples(st.sampled_from([1.0, 3.0, 40.0]), st.sampled_from(["person", "house"]))),
        "stems": SETS,
        "senses": st.frozensets(st.sampled_from(["offer", "blame", "quake"])),
        "clause": SETS,
        "sentence": SETS,
        "setting": SETTINGS,
    }
)
REPORTS = st.lists(FIELDS, min_size=2, max_size=12)


def made(told: list[dict[str, Any]]) -> list[Report]:
    """A report for each, four to an article."""
    reports = []
    for number, given_ in enumerate(told):
        fields = dict(given_)
        kind, date, status, mode = (fields.pop(name) for name in ("kind", "date", "status", "mode"))
        bits = max(1.0, sum(fields["setting"].values()))
        one = report(number, kind, date, status, bits=bits, article=f"a{number // 4}", **fields)
        reports.append(replace(one, event=replace(one.event, mode=mode)))
    return reports


def plainly(reports: list[Report]) -> dict[tuple[str, str], int]:
    """The odds of all pairs as the list of reasons gives them."""
    ids = [one.event.id for one in reports]
    apart = told_apart(reports, weights(reports))
    return {
        (ids[left], ids[right]): round((BIAS + score(WEIGHTS, apart[left], apart[right])) * UNIT)
        for left in range(len(ids))
        for right in range(left + 1, len(ids))
    }


def quickly(accounts: list[Account], by: Odds) -> dict[tuple[str, str], int]:
    """The odds of the pairs that are compared."""
    found = by.compare("S1", accounts, weights([one.report for one in accounts]))
    sides = (found.left.tolist(), found.right.tolist(), found.odds.tolist())
    return {(found.items[left], found.items[right]): odds for left, right, odds in zip(*sides, strict=True)}


@settings(max_examples=80)
@given(REPORTS, st.sampled_from([0, 3, 1000]), st.sampled_from([2, 1000]))
def test_pairs_come_to_what_the_reasons_say(told: list[dict[str, Any]], few: int, cells: int) -> None:
    """To the last digit that is kept: asked one by one or by their facts, of a story seen before, in part or not at all."""
    reports = made(told)
    accounts = [account(one) for one in reports]
    by = Odds()
    with pytest.MonkeyPatch.context() as patch:
        for module in (odds, alone, before):
            patch.setattr(module, "FEW", few)
        for module in (cosines, alone, before):
            patch.setattr(module, "CELLS", cells)
        for size in (len(accounts) - 1, len(accounts), len(accounts) // 2, len(accounts)):
            expected = plainly(reports[:size])
            found = quickly(accounts[:size], by)
            assert found == {pair: expected[pair] for pair in found}


def test_what_ends_in_a_five_is_rounded_as_the_sum_is() -> None:
    """A sum that lies at a half by the last place of a float is made again in the order of the reasons."""
    settings_ = [{"gempa": bits / 2} for bits in range(8, 40)]
    words = frozenset({"gempa", "guncang"})
    for article in ("a1", "a{}"):
        reports = [
            report(n, clause=words, sentence=words, setting=one, bits=one["gempa"], article=article.format(n))
            for n, one in enumerate(settings_)
        ]
        assert quickly([account(one) for one in reports], Odds()) == plainly(reports)


def test_a_word_that_weighs_more_in_one_language_counts_what_the_first_says() -> None:
    """What two sentences share is told in the bits of the earlier report, also where those of the other differ."""
    settings_ = [{"gempa": 4.0 + (n % 3), "tenda": 5.0} for n in range(9)]
    reports = [report(n, setting=one, bits=sum(one.values()) + 7, article=f"a{n}") for n, one in enumerate(settings_)]
    assert quickly([account(one) for one in reports], Odds()) == plainly(reports)


def test_what_was_asked_is_not_asked_again() -> None:
    """Of a story that grew only the pairs of the newcomer are asked; of one that did not, none."""
    reports = [report(n, article=f"a{n}", stems=frozenset({f"w{n % 3}"})) for n in range(12)]
    accounts, by, sizes = [account(one) for one in reports], Odds(), list[int]()

    def noted(pairs: Pairs) -> Floats:
        sizes.append(len(pairs.left))
        return asked(pairs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(before, "asked", noted)
        for size in (10, 11, 12, 12):
            quickly(accounts[:size], by)
    assert sizes == [45, 10, 11]
