"""What a test says is never trained on."""

from pathlib import Path

from training.overlaps import listed, repeated

TEST = "Gubernur Pulau Rantau meresmikan jembatan baru di Kota Teluk pada Senin pagi"


def test_exact_and_near_copies_of_a_test_sentence_are_found() -> None:
    """The same letters in other capitals, and a sentence that shares most word runs, are both found; others are not."""
    sentences = [
        TEST.lower() + " !",
        TEST + ", kata jubirnya",
        "Gubernur Pulau Rantau belum mau berbicara tentang jembatan baru itu kepada wartawan",
    ]
    assert repeated(sentences, [TEST]) == {0, 1}


def test_short_sentences_are_not_taken_for_copies() -> None:
    """A sentence under twenty letters is too common to be a copy."""
    assert repeated(["Ia pergi ."], ["Ia pergi ."]) == frozenset()


def test_listed_pairs_are_read_in_both_directions(tmp_path: Path) -> None:
    """A pair of the table counts whichever of the two sets stands first."""
    table = tmp_path / "overlaps.tsv"
    table.write_text(
        "set_a\tsentence_a\tset_b\tsentence_b\tkind\n"
        "train\t3\ttest\t9\texact\n"
        "test\t1\ttrain\t7\tnear:0.70\n"
        "train\t5\tother\t1\texact\n",
        encoding="utf-8",
    )
    assert listed(table, "train", "test") == {3, 7}
