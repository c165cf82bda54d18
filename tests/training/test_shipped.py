"""The pipeline in the Indonesian pack is whole, small, quick to load, and says where it comes from."""

import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from training.measure import size

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "runut" / "languages" / "id" / "model"
LIMIT = 18_000_000


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Give the shipped pipeline as spaCy loads it."""
    return spacy.load(MODEL)


def test_pipeline_fills_every_layer(nlp: Language) -> None:
    """A plain sentence gets its verb, its subject, its lemma and its names."""
    doc = nlp("Gubernur Ratna Laras membangun jembatan di Surabaya.")
    verb = doc[3]
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "bangun", "ROOT")
    assert (doc[0].dep_, doc[0].head.i) == ("nsubj", verb.i)
    assert [(name.text, name.label_) for name in doc.ents] == [("Ratna Laras", "PER"), ("Surabaya", "LOC")]


def test_pipeline_has_three_classes_of_names_and_no_subtypes(nlp: Language) -> None:
    """Names are PER, ORG and LOC, and no relation has a colon."""
    assert sorted(nlp.get_pipe("ner").labels) == ["LOC", "ORG", "PER"]  # type: ignore[attr-defined]  # a plain callable
    relations = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]  # as above
    assert "nsubj" in relations
    assert not [label for label in relations if ":" in label]


def test_folder_is_small() -> None:
    """The whole folder takes at most 18 MB."""
    assert size(MODEL) <= LIMIT


def test_card_names_every_corpus_with_its_licence() -> None:
    """Whatever the sources list, with its licence, stands in the card beside the model."""
    card = (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")
    told = tomllib.loads((ROOT / "training" / "id" / "sources.toml").read_text(encoding="utf-8"))
    assert told["model_licence"] in card
    for source in told["source"]:
        assert f"| {source['name']} | {source['licence']} | {source['origin']} |" in card


def test_shipped_tokenizer_is_that_of_the_rules(nlp: Language) -> None:
    """The rules beside the recipe are those that the shipped pipeline cuts by."""
    rules = tomllib.loads((ROOT / "training" / "id" / "tokenizer.toml").read_text(encoding="utf-8"))["rule"]
    for text, cut in [pair for rule in rules for pair in rule["examples"] + rule["counter"]]:
        assert " ".join(token.text for token in nlp.make_doc(text)) == cut
