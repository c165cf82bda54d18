"""Names keep their places when text is set and cut anew."""

from pathlib import Path

import pytest
import spacy

from training import names
from training.build import PLAIN
from training.casing import recase, spellings
from training.names import Tagged
from training.passage import MISSING, text_of
from training.recased import recased


def test_running_text_has_no_blank_before_a_comma_or_inside_quotes() -> None:
    """Tokens are set as in print and each start points to its token."""
    forms = ['"', "Kami", "siap", ",", '"', "kata", "Sari", "(", "35", ")", "."]
    text, starts = names.running_text(forms)
    assert text == '"Kami siap," kata Sari (35).'
    assert [text[start : start + len(form)] for start, form in zip(starts, forms, strict=True)] == forms


def test_names_lie_over_the_new_words() -> None:
    """A name of two tokens is one BILUO span on the words of the pipeline's tokenizer."""
    tokens = [
        Tagged("Wali", "O", "O"),
        Tagged("Sari", "B-P", "B-PER"),
        Tagged("Dewi", "I-P", "I-PER"),
        Tagged(".", "O", "O"),
    ]
    passage = names.passage(spacy.blank(PLAIN), tokens)
    assert text_of(passage) == "Wali Sari Dewi."
    assert [word.entity for word in passage] == ["O", "B-PER", "L-PER", "O"]


def test_neighbouring_names_stay_apart() -> None:
    """Two names of one class that touch are two names."""
    assert names.biluo(["LOC", "LOC"], [True, True]) == ["U-LOC", "U-LOC"]


def test_capitals_come_back_from_counts() -> None:
    """A word gets the capitals that running text gives it inside sentences; at the start of one they say nothing."""
    known = spellings(["Kata DPR begitu. Pasar di Kota ramai, kata DPR. Ia ke pasar, bukan DPR."])
    assert recase("dpr", known, name=False) == "DPR"
    assert recase("pasar", known, name=False) == "pasar"
    assert recase("laut", known, name=True) == "Laut"


def test_capitals_outside_the_shared_classes_are_left_unjudged() -> None:
    """A word that is a name by its capitals, but of a class the set lacks, is missing, not outside."""
    tokens = [
        Tagged("anggota", "O", "O"),
        Tagged("dpr", "O", "O"),
        Tagged("sari", "B-PPL", "B-PER"),
        Tagged("pulang", "O", "O"),
    ]
    tags = [token.tag for token in recased(tokens, {"dpr": "DPR"}, frozenset({"PER"}))]
    assert tags == ["O", MISSING, "B-PER", "O"]


def test_line_with_too_few_columns_is_named(tmp_path: Path) -> None:
    """A line that has not three columns is refused with its file and number."""
    path = tmp_path / "broken.tsv"
    path.write_text("Sari\tB-PER\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.tsv:1: 2 columns instead of 3; token, native tag and mapped tag\?"):
        list(names.read(path))
