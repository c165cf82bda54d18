"""Writes the model card from what was measured."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from training.measure import Speed
from training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores by test set, speed with numpy's and with BLIS's products, size in bytes, and what was removed from training."""

    syntax: dict[str, dict[str, float]]
    names: dict[str, dict[str, float]]
    speed: Speed
    plain: Speed
    size: int
    removed: dict[str, int]


def card(recipe: Recipe, sources: Path, measured: Measured) -> str:
    """Give the card as Markdown; `sources` is the language's TOML file of corpora, licences and limits."""
    told = tomllib.loads(sources.read_text(encoding="utf-8"))
    what = (
        "Tokens, UPOS tags, lemmas, dependencies (Universal Dependencies, subtypes dropped) and names (PER, ORG, LOC) "
        "of news text, as a spaCy 3.8 pipeline without code of its own: `spacy.load(FOLDER)`."
    )
    again = (
        f"where SHARED holds `data/` with the corpora. Seed {recipe.seed}; "
        "the same machine and library versions give the same weights."
    )
    parts = [
        f"# {recipe.language}_{recipe.name} {recipe.told['version']}",
        what,
        f"**Licence of the model**: {told['model_licence']}. The code around it has its own licence.",
        "## Scores\n\n" + _scores(recipe, measured),
        "## Made from\n\n" + _sources(told),
        "## Kept out of training\n\n" + _removed(measured),
        f"## Made again by\n\n```\n{recipe.told['command']}\n```\n\n{again}",
        "## Limits\n\n" + "\n".join(f"* {note}" for note in told["limits"]["notes"]),
    ]
    return "\n\n".join(parts) + "\n"


def _scores(recipe: Recipe, measured: Measured) -> str:
    head = (
        f"Measured {recipe.told['scored']} on raw text, one sentence a text, with spaCy's scorer (punctuation counted, "
        "wrong tokens are errors). None of these sentences, nor a near copy, was trained on.\n"
    )
    lines = [head]
    for table in (measured.syntax, measured.names):
        columns = list(next(iter(table.values())))
        lines.append("| test set | " + " | ".join(columns) + " |")
        lines.append("|" + " --- |" * (len(columns) + 1))
        for name, row in table.items():
            lines.append(f"| {name} | " + " | ".join(f"{row[key]:.3f}" if key in row else "" for key in columns) + " |")
        lines.append("")
    speed = measured.speed
    lines.append(
        f"Speed: {speed.rate:,.0f} words a second of processor time, whole pipeline ({speed.articles} articles of "
        f"{speed.words // speed.articles} words; {recipe.told['machine']}), if loaded within thinc's "
        f'`use_ops("numpy", use_blis=False)`; {measured.plain.rate:,.0f} without. Size: {measured.size / 1e6:.1f} MB.'
    )
    return "\n".join(lines)


def _sources(told: dict[str, list[dict[str, str]]]) -> str:
    lines = ["| corpus | licence | from | cite |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {entry['name']} | {entry['licence']} | {entry['origin']} | {entry['cite']} |" for entry in told["source"]
    ]
    return "\n".join(lines)


def _removed(measured: Measured) -> str:
    lines = [
        "Sentences that repeat a test or held-out sentence, exactly or nearly, and the held-out ones themselves:\n"
    ]
    lines += [f"* {name}: {count}" for name, count in measured.removed.items()]
    return "\n".join(lines)
