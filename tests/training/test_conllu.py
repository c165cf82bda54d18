"""Treebank sentences become surface words."""

from pathlib import Path

import pytest

from training import conllu

SENTENCE = """\
# sent_id = own-1
# text = Nelayan memperbaiki perahunya, lalu pulang.
1	Nelayan	nelayan	NOUN	_	_	2	nsubj	_	_
2	memperbaiki	baik	VERB	_	_	0	root	_	_
3-4	perahunya	_	_	_	_	_	_	_	SpaceAfter=No
3	perahu	Perahu	NOUN	_	_	2	obj	_	_
4	nya	nya	PRON	_	_	3	nmod:poss	_	_
5	,	,	PUNCT	_	_	7	punct	_	_
6	lalu	lalu	CCONJ	_	_	7	cc	_	_
7	pulang	pulang	VERB	_	_	2	conj	_	SpaceAfter=No
8	.	.	PUNCT	_	_	2	punct	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """Give a treebank of one sentence with a multiword token."""
    path = tmp_path / "own.conllu"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_multiword_token_is_one_word_with_the_stem_s_tag_and_lemma(treebank: Path) -> None:
    """A stem with its enclitic is one word, with the lemma (in small letters), tag and relation of the stem."""
    (passage,) = conllu.read(treebank)
    word = passage[2]
    assert (word.form, word.upos, word.lemma, word.relation) == ("perahunya", "NOUN", "perahu", "obj")
    assert not word.space


def test_heads_are_counted_in_surface_words(treebank: Path) -> None:
    """After a multiword token every head still points to its own governor."""
    (passage,) = conllu.read(treebank)
    assert [passage[word.head].form for word in passage] == [
        "memperbaiki", "memperbaiki", "memperbaiki", "pulang", "pulang", "memperbaiki", "memperbaiki",
    ]  # fmt: skip


def test_governor_inside_the_enclitic_does_not_orphan_the_word() -> None:
    """Where the enclitic governs the stem, the word hangs where the enclitic hangs."""
    rows = [
        conllu.Row("kata", "kata", "VERB", 1, "dep", space=True),
        conllu.Row("nya", "nya", "PRON", -1, "root", space=True),
        conllu.Row("pagi", "pagi", "NOUN", 0, "obl", space=True),
    ]
    first, second = conllu.merge(rows, {0: (2, "katanya", True)})
    assert (first.head, first.relation, first.upos) == (0, "ROOT", "VERB")
    assert (second.head, second.relation) == (0, "obl")


def test_line_with_too_few_columns_is_named(tmp_path: Path) -> None:
    """A line that is no CoNLL-U is refused with its file and number."""
    path = tmp_path / "broken.conllu"
    path.write_text("1\tNelayan\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu:1: 2 columns instead of 10; is it CoNLL-U\?"):
        list(conllu.read(path))
