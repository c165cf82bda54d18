"""Reads a language's recipe: which corpora, which settings, which variations."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.augment import Rates


@dataclass(frozen=True, slots=True)
class Settings:
    """How large the network is and how long it learns.

    `trees` and `names` count the words of treebanks and of name sets in one step, `every` the steps between two scores.
    """

    width: int
    depth: int
    rows: list[int]
    hidden: int
    dropout: float
    rate: float
    trees: int
    names: int
    steps: int
    every: int
    joined: float


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Every n-th sentence of a set is kept from training to choose the best step."""

    set: str
    every: int


@dataclass(frozen=True, slots=True)
class Corpora:
    """Names of the sets that train, that choose the best step, and that test; `recased` lists lower-cased sets."""

    train: list[str]
    held_out: HeldOut
    test: list[str]
    recased: list[str]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that one training run is told."""

    language: str
    name: str
    seed: int
    news: tuple[str, str]
    timed: str
    overlaps: str
    treebanks: Corpora
    names: Corpora
    network: Settings
    rates: Rates
    tokenizer: dict[str, Any]
    told: dict[str, str]


def load(folder: Path) -> Recipe:
    """Read `recipe.toml` and `tokenizer.toml` of a language's folder."""
    table = tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))
    rates: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table["rates"].items()
    }
    return Recipe(
        language=table["language"],
        name=table["name"],
        seed=table["seed"],
        news=(table["news"]["folder"], table["news"]["pattern"]),
        timed=table["timed"],
        overlaps=table["overlaps"],
        treebanks=_corpora(table["treebanks"]),
        names=_corpora(table["names"]),
        network=Settings(**table["network"]),
        rates=Rates(**rates),
        tokenizer=tomllib.loads((folder / "tokenizer.toml").read_text(encoding="utf-8")),
        told={key: table[key] for key in ("version", "spacy", "scored", "machine", "command")},
    )


def _corpora(table: dict[str, Any]) -> Corpora:
    recased = table.get("recased", {"sets": [], "kept": []})
    return Corpora(
        train=table["train"],
        held_out=HeldOut(**table["held_out"]),
        test=table["test"],
        recased=recased["sets"],
        kept=frozenset(recased["kept"]),
    )
