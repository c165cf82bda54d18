"""Which words would betray that code knows a language, an outlet, a person or a country: read from the packs themselves.

No list is kept by hand. What the packs and registers hold says which names and words belong in data; the standard
library's sources say which words are English; the records say which are terms of the exchange format.
"""

import csv
import re
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tests.architecture.tree import Source, literals, sources

WORD = re.compile(r"[^\W\d_]{4,}")
PARTS = re.compile(r"[|;,\t]")
RUNNING_TEXT = 4  # words in a row that make a sentence and not a name
WORD_LIST = 10  # strings in a row that make a word list, and so running text, and not the choices of a field


class Judge(Protocol):
    """Says which language a text is in, with a score."""

    def classify(self, text: str) -> tuple[str, float]:
        """The code of the language and how sure that is."""


def packs(root: Path) -> list[str]:
    """The codes of the languages that have a pack."""
    return sorted(path.parent.name for path in (root / "runut/languages").glob("*/pack.toml"))


def entries(root: Path, *folders: str) -> Iterator[str]:
    """Every string in the data files of the named folders of runut, keys of tables and heads of columns left out."""
    for folder in folders:
        for path in sorted((root / "runut" / folder).rglob("*")):
            if path.suffix == ".toml":
                yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))
            elif path.suffix == ".tsv":
                yield from _cells(path)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list) and len(value) >= WORD_LIST and all(isinstance(part, str) for part in value):
        yield " ".join(value)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _cells(path: Path) -> Iterator[str]:
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    for row in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
        yield from row


def english() -> frozenset[str]:
    """The words, in small letters, that the sources of the standard library use."""
    words: set[str] = set()
    for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")):
        words.update(WORD.findall(path.read_text(encoding="utf-8", errors="replace").casefold()))
    return frozenset(words)


def terms(root: Path) -> frozenset[str]:
    """The words of the exchange format, in small letters: every literal and identifier of runut/records."""
    records = sources(root, ("runut/records",))
    words = {word for source in records for word in WORD.findall(source.text.replace("_", " ").casefold())}
    return frozenset(words)


def names(root: Path, known: frozenset[str]) -> frozenset[str]:
    """Names in the registers of actors and sources, in small letters: what has a capital letter or is a domain.

    A single word that is also in `known` (English words and terms) is no evidence and is left out; one of fewer than four
    letters is as well. The names of countries in every language that has a pack, and in English, are always in.
    """
    found = set()
    for entry in entries(root, "actors", "sources"):
        for part in PARTS.split(entry):
            name = part.strip()
            if WORD.search(name) and (name != name.casefold() or re.fullmatch(r"[\w.-]+\.[a-z]{2,}", name)):
                found.add(name.casefold())
    return frozenset(found - known | _countries(root))


def _countries(root: Path) -> set[str]:
    every = (item for code in {*packs(root), "en"} for item in Locale(code).territories.items())
    return {
        name.casefold() for key, name in every if re.fullmatch("[A-W][A-Z]|Y[A-Z]|Z[A-Y]", key) and WORD.search(name)
    }


def judge_of(root: Path) -> Judge:
    """What tells the languages of the packs and English apart."""
    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted({*packs(root), "en"}))
    judge: Judge = identifier
    return judge


def words(root: Path, known: frozenset[str], judge: Judge) -> frozenset[str]:
    """Words, in small letters, of the running text in the packs that is not English and that `known` does not hold."""
    foreign: set[str] = set()
    ours: set[str] = set()
    for entry in entries(root, "languages"):
        if len(entry.split()) >= RUNNING_TEXT:
            is_english = judge.classify(entry)[0] == "en"
            (ours if is_english else foreign).update(WORD.findall(entry.casefold()))
    return frozenset(foreign - ours - known)


def spoken(source: Source) -> Iterator[tuple[str, int]]:
    """Every string that the code of a file uses, docstrings left out, with its line."""
    for node in literals(source):
        yield str(node.value), node.lineno
