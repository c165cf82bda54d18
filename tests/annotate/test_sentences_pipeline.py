"""How a pack's pipeline runs through our own loops, and that they change nothing."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from runut.annotate.sentences import encoder, pipeline
from runut.annotate.sentences.decoder import Decoder
from runut.annotate.sentences.encoder import Encoder
from runut.annotate.sentences.pipeline import Pipeline
from runut.annotate.sentences.products import Floats, Product, steady
from runut.languages.load import load_pack

SENTENCES = (
    "Bupati Sarindal Rani Wirasena meninjau tanggul Lawaru yang jebol, Senin (5/8/2024).",
    "“Warga kami ungsikan ke balai desa,” ujarnya kepada wartawan.",
    "",
    "Sebanyak 1.250 orang mengungsi, kata Kepala Badan Penanggulangan Bencana Daerah.",
    "Air",
    "Kementerian Pekerjaan Umum mengirim dua alat berat dari  Kota Meruya.",
)
FOUND: list[int | str] = ["POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]


# An encoder with another function between its layers than the packs have.
OTHER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["NORM"],
        "rows": [10],
        "include_static_vectors": False,
    },
    "encode": {"@architectures": "spacy.MishWindowEncoder.v2", "width": 8, "window_size": 1, "depth": 2},
}


def component(nlp: Language, name: str) -> Any:  # noqa: ANN401 (spaCy types a component as a function alone)
    """One component of a pipeline."""
    return nlp.get_pipe(name)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline of the Indonesian pack, as spaCy loads it."""
    return load_pack("id").pipeline()


@pytest.fixture
def docs(nlp: Language) -> list[Doc]:
    """The sentences, split into words."""
    return [nlp.make_doc(sentence) for sentence in SENTENCES]


def test_our_loops_answer_as_spacy_does(nlp: Language, docs: list[Doc]) -> None:
    """Every vector is spaCy's but for rounding, and every tag, head, relation and name is the same."""
    ours, spacys = list(Pipeline(nlp).pipe(docs)), list(nlp.pipe(SENTENCES))
    for mine, other in zip(ours, spacys, strict=True):
        assert not len(other) or np.allclose(mine.tensor, other.tensor, atol=1e-4)
        assert np.array_equal(mine.to_array(FOUND), other.to_array(FOUND))
    assert any(doc.ents for doc in ours)


def test_a_sentence_is_the_same_in_all_company(nlp: Language, docs: list[Doc]) -> None:
    """Vectors, down to their last bit, tags, heads and names do not depend on what is read before or together with it."""
    together, alone = Pipeline(nlp), Pipeline(nlp)
    found = [(doc.tensor.copy(), doc.to_array(FOUND)) for doc in together.pipe(docs)]
    for sentence, (vectors, said) in reversed(list(zip(SENTENCES, found, strict=True))):
        (doc,) = alone.pipe([nlp.make_doc(sentence)])
        assert np.array_equal(doc.tensor, vectors)
        assert np.array_equal(doc.to_array(FOUND), said)


@pytest.mark.parametrize(("size", "width", "block"), [(64, 53, 16), (64, 14, 16), (96, 64, 64), (288, 288, 64)])
def test_a_product_does_not_depend_on_its_neighbours(size: int, width: int, block: int) -> None:
    """A row has the same product, to the last bit, at every place among any number of others."""
    numbers = np.random.default_rng(5)
    rows = numbers.standard_normal((150, size), dtype=np.float32)
    product = Product(numbers.standard_normal((size, width), dtype=np.float32), block)

    def answers(some: Floats) -> Floats:
        table = product.room(len(some))
        table[: len(some)] = some
        return product(table, len(some))

    whole = answers(rows)
    assert np.allclose(whole, rows @ product.weights, atol=1e-3)
    for first, last in ((0, 1), (0, 17), (3, 9), (60, 150), (149, 150)):
        assert np.array_equal(answers(rows[first:last]), whole[first:last])


def test_memory_is_bounded(nlp: Language, docs: list[Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the words of a batch do not fit beside those remembered, these are forgotten, and nothing else changes."""
    expected = [doc.tensor.copy() for doc in Encoder(component(nlp, "tok2vec").model)(docs)]
    monkeypatch.setattr(encoder, "WORDS", 12)
    small = Encoder(component(nlp, "tok2vec").model)
    for at in (3, 5, 3):
        assert np.array_equal(small([docs[at]])[0].tensor, expected[at])
    assert len(small._memory.places) <= 12  # noqa: SLF001 (what is asked)
    assert all(np.array_equal(a.tensor, b) for a, b in zip(small(docs), expected, strict=True))


def test_many_sentences_go_through_in_parts(nlp: Language, docs: list[Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    """No more go through a step together than have so many words, all come out in their order, and say the same."""
    whole = [(doc.tensor.copy(), doc.to_array(FOUND)) for doc in Pipeline(nlp).pipe(docs)]
    monkeypatch.setattr(pipeline, "_BATCH", 20)
    parts, sizes = Pipeline(nlp), list[list[int]]()

    def measured(batch: list[Doc]) -> list[Doc]:
        sizes.append([len(doc) for doc in batch])
        return batch

    parts._steps.insert(0, measured)  # noqa: SLF001 (what is asked)
    found = list(parts.pipe([nlp.make_doc(sentence) for sentence in SENTENCES]))
    assert [doc.text for doc in found] == list(SENTENCES)
    assert all(
        np.array_equal(doc.tensor, vectors) and np.array_equal(doc.to_array(FOUND), said)
        for doc, (vectors, said) in zip(found, whole, strict=True)
    )
    assert len(sizes) > 1
    assert all(sum(batch[:-1]) < 20 for batch in sizes)


def test_another_pipeline_runs_as_spacy_runs_it() -> None:
    """Components that are built otherwise, or are no models at all, run as they are."""
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    (doc,) = Pipeline(nlp).pipe([nlp.make_doc("Air naik. Warga pergi.")])
    assert len(list(doc.sents)) == 2


def test_a_searching_parser_is_not_walked(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that keeps several readings open is left to spaCy."""
    parser = component(nlp, "parser")
    monkeypatch.setitem(parser.cfg, "beam_width", 4)
    with pytest.raises(ValueError, match="parser"):
        Decoder(parser)


def test_other_layers_are_not_put_together() -> None:
    """An encoder of other layers is left to spaCy."""
    other = spacy.blank("id")
    other.add_pipe("tok2vec", config={"model": OTHER})
    with pytest.raises(ValueError, match="mish"):
        Encoder(component(other, "tok2vec").model)


@pytest.mark.parametrize(("alike", "block"), [(64, 64), (8, 8), (12, 8), (1, 1)])
def test_as_many_rows_go_together_as_are_the_same_at_every_place(alike: int, block: int) -> None:
    """Where the last rows of a block come out otherwise than those before, fewer go together."""

    def answer(rows: Floats) -> Floats:
        found: Floats = rows.sum(axis=1, keepdims=True)
        found[alike:] += 1
        return found

    assert steady(answer, 5, 64) == block
