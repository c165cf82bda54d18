"""Code does not know which language, outlet, person or country it has before it: that is data."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, Source, dotted, plant, sources
from tests.architecture.vocabulary import WORD, Judge, english, judge_of, names, spoken, terms, words

# Comparing one of these with a written value is asking which one it is.
IDENTITIES = frozenset({"language", "lang", "outlet", "country", "speaker", "publisher"})

PACK = {
    "runut/languages/id/pack.toml": 'code = "id"\nname = "Bahasa Indonesia"\n',
    "runut/languages/id/cues.toml": """
[[cue]]
form = "tutur"
note = "a cue that stands before and after the quotation and takes no object"
examples = ["“Kapal itu sudah berangkat,” tutur nakhoda kepada wartawan."]
""",
    "runut/actors/bodies.tsv": "name\tkind\tcountry\nDewan Samudra|Samudra\tigo\t\n# Catatan\tx\ty\n",
    "runut/sources/outlets.toml": '[[outlet]]\nname = "Gelombang"\ndomains = ["gelombang.example"]\nkind = "newspaper"\n',
    "runut/records/claims.py": 'Kind = Literal["igo", "newspaper", "statement"]',
}


@dataclass(frozen=True)
class Yardstick:
    """What is the same whichever tree is read: English words, and what tells languages apart."""

    english: frozenset[str]
    judge: Judge


@pytest.fixture(scope="module")
def yardstick() -> Yardstick:
    """English words and what tells the languages of our packs apart."""
    return Yardstick(english(), judge_of(ROOT))


def known_names_and_words(root: Path, yardstick: Yardstick) -> list[str]:
    """Every literal in code that is a name in the registers, or holds a word of a pack's language.

    A name is found where the whole literal is that name, in capitals or not. A word is found anywhere in a literal, so in
    an alternation of a pattern too, where it stands in the running text of the packs' examples and is no English word and
    no term of the records.
    """
    known = yardstick.english | terms(root)
    known_names, known_words = names(root, known), words(root, known, yardstick.judge)
    complaints = []
    for source in sources(root):
        for text, line in spoken(source):
            said = [text.strip().casefold()] if text.strip().casefold() in known_names else []
            said += [word for word in WORD.findall(text.casefold()) if word in known_words and word not in said]
            complaints += [f"{source.path}:{line}: “{word}” belongs in a data file" for word in said]
    return complaints


def asked_identities(root: Path) -> list[str]:
    """Every comparison by which code asks which language, outlet, country or speaker it has before it."""
    return [
        source.at(node, f"asks which {name} it is; let the data say what follows from it")
        for source in sources(root)
        for node, name in _questions(source)
    ]


def _questions(source: Source) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            asked = [name for side in sides if (name := _identity(side))]
            if asked and any(_is_written(side) for side in sides):
                yield node, asked[0]
        elif isinstance(node, ast.Match):
            asked = [
                name for part in ast.walk(node.subject) if isinstance(part, ast.expr) and (name := _identity(part))
            ]
            if asked and any(
                isinstance(part, ast.MatchValue) for case in node.cases for part in ast.walk(case.pattern)
            ):
                yield node, asked[0]


def _identity(node: ast.expr) -> str:
    last = dotted(node).rsplit(".", 1)[-1]
    return last if last in IDENTITIES else ""


def _is_written(node: ast.expr) -> bool:
    """Whether the expression is a string, or a row of strings, written out; an empty string asks only whether there is one."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(_is_written(part) for part in node.elts)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


def test_code_holds_no_known_name_or_word(yardstick: Yardstick) -> None:
    """No name of the registers and no word of a pack's language stands in the program's code."""
    assert not known_names_and_words(ROOT, yardstick)


def test_code_asks_for_no_identity() -> None:
    """No code compares a language, outlet, country or speaker with a written value."""
    assert not asked_identities(ROOT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A = 'Dewan Samudra'", "dewan samudra"),
        ("A = 'samudra'", "samudra"),
        ("A = 'gelombang.example'", "gelombang.example"),
        ("A = 'Prancis'", "prancis"),
        ("A = 'France'", "france"),
        ("A = 'tutur'", "tutur"),
        ("A = re.compile(r'\\b(tutur|berangkat)\\b')", "tutur"),
        ("A = f'{b} wartawan'", "wartawan"),
    ],
)
def test_name_or_word_is_seen(tmp_path: Path, yardstick: Yardstick, text: str, said: str) -> None:
    """A name of the registers, a country's name in a pack's language, and a word of the examples are found in code."""
    root = plant(tmp_path, {**PACK, "runut/link/a.py": text})
    assert known_names_and_words(root, yardstick)[0] == f"runut/link/a.py:1: “{said}” belongs in a data file"


@pytest.mark.parametrize(
    "text",
    [
        '"""Reads “Kapal itu sudah berangkat”."""',
        "A = 'newspaper'",
        "A = 'the quotation takes no object'",
        "A = 'catatan'",
        "A = 'id'",
        "tutur = 1",
    ],
)
def test_plain_code_is_spared(tmp_path: Path, yardstick: Yardstick, text: str) -> None:
    """Docstrings, terms of the records, English and what the packs do not hold are spared."""
    root = plant(tmp_path, {**PACK, "runut/link/a.py": text})
    assert not known_names_and_words(root, yardstick)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("if article.language == 'id': pass", 1),
        ("if 'x' != outlet: pass", 1),
        ("if country in ('a', 'b'): pass", 1),
        ("match speaker:\n    case 'a': pass", 1),
        ("if outlet == '': pass", 0),
        ("if article.language == pack.code: pass", 0),
        ("if role == 'title': pass", 0),
    ],
)
def test_question_of_identity_is_seen(tmp_path: Path, text: str, count: int) -> None:
    """Comparing an identity with a written value is complained of, comparing two identities is not."""
    assert len(asked_identities(plant(tmp_path, {"runut/link/a.py": text}))) == count
