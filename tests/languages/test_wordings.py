"""Every entry of the table of wordings does what its examples say."""

import pytest

from runut.languages.load import load_pack
from runut.languages.schema.wordings import Forms, WordingsTable
from runut.text.fingerprints import words

TABLE = load_pack("id").table("wordings.toml", WordingsTable)
ALL = {name: getattr(TABLE, name) for name in TABLE.__struct_fields__}


@pytest.mark.parametrize("name", sorted(ALL))
def test_examples_hold_a_form_and_counter_examples_none(name: str) -> None:
    """An example has one of the forms as a word, a counter-example has none."""
    forms: Forms = ALL[name]
    held = [{word.folded for word in words(text)} & set(forms.forms) for text in forms.examples]
    assert all(held)
    assert not any({word.folded for word in words(text)} & set(forms.forms) for text in forms.counter_examples)


@pytest.mark.parametrize("name", sorted(ALL))
def test_forms_are_single_folded_words(name: str) -> None:
    """A form is compared with single words; one that is no single word, or stands twice within its list, would never tell."""
    forms: Forms = ALL[name]
    assert [form for form in forms.forms if [word.folded for word in words(form)] != [form]] == []


def test_what_turns_round_is_not_what_is_sure_or_not() -> None:
    """A negation is no hedge."""
    assert set(TABLE.negations.forms).isdisjoint(TABLE.hedges.forms)
