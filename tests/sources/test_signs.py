"""Every sign of an address proves itself."""

import re

import pytest

from runut.sources.signs import Sign, load_signs

SIGNS = load_signs()


@pytest.mark.parametrize("sign", [*SIGNS.articles, *SIGNS.asides], ids=lambda sign: sign.what)
def test_a_sign_is_found_in_its_examples_alone(sign: Sign) -> None:
    """Each expression is found in its examples and in none of its counter-examples."""
    regex = re.compile(sign.regex, re.IGNORECASE)
    assert sign.examples
    assert [path for path in sign.examples if not regex.search(path)] == []
    assert [path for path in sign.counter_examples if regex.search(path)] == []


def test_articles_are_told_from_what_surrounds_them() -> None:
    """What looks like an article is one, unless it is a list, a page on the outlet, or a file."""
    for sign in SIGNS.articles:
        assert [path for path in sign.examples if not SIGNS.is_article(path)] == []
    for sign in SIGNS.asides:
        assert [path for path in sign.examples if SIGNS.is_article(path)] == []


def test_a_long_path_costs_no_time() -> None:
    """Paths of the greatest length that is read are judged at once, whatever stands in them."""
    for piece in ("a-", "/2026/11/", "-1", "a/", "?id=1&"):
        SIGNS.is_article("/" + piece * 1000)
