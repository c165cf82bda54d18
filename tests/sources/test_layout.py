"""What pages call their furniture: every name proves itself."""

import pytest

from runut.sources.layout import Name, furniture_names, load_names, named


@pytest.mark.parametrize("name", load_names(), ids=lambda name: name.what)
def test_a_name_finds_its_examples_alone(name: Name) -> None:
    """Every entry finds each of its examples, and neither it nor any other finds its counter-examples."""
    assert name.examples
    assert [one for one in name.examples if not named((name,)).search(one)] == []
    assert [one for one in name.counter_examples if furniture_names().search(one)] == []
