"""What trains and what tests are kept apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from training import build, corpora
from training.corpora import MissingCorpusError
from training.overlaps import repeated
from training.passage import text_of
from training.recipe import Recipe, load
from training.run import main

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture
def recipe() -> Recipe:
    """Give the recipe of the Indonesian pipeline."""
    return load(ROOT / "training" / "id")


def test_missing_corpus_is_named_with_the_way_out(recipe: Recipe, tmp_path: Path) -> None:
    """Without the corpora the command says which file it looked for and which option points to it."""
    wanted = tmp_path / "data" / "ud" / "gsd-2.1-train.conllu"
    message = f"{wanted} is missing; give the folder that holds data/ud/gsd-2.1-train.conllu with --shared"
    with pytest.raises(MissingCorpusError) as found:
        corpora.check(tmp_path / "data", recipe)
    assert str(found.value) == message


def test_command_without_corpora_ends_with_two(tmp_path: Path) -> None:
    """The command's exit code is 2 when a corpus is missing, and nothing is written."""
    out = tmp_path / "model"
    assert main(ROOT / "training" / "id", ["--shared", str(tmp_path), "--out", str(out)]) == 2
    assert not out.exists()


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "data" / "ud").exists(), reason="the corpora are not beside this checkout")
def test_no_test_sentence_is_trained_on(recipe: Recipe) -> None:
    """After gathering, no training sentence repeats a sentence of a test set or of the held-out part."""
    small = replace(recipe, names=replace(recipe.names, recased=[]))
    blank = build.blank(small)
    for gather in (corpora.treebanks, corpora.named):
        gathered = gather(SHARED / "data", small, blank)
        tests = [text_of(passage) for passages in gathered.test.values() for passage in passages]
        tests += [text_of(passage) for passage in gathered.held_out]
        assert repeated([text_of(passage) for passage in gathered.train], tests) == frozenset()
        assert gathered.train
