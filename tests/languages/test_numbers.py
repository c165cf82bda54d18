"""Every case of the number tables is worth what it says."""

import pytest

from runut.annotate.numerals import Numerals
from runut.annotate.words import words_of
from runut.languages.load import available, load_pack
from runut.languages.schema.numbers import NumberCase, NumberTable

TABLES = {code: load_pack(code).table("numbers.toml", NumberTable) for code in available()}
CASES = [(code, case) for code, table in TABLES.items() for case in table.cases]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case.text for _, case in CASES])
def test_case(code: str, case: NumberCase) -> None:
    """The words are worth just that."""
    words = words_of(case.text, 0, len(case.text)).folded
    assert Numerals(TABLES[code]).value(words) == case.value
