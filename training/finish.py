"""Names the trained pipeline, strips what running does not need, and swaps the result into place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from spacy.language import Language

from training.recipe import Recipe


def entitled(recipe: Recipe, nlp: Language) -> Language:
    """Give the pipeline with its name, version, licence and what it is for."""
    nlp.meta["name"] = f"{recipe.language}_{recipe.name}"
    nlp.meta["version"] = recipe.told["version"]
    nlp.meta["spacy_version"] = recipe.told["spacy"]
    nlp.meta["license"] = "CC BY-SA 4.0"
    nlp.meta["description"] = "Tags, lemmas, dependencies and names of news text"
    return nlp


def write(nlp: Language, folder: Path) -> None:
    """Write the pipeline into an empty folder, its string table cut to what its own components name."""
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    strings = json.dumps(needed_strings(nlp), ensure_ascii=False)
    (folder / "vocab" / "strings.json").write_text(strings, encoding="utf-8")


def swap(fresh: Path, folder: Path) -> None:
    """Put the folder `fresh` in the place of `folder`; a reader finds the one or the other, never a half."""
    beside = folder.with_name(folder.name + ".fresh")
    stale = folder.with_name(folder.name + ".stale")
    for leftover in (beside, stale):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(fresh, beside)
    if folder.exists():
        folder.rename(stale)
    beside.rename(folder)
    shutil.rmtree(stale, ignore_errors=True)


def needed_strings(nlp: Language) -> list[str]:
    """Give the strings that labels and lemma trees of the components name, sorted; texts bring their own."""
    found: set[str] = set()
    for name in nlp.pipe_names:
        labels = getattr(nlp.get_pipe(name), "label_data", None) or ()
        if isinstance(labels, dict) and "trees" in labels:
            found.update(text for tree in labels["trees"] for key, text in tree.items() if key in {"orig", "subst"})
        else:
            found.update(str(label) for label in labels)
    return sorted(found)
