"""One command from corpora to a shipped pipeline with its card."""

from __future__ import annotations

import argparse
import logging
import tempfile
from pathlib import Path

import spacy
from thinc.api import use_ops

from training import build, corpora, measure
from training.card import Measured, card
from training.corpora import Gathered, MissingCorpusError
from training.finish import entitled, swap, write
from training.fit import LOG, Task, fit
from training.recipe import Recipe, load

PACKS = Path(__file__).parents[1] / "runut" / "languages"


def main(folder: Path, arguments: list[str]) -> int:
    """Train what the recipe in `folder` asks for; 0 if the pipeline is in place, 2 if a corpus is missing."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = _options(folder, arguments)
    recipe = load(folder)
    try:
        corpora.check(options.shared / "data", recipe)
    except MissingCorpusError as error:
        LOG.error("%s", error)
        return 2
    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices two to four times as fast as BLIS here
        train(recipe, options.shared / "data", folder, options.out)
    return 0


def train(recipe: Recipe, root: Path, folder: Path, out: Path) -> None:
    """Train the network, measure it, write the card, and put the pipeline in the place `out`."""
    blank = build.blank(recipe)
    trees = corpora.treebanks(root, recipe, blank)
    named = corpora.named(root, recipe, blank)
    nlp = fit(build.pipeline(recipe), Task(trees, named, recipe.network, recipe.rates, recipe.seed))
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "model"
        write(entitled(recipe, nlp), fresh)
        measured = measures(fresh, recipe, root, (trees, named))
        (fresh / "MODEL_CARD.md").write_text(card(recipe, folder / "sources.toml", measured), encoding="utf-8")
        swap(fresh, out)


def measures(fresh: Path, recipe: Recipe, root: Path, gathered: tuple[Gathered, Gathered]) -> Measured:
    """Measure the written pipeline, loaded as a user would load it."""
    nlp = spacy.load(fresh)
    with use_ops("numpy"):
        plain = spacy.load(fresh)
    trees, named = gathered
    running = measure.articles(root / recipe.timed, 60)
    names = {}
    for name, passages in named.test.items():
        names[name] = measure.scores(nlp, passages, measure.NAMES) | measure.by_label(nlp, passages)
    return Measured(
        syntax={name: measure.scores(nlp, passages, measure.SYNTAX) for name, passages in trees.test.items()},
        names=names,
        speed=measure.speed(nlp, running),
        plain=measure.speed(plain, running),
        size=measure.size(fresh),
        removed=trees.removed | named.removed,
    )


def _options(folder: Path, arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m training.{folder.name}", description=f"Train {folder.name}.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/ with the corpora")
    parser.add_argument("--out", type=Path, default=PACKS / folder.name / "model", help="where the pipeline goes")
    return parser.parse_args(arguments)
