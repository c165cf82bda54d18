"""The tokenizer cuts as its examples say, also after it was written and read again."""

import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from tests.growing import in_proportion
from training.build import PLAIN
from training.tokens import rules, set_tokenizer

TABLE = tomllib.loads((Path(__file__).parents[2] / "training" / "id" / "tokenizer.toml").read_text(encoding="utf-8"))
CASES = [(text, cut) for rule in TABLE["rule"] for text, cut in rule["examples"] + rule["counter"]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Give a blank pipeline whose tokenizer went through its own bytes, as in a shipped pipeline."""
    made = spacy.blank(PLAIN)
    set_tokenizer(made, rules(TABLE))
    return spacy.blank(PLAIN).from_bytes(made.to_bytes())


@pytest.mark.parametrize(("text", "cut"), CASES)
def test_rule_holds_on_its_examples(nlp: Language, text: str, cut: str) -> None:
    """Every rule cuts its examples as given and leaves its counter-examples alone."""
    assert " ".join(token.text for token in nlp.make_doc(text)) == cut


def test_every_rule_has_examples_and_counter_examples() -> None:
    """No rule stands without its proof."""
    assert all(rule["examples"] and rule["counter"] for rule in TABLE["rule"])


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("“Kami pulang,” kata Sari, Selasa (4/8/2024).", "“ Kami pulang , ” kata Sari , Selasa ( 4/8/2024 ) ."),
        ("KOTA TELUK, HARIAN.com - Harga Rp1,24 triliun.", "KOTA TELUK , HARIAN.com - Harga Rp 1,24 triliun ."),
        ("‘Tim U-12’ naik 5,2%; 'siap'!", "‘ Tim U-12 ’ naik 5,2 % ; ' siap ' !"),
        ("Bukunya (milik M. Nur) di Jl. Laut...", "Bukunya ( milik M. Nur ) di Jl. Laut ..."),
    ],
)
def test_news_text_is_cut_at_marks_only(nlp: Language, text: str, cut: str) -> None:
    """Quotation marks, brackets and stops part; dates, amounts, addresses, initials and enclitics stay whole."""
    assert " ".join(token.text for token in nlp.make_doc(text)) == cut


@pytest.mark.parametrize("piece", ["a", '"', "(", "a-", "1-", "kata/", '("', "a.", "Ab-", "''a", "(a)", "‘a’,"])
def test_text_without_blanks_is_cut_in_linear_time(nlp: Language, piece: str) -> None:
    """Eight times as many pieces without a blank between them take about eight times as long."""
    assert nlp.make_doc(piece * 20_000).text == piece * 20_000
    in_proportion(lambda times: nlp.make_doc(piece * times), 2_500, 20_000)
