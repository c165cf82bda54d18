"""Sentences that are kept, or raised as errors, in English: told to readers in their language, all of them."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from runut import serve
from runut.serve.retelling import LONGEST
from runut.serve.wording import Wording
from tests.serve.test_wording import TEXTS

ROOT = Path(serve.__file__).parent.parent
GAP = re.compile(r"\{(\w+)\}")
# What fills a gap in these tests, by the first word of its name; all others are filled with the name itself.
SAMPLES = {
    "class": "military",
    "countries": "IDN and PRK",
    "country": "IDN",
    "counts": "1,200 are no HTML, 3 hold no article",
    "day": "2025-08-09",
    "fault": "the file is empty",
    "kind": "ACCUSE disapprove",
    "measures": "5000 person, 2.5 basis point",
    "mode": "flood",
    "n": "12,000",
    "net": "a private network",
    "parties": "state:IDN, person:halden-brusko, body:UN, group:warga:S1",
    "place": "a.jsonl, line 3",
    "record": "entry E1 “Banjir”",
    "said": "nobody is named beside both; one is of IDN, this one of PRK",
    "sense": "wage war",
    "size": "more than 9,000 bytes",
    "sorts": "actor and entry",
    "state": "Indonesia",
    "status": "occurred",
    "type": "AGREE",
    "unit": "person",
    "verb": "merge",
    "verbs": "merge, split",
}
TABLES = ("reason", "note", "error", "fault", "net", "passed", "remedy", "size", "record", "spot")


def filled(said: str) -> str:
    """The sentence as it is kept or raised, with something in every gap."""
    return GAP.sub(lambda gap: SAMPLES.get(gap[1].partition("_")[0], gap[1]), said)


@pytest.mark.parametrize(("table", "language"), list(product(TABLES, TEXTS)))
def test_every_sentence_is_told(table: str, language: str) -> None:
    """Whatever fills its gaps, a sentence is told as the text of its own pattern, without a gap left open."""
    words = Wording(language)
    for said, told in TEXTS[language][table].items():
        found = words.retold.found(table, filled(said))
        assert found is not None, said
        parts = [part for part in GAP.split(told)[::2] if part]
        assert all(part in found for part in parts), (said, found)
        assert not GAP.search(found), found


@pytest.mark.parametrize(
    ("table", "said", "told"),
    [
        ("reason", "Both are dated 2025-08-09.", "Keduanya bertanggal 9 Agustus 2025."),
        ("reason", "2024-08-04 and 2024-W31 may be the same.", "“4 Agustus 2024” dan “minggu mulai 29 Juli 2024” mungkin waktu yang sama."),
        ("reason", "One is occurred, the other future.", "Status yang satu: terjadi; yang lain: akan terjadi."),
        ("reason", "One is ACCUSE, the other REQUEST.", "Jenisnya berbeda: Tuduhan; Permintaan."),
        ("reason", "Both are HAPPEN flood.", "Jenisnya sama: Kejadian: banjir."),
        ("reason", "In both the actor is person:halden-brusko, state:IDN.", "Pelakunya sama: Halden Brusko, Indonesia."),
        ("reason", "“PBB” is body:UN of the register.", "Dalam daftar rujukan, “PBB” adalah Perserikatan Bangsa-Bangsa."),
        ("reason", "“” is the state SAU.", "“” adalah negara Arab Saudi."),
        ("reason", "Both are measured with 5000 person, 25 basis point.", "Keduanya menyebut 5.000 orang, 25 basis poin."),
        ("reason", "“Korut” is a name of North Korea in the register.", "Dalam daftar rujukan, “Korut” adalah nama lain Korea Utara."),
        ("reason", "Ratri judged so on 2025-08-09: One is occurred.", "Ratri memutuskan demikian pada 9 Agustus 2025: One is occurred."),
        ("error", "/a: b/c.jsonl, line 3, column 7: this is not JSON; mend the row.", "/a: b/c.jsonl, baris 3, kolom 7: ini bukan JSON; perbaiki barisnya."),
        ("error", "/a.txt: The text has no line that could be its title.", "/a.txt: Teks ini tidak memiliki baris yang bisa menjadi judulnya."),
        ("fault", "of its 1,210 records 1,203 were passed over (1,200 are no HTML, 3 hold no article)", "dari 1.210 rekamannya, 1.203 dilewati (1.200 bukan HTML, 3 tidak berisi artikel)"),
        ("record", "2 of entry E1 “Banjir”", "2 bagian dari peristiwa “Banjir” (E1)"),
    ],
)  # fmt: skip
def test_values_are_told_as_the_language_writes_them(table: str, said: str, told: str) -> None:
    """Days, numbers, countries, types, statuses, units and places in a sentence are those of the reader's language."""
    assert Wording("id").retold(table, said) == told


