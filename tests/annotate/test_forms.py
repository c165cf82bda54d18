"""How forms of words are written and found."""

import pytest
from msgspec import Struct

from runut.annotate.forms import Forms
from runut.annotate.words import words_of
from runut.errors import PackError


class Rule(Struct, frozen=True):
    """A rule as a table would hold it."""

    forms: tuple[str, ...]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    capital: bool = False


CLASSES = {"color": {"red": "1", "green": "2"}, "thing": {"car": "", "boat": ""}}


def found(rule: Rule, text: str, fragments: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    """The words at which `rule` is found in `text`."""
    words = words_of(text, 0, len(text))
    forms = Forms(CLASSES, fragments or {}, [rule])
    return [text[words.starts[at.first] : words.ends[at.last - 1]] for at in forms.find(words)]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("{color} {thing}", "a Red car and a green boat", ["Red car", "green boat"]),
        ("{color}? {thing}", "a car, a red car", ["car", "red car"]),
        ("very [{color} and] {color}", "very red, very red and green", ["very red", "very red and green"]),
        ("big|small {thing}", "a big car, a tiny car", ["big car"]),
        ("{thing} ( {number} )", "car (5), boat 5", ["car (5)"]),
        ("<paint> {thing}", "dark red car, light car", ["dark red car"]),
    ],
)
def test_forms(form: str, text: str, expected: list[str]) -> None:
    """Classes, options, brackets, alternatives, signs, numbers and fragments stand for the words they name."""
    assert found(Rule((form,)), text, {"paint": ("dark? {color}",)}) == expected


def test_what_stands_around_decides() -> None:
    """Words before and behind, and a capital, are asked as the rule says."""
    assert found(Rule(("{thing}",), after=("my",)), "my car, car") == ["car"]
    assert found(Rule(("{thing}",), not_after=("my",)), "my car, boat") == ["boat"]
    assert found(Rule(("{thing}",), not_before=("{color}",)), "car red, boat") == ["boat"]
    assert found(Rule(("{thing}",), capital=True), "Car, boat") == ["Car"]


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("{size} car", "the form “{size} car” names the class “size”, which has no words in its table."),
        ("<size> car", "the form “<size> car” names the fragment “size”, which its table does not have."),
        ("[{color} car", "the form “[{color} car” cannot be read at “”; mend it in its table."),
        ("{color car", "the form “{color car” cannot be read at “{color car”; mend it in its table."),
        ("<loop>", "the form “<loop>” holds itself through its fragments; take the circle out of the table."),
    ],
)
def test_broken_forms_are_told(form: str, message: str) -> None:
    """A form that cannot be compiled raises one sentence that quotes it."""
    with pytest.raises(PackError) as raised:
        Forms(CLASSES, {"loop": ("<loop>",)}, [Rule((form,))])
    assert str(raised.value) == message
