"""Every entry of the tables of wordings and of differing does what its examples say."""

from itertools import pairwise

import pytest

from runut.languages.load import load_pack
from runut.languages.schema.differing import DifferingTable
from runut.languages.schema.wordings import Forms, WordingsTable
from runut.text.fingerprints import words

TABLE = load_pack("id").table("wordings.toml", WordingsTable)
DIFFERING = load_pack("id").table("differing.toml", DifferingTable)
ALL = {name: getattr(table, name) for table in (TABLE, DIFFERING) for name in table.__struct_fields__}


def terms(text: str) -> set[str]:
    """The words of a text, and any two in a row."""
    folded = [word.folded for word in words(text)]
    return {*folded, *map(" ".join, pairwise(folded))}


@pytest.mark.parametrize("name", sorted(ALL))
def test_examples_hold_a_form_and_counter_examples_none(name: str) -> None:
    """An example has one of the forms as a word, a counter-example has none."""
    forms: Forms = ALL[name]
    assert all(terms(text) & set(forms.forms) for text in forms.examples)
    assert not any(terms(text) & set(forms.forms) for text in forms.counter_examples)


@pytest.mark.parametrize("name", sorted(ALL))
def test_forms_are_one_or_two_folded_words(name: str) -> None:
    """A form is compared with words and pairs of words; any other would never tell."""
    forms: Forms = ALL[name]
    assert [form for form in forms.forms if form not in terms(form)] == []


def test_what_turns_round_is_not_what_is_sure_or_not() -> None:
    """A negation is no hedge."""
    assert set(TABLE.negations.forms).isdisjoint(TABLE.hedges.forms)
