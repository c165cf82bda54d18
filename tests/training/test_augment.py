"""Variations change how a passage is printed, never what is said of it."""

from dataclasses import replace
from random import Random

import pytest

from training.augment import Rates, dateline, requoted, vary, without_stop, wrapped
from training.passage import Passage, Word, join, text_of
from training.rejoin import rejoin

RATES = Rates(
    headline=0.2, capitals=0.2, capital_word=0.2, lower_start=0.2, lower_all=0.2, quotes=0.5, wrapped=0.5, dateline=0.5,
    unstopped=0.5, cities=("Kota Teluk",), outlets=("Harian",),
)  # fmt: skip


def drawn(seed: int) -> Random:
    """Give a source of chance that always draws the same."""
    return Random(seed)  # noqa: S311 (chooses quotation marks, guards nothing)


@pytest.fixture
def spoken() -> Passage:
    """Give a parsed sentence with quotation marks, about an invented person."""
    return (
        Word('"', space=False, upos="PUNCT", head=1, relation="punct"),
        Word("Pulang", space=False, upos="VERB", head=1, relation="ROOT"),
        Word(",", space=False, upos="PUNCT", head=1, relation="punct"),
        Word('"', upos="PUNCT", head=1, relation="punct"),
        Word("kata", upos="VERB", head=1, relation="parataxis"),
        Word("Sari", space=False, upos="PROPN", head=4, relation="nsubj"),
        Word(".", upos="PUNCT", head=1, relation="punct"),
    )


def governors(passage: Passage) -> dict[str, str]:
    """Say for each word, in small letters, which word governs it."""
    return {word.form.lower(): passage[word.head].form.lower() for word in passage if word.upos != "PUNCT"}


@pytest.mark.parametrize("seed", range(20))
def test_heads_stay_with_their_words(spoken: Passage, seed: int) -> None:
    """Whatever is set before, around or left out, every word keeps its governor."""
    varied = governors(vary(spoken, RATES, drawn(seed)))
    assert {word: varied[word] for word in ("pulang", "kata", "sari")} == governors(spoken)


def test_quotation_marks_open_and_close_in_one_style(spoken: Passage) -> None:
    """Other marks stand where marks stood, the left one first."""
    forms = [word.form for word in requoted(spoken, drawn(3)) if word.form not in {word.form for word in spoken}]
    assert forms in (["“", "”"], ["”", "”"], ["''", "''"], ["‘", "’"])


def test_dateline_is_a_place_and_an_outlet(spoken: Passage) -> None:
    """The new words hang on the sentence's root; a corpus silent on names stays silent on them."""
    made = dateline(spoken, RATES, drawn(1))
    assert made[0].form.lower() == "kota teluk"
    assert made[made[0].head].form == "Pulang"
    assert all(not word.entity for word in made)


def test_marks_are_set_around_words_without_marks() -> None:
    """A passage without quotation marks gets a pair around its beginning, and its names stay where they were."""
    named = (
        Word("Sari", entity="U-PER"),
        Word("pulang", entity="O"),
        Word("ke", entity="O"),
        Word("Teluk", entity="U-LOC"),
    )
    passage = (*named, Word(".", entity="O"))
    made = wrapped(passage, drawn(1))
    assert [word.entity for word in made] == ["O", "U-PER", "O", "O", "U-LOC", "O", "O"]
    assert all(word.head == -1 for word in made)


def test_last_full_stop_can_go(spoken: Passage) -> None:
    """Only a full stop on which nothing hangs is left out."""
    assert without_stop(spoken) == spoken[:-1]
    hung = (*spoken[:5], replace(spoken[5], head=6), spoken[6])
    assert without_stop(hung) == hung


def test_joined_sentences_keep_their_roots(spoken: Passage) -> None:
    """Two sentences in one text have two roots, each its own."""
    both = join([spoken, spoken])
    assert [place for place, word in enumerate(both) if word.head == place] == [1, 8]
    assert text_of(both) == '"Pulang," kata Sari. "Pulang," kata Sari.'


def test_words_parted_by_the_treebank_alone_are_merged() -> None:
    """An initial and its stop, and a doubled word spelt with blanks, are one word each."""
    passage = (
        Word("M", space=False, upos="PROPN", head=1, relation="flat"),
        Word(".", upos="PUNCT", head=2, relation="punct"),
        Word("beli", upos="VERB", head=2, relation="ROOT"),
        Word("buku", upos="NOUN", head=2, relation="obj"),
        Word("-", upos="PUNCT", head=5, relation="punct"),
        Word("buku", upos="NOUN", head=3, relation="flat"),
    )
    cuts = [(0, 2), (3, 7), (8, 12), (13, 14), (15, 19)]
    merged = rejoin(passage, lambda _: cuts)
    assert [(word.form, word.head, word.upos) for word in merged] == [
        ("M.", 1, "PROPN"), ("beli", 1, "VERB"), ("buku-buku", 1, "NOUN"),
    ]  # fmt: skip
