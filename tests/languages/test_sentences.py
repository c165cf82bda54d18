"""Every case of the sentence tables comes apart as it says."""

import pytest

from runut.annotate.sentences.split import Splitter
from runut.languages.load import available, load_pack
from runut.languages.schema.sentences import SentenceTable, SplitCase

TABLES = {code: load_pack(code).table("sentences.toml", SentenceTable) for code in available()}
CASES = [(code, case) for code, table in TABLES.items() for case in table.cases]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case.text[:40] for _, case in CASES])
def test_case(code: str, case: SplitCase) -> None:
    """The line comes apart into just these sentences."""
    found = Splitter(TABLES[code]).sentences(case.text, 0, len(case.text))
    assert tuple(span.quote(case.text) for span in found) == case.sentences


@pytest.mark.parametrize("code", TABLES)
def test_short_forms_are_told_once(code: str) -> None:
    """Short forms stand in lower case, without their last full stop, and in one list only."""
    table = TABLES[code]
    lists = [*table.never_final, *table.may_be_final, *table.before_number]
    assert [form for form in lists if form != form.lower() or form.endswith(".")] == []
    assert sorted(set(lists)) == sorted(lists)
    assert sorted(set(table.openers)) == sorted(table.openers)
