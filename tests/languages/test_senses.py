"""Every entry of the table of senses does what its examples say."""

from collections import Counter

import pytest

from runut.languages.load import load_pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.schema.senses import Sense, SensesTable
from runut.languages.stems import Stems
from runut.link.senses import AS_IT_STANDS, Senses
from runut.text.fingerprints import words
from runut.text.normalise import fold

PACK = load_pack("id")
TABLE = PACK.table("senses.toml", SensesTable)
SENSES = Senses(TABLE, Stems(PACK.table("linking.toml", LinkingTable)))


def senses(text: str) -> frozenset[str]:
    """The senses of all words of a sentence."""
    folded = [word.folded for word in words(text)]
    return SENSES.of(folded, 0, len(folded))


@pytest.mark.parametrize("sense", TABLE.senses, ids=lambda one: one.name)
def test_examples_have_the_sense_and_counter_examples_not(sense: Sense) -> None:
    """The sentences of an entry tell its act, those beside them another."""
    assert sense.examples
    assert sense.counter_examples
    assert [text for text in sense.examples if sense.name not in senses(text)] == []
    assert [text for text in sense.counter_examples if sense.name in senses(text)] == []


@pytest.mark.parametrize("sense", TABLE.senses, ids=lambda one: one.name)
def test_every_form_tells_its_sense(sense: Sense) -> None:
    """No form is hidden by another entry, misspelt or given twice."""
    plain = [form.replace(AS_IT_STANDS, "") for form in sense.forms]
    assert [form for form in plain if sense.name not in senses(form)] == []
    assert [form for form in plain if fold(form) != form] == []
    assert max(Counter(plain).values()) == 1


@pytest.mark.parametrize("sense", TABLE.senses, ids=lambda one: one.name)
def test_what_is_left_out_would_be_meant(sense: Sense) -> None:
    """A word is only left out of a sense that its stem would give it."""
    alone = SensesTable(senses=(Sense(name=sense.name, forms=sense.forms, examples=(), counter_examples=()),))
    without = Senses(alone, Stems(PACK.table("linking.toml", LinkingTable)))
    assert [word for word in sense.but if sense.name not in without.of([word], 0, 1)] == []
    assert [word for word in sense.but if sense.name in SENSES.of([word], 0, 1)] == []


def test_senses_have_names_of_their_own() -> None:
    """No two entries are one sense."""
    assert max(Counter(sense.name for sense in TABLE.senses).values()) == 1
