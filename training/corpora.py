"""Gathers the passages that train, that choose the best step and that test, with every repeated test sentence gone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from training import conllu, names
from training.casing import spellings, texts
from training.overlaps import listed, repeated
from training.passage import Passage, text_of
from training.recased import recased
from training.recipe import Recipe
from training.rejoin import Cut, rejoin


class MissingCorpusError(Exception):
    """A corpus of the recipe is not where it should be."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Passages by what they are for; `removed` says for each set how many sentences went because a test has them."""

    train: list[Passage]
    held_out: list[Passage]
    test: dict[str, list[Passage]]
    removed: dict[str, int]


def check(root: Path, recipe: Recipe) -> None:
    """Raise MissingCorpusError for the first file of the recipe that is not under `root` (its `data/` folder)."""
    paths = [f"ud/{name}.conllu" for name in recipe.treebanks.train + recipe.treebanks.test]
    paths += [f"ner/{name}.tsv" for name in recipe.names.train + recipe.names.recased + recipe.names.test]
    for path in [*paths, recipe.overlaps, recipe.news[0], recipe.timed]:
        if not (root / path).exists():
            raise MissingCorpusError(f"{root / path} is missing; give the folder that holds data/{path} with --shared")


def treebanks(root: Path, recipe: Recipe, nlp: Language) -> Gathered:
    """Gather the treebanks, their words brought near to those of the pipeline's tokenizer (the test sets too)."""
    sets = {
        name: [rejoin(passage, cutter(nlp)) for passage in conllu.read(root / "ud" / f"{name}.conllu")]
        for name in dict.fromkeys(recipe.treebanks.train + recipe.treebanks.test)
    }
    marks = {name: f"ud/{name}" for name in sets}
    plan = recipe.treebanks
    return _split(sets, marks, root / recipe.overlaps, (plan.train, plan.test, plan.held_out.set, plan.held_out.every))


def named(root: Path, recipe: Recipe, nlp: Language) -> Gathered:
    """Gather the named-entity sets; lower-cased ones get their capitals from counts of running news text."""
    plan = recipe.names
    known = spellings(texts(root / recipe.news[0], recipe.news[1])) if plan.recased else {}
    sets: dict[str, list[Passage]] = {}
    for name in dict.fromkeys(plan.train + plan.recased + plan.test):
        sentences = names.read(root / "ner" / f"{name}.tsv")
        if name in plan.recased:
            sentences = (recased(tokens, known, plan.kept) for tokens in sentences)
        sets[name] = [names.passage(nlp, tokens) for tokens in sentences]
    marks = {name: f"ner/{name}" for name in sets}
    order = (plan.train + plan.recased, plan.test, plan.held_out.set, plan.held_out.every)
    return _split(sets, marks, root / recipe.overlaps, order)


def cutter(nlp: Language) -> Cut:
    """Give the pipeline's tokenizer as a function from text to [start, end) of its tokens."""

    def cut(text: str) -> list[tuple[int, int]]:
        return [(token.idx, token.idx + len(token)) for token in nlp.make_doc(text) if not token.is_space]

    return cut


def _split(
    sets: dict[str, list[Passage]],
    marks: dict[str, str],
    table: Path,
    order: tuple[list[str], list[str], str, int],
) -> Gathered:
    training, tests, chooser, every = order
    tested = [text_of(passage) for name in tests for passage in sets[name]]
    train: list[Passage] = []
    held_out = [passage for number, passage in enumerate(sets[chooser]) if number % every == 0]
    tested += [text_of(passage) for passage in held_out]
    removed: dict[str, int] = {}
    for name in training:
        gone = set(repeated([text_of(passage) for passage in sets[name]], tested))
        for test in tests:
            gone |= listed(table, marks[name], marks[test])
        if name == chooser:
            gone |= set(range(0, len(sets[name]), every))
        kept = [passage for number, passage in enumerate(sets[name]) if number not in gone]
        removed[name] = len(sets[name]) - len(kept)
        train += kept
    return Gathered(train, held_out, {name: sets[name] for name in tests}, removed)
