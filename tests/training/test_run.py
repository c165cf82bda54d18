"""The command goes the whole way, on a corpus of a few invented sentences."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy

from training.recipe import Corpora, HeldOut, Recipe, load
from training.run import train

FOLDER = Path(__file__).parents[2] / "training" / "id"
VERBS = ("membeli", "menjual", "melihat", "membawa", "mencari", "menyimpan", "mengirim", "memasak")
NAMES = ("Sari", "Dewa", "Ratna", "Bima", "Laras", "Candra", "Intan", "Galih")


def tree(name: str, verb: str) -> str:
    """Give a parsed sentence in CoNLL-U."""
    return (
        f"1\t{name}\t{name.lower()}\tPROPN\t_\t_\t2\tnsubj\t_\t_\n"
        f"2\t{verb}\t{verb[3:]}\tVERB\t_\t_\t0\troot\t_\t_\n"
        "3\tikan\tikan\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No\n"
        "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
    )


def tagged(name: str, verb: str) -> str:
    """Give a sentence with its names marked."""
    return f"{name}\tB-PER\tB-PER\n{verb}\tO\tO\nikan\tO\tO\ndi\tO\tO\nTeluk\tB-LOC\tB-LOC\n.\tO\tO\n\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a folder of invented corpora: two files of each kind, an empty table of overlaps, and one long article."""
    pairs = [(name, verb) for name in NAMES for verb in VERBS]
    for kind, ending, make in (("ud", "conllu", tree), ("ner", "tsv", tagged)):
        (tmp_path / kind).mkdir()
        for part, chosen in (("train", pairs[:56]), ("test", pairs[56:])):
            text = "".join(make(name, verb) for name, verb in chosen)
            (tmp_path / kind / f"{part}.{ending}").write_text(text, encoding="utf-8")
    (tmp_path / "overlaps.tsv").write_text("set_a\tsentence_a\tset_b\tsentence_b\tkind\n", encoding="utf-8")
    (tmp_path / "news").mkdir()
    article = {"text": "Sari membeli ikan. " * 120}
    (tmp_path / "news" / "own.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def recipe() -> Recipe:
    """Give the Indonesian recipe with a small network, a handful of steps, and the invented corpora."""
    whole = load(FOLDER)
    sets = Corpora(train=["train"], held_out=HeldOut("train", 4), test=["test"], recased=[], kept=frozenset())
    small: dict[str, Any] = {
        "width": 16,
        "depth": 1,
        "rows": [100, 50, 50, 50],
        "hidden": 16,
        "steps": 4,
        "every": 2,
        "trees": 100,
        "names": 100,
    }
    return replace(
        whole,
        news=("news", "*.jsonl"),
        timed="news/own.jsonl",
        overlaps="overlaps.tsv",
        treebanks=sets,
        names=sets,
        network=replace(whole.network, **small),
    )


def test_pipeline_is_written_with_its_card_and_loads_alone(root: Path, recipe: Recipe, tmp_path: Path) -> None:
    """What is written loads with spaCy alone, fills every layer, and has a card with scores and licences."""
    out = tmp_path / "out" / "model"
    train(recipe, root, FOLDER, out)
    doc = spacy.load(out)("Sari membeli ikan.")
    assert all(token.pos_ and token.lemma_ for token in doc)
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("ENT_IOB")
    card = (out / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "| test | 1.000 |" in card
    assert "CC BY-SA 4.0" in card
    assert recipe.told["command"] in card


def test_same_seed_gives_the_same_weights(root: Path, recipe: Recipe, tmp_path: Path) -> None:
    """Two runs write the same network, byte for byte."""
    outs = [tmp_path / "first" / "model", tmp_path / "second" / "model"]
    for out in outs:
        train(recipe, root, FOLDER, out)
    for name in ("tok2vec/model", "parser/model", "ner/model", "lemmatizer/model", "vocab/strings.json"):
        assert (outs[0] / name).read_bytes() == (outs[1] / name).read_bytes(), name
