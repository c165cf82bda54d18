"""Every case of the time tables is read as it says."""

import pytest

from runut.annotate.times import Times
from runut.languages.load import available, load_pack
from runut.languages.schema.times import TimeCase, TimeTable
from tests.annotate.readings_by_hand import reading_of

TABLES = {code: load_pack(code).table("times.toml", TimeTable) for code in available()}
STAGES = {code: Times(load_pack(code)) for code in available()}
CASES = [(code, case) for code, table in TABLES.items() for rule in table.rules for case in rule.cases]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case.text[:40] for _, case in CASES])
def test_case(code: str, case: TimeCase) -> None:
    """The sentence tells just these times."""
    read = STAGES[code](reading_of(case.text, case.published, code))
    assert tuple((t.span.quote(case.text), t.type, t.value) for t in read.times) == case.found


@pytest.mark.parametrize("code", TABLES)
def test_every_rule_has_a_case(code: str) -> None:
    """No rule stands without an example or counter-example, and no two share a name."""
    rules = TABLES[code].rules
    assert [rule.name for rule in rules if not rule.cases] == []
    assert len({rule.name for rule in rules}) == len(rules)