def test_records_of_a_judgement_are_told_one_by_one() -> None:
    """Also where a summary has an “and” of its own."""
    said = "entry E1 “Banjir and hujan” and entry E2 “Bantuan” and actor person:ratri “Ratri”"
    told = "peristiwa “Banjir and hujan” (E1); peristiwa “Bantuan” (E2); pelaku “Ratri” (person:ratri)"
    assert Wording("id").retold.records(said) == told


def test_every_fault_is_told_with_every_remedy() -> None:
    """“Place: what is wrong; what to do.” is told in its three parts, whichever are together."""
    words, texts = Wording("id"), TEXTS["id"]
    for fault, remedy in product(texts["fault"], texts["remedy"]):
        told = words.retold.found("error", f"a.jsonl, line 3: {filled(fault)}; {filled(remedy)}.")
        assert told is not None, (fault, remedy)
        assert told.startswith("a.jsonl, baris 3: ")


def test_what_nobody_declared_stands_as_it_is() -> None:
    """A sentence of others, or one too long to be ours, is left alone, and in no time."""
    words = Wording("id")
    for said in ("An unheard of sentence.", "“" * LONGEST * 50 + "” is body:UN of the register.", ""):
        assert words.retold.found("reason", said) is None
        assert words.retold("error", said) == said


# Where sentences for readers are written. In `all` every literal of three words and more is one; elsewhere, those that are
# raised, as they are named `message` first.
ALL = ("link", "clean", "read")
RAISED = ("store", "engine", "serve", "records/stage.py")
# Said in the terminal alone: before there is a page, or about the command line.
TERMINAL: tuple[str, ...] = (
    "engine/backups.py",
    "engine/build.py",
    "engine/channels.py",
    "engine/mending.py",
    "engine/watching_",
    "read/feeds/dates.py",
    "read/feeds/jsonfeed.py",
    "read/feeds/listing.py",
    "read/feeds/mending.py",
    "read/feeds/opening.py",
    "read/feeds/opml.py",
    "read/feeds/pointing.py",
    "read/feeds/reading.py",
    "read/feeds/sitemaps.py",
    "read/feeds/syndication.py",
    "serve/guard/exposure.py",
    "serve/guard/users.py",
    "serve/workers.py",
    "store/address.py",
    "store/alerts.py",
    "store/compacting.py",
    "store/follows.py",
    "store/moving.py",
    "store/restoring.py",
    "store/unfinished.py",
)
# No sentences: the names of reasons, patterns, and what stands for a gap.
OTHERS = {
    "title and lead",
    r" \(byte (\d+)\)$",
    r"\s*(?:[,;&|/]|(?<= )(?:{joiners}) )\s*",
    "{} | {}",
    "1 character",
    "a table was fetched so slowly that it was broken off",  # for the server's log
    "{}, line 1",
    "etree._Element | None",
    "gzip, deflate, br",
    "allow “{}:{}” in the settings if you trust it",  # the host with its port
    "no judgement that holds",
    "more than one judgement",
    "; there are {}",
    "module {} has no attribute {}",
}


def literals(path: Path, *, raised: bool) -> Iterator[str]:
    """The texts of a module that readers may see, their gaps as {}."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    passed: set[ast.AST] = {node.body[0] for node in ast.walk(tree) if isinstance(node, owners) and node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed.update(part for value in node.values for part in ast.walk(value))
    passed |= {node.value for node in passed if isinstance(node, ast.Expr)}
    wanted: Iterator[ast.AST] = ast.walk(tree)
    if raised:
        wanted = (one.value for one in ast.walk(tree) if isinstance(one, ast.Assign) and _is_message(one.targets[0]))
    for node in wanted:
        if node in passed:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 1:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            if re.sub(r"\{\}", "", text).count(" ") > 1:
                yield text


def _is_message(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "message"


def test_every_sentence_for_readers_is_in_the_catalogues() -> None:
    """What a module writes for readers is (a part of) a sentence that the catalogues tell."""
    known = [GAP.sub("{}", said) for table in TABLES for said in TEXTS["id"][table]]
    lacking = []
    seen = 0
    for folder in (*ALL, *RAISED):
        paths = sorted((ROOT / folder).rglob("*.py")) if not folder.endswith(".py") else [ROOT / folder]
        for path in paths:
            name = path.relative_to(ROOT).as_posix()
            for text in literals(path, raised=folder in RAISED) if not name.startswith(TERMINAL) else ():
                seen += 1
                shape = re.compile(".*".join(map(re.escape, text.split("{}"))), re.DOTALL)
                if text not in OTHERS and not any(shape.search(one) for one in known):
                    lacking.append(f"{name}: {text}")
    assert lacking == []
    assert seen > len("more than a hundred sentences are written in these folders")
