"""SpaCy is loaded without the programs that come with it, and is whole all the same."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAMS = {"spacy.cli", "spacy.cli.info", "typer", "weasel", "requests"}


def told(program: str, *paths: Path) -> Any:  # noqa: ANN401 (whatever the program says, in JSON)
    """What a program says that runs in a process of its own, which finds modules in `paths` first."""
    found = f"import json, sys; sys.path[:0] = {[*map(str, paths), str(ROOT)]!r}\n{program}"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_no_program_is_loaded() -> None:
    """A pipeline reads a sentence, and neither a command line nor a fetcher of pages was imported for it."""
    modules, kinds = told(
        "from runut.languages.load import load_pack\n"
        "kinds = [word.pos_ for word in load_pack('id').pipeline()('Warga mengungsi.')]\n"
        "print(json.dumps([sorted(sys.modules), kinds]))"
    )
    assert not PROGRAMS & set(modules)
    assert kinds == ["NOUN", "VERB", "PUNCT"]


def test_what_was_left_out_is_there_when_it_is_asked_for() -> None:
    """What spaCy says of itself, and its command line, are those of a plain import."""
    said, own = told(
        "from runut.languages.library import load_spacy\n"
        "spacy = load_spacy()\n"
        "absent = not hasattr(spacy, 'cli')\n"
        "said = spacy.info(silent=True)\n"
        "import spacy.cli\n"
        "own = absent and spacy.cli.info('', silent=True) == said and load_spacy() is spacy\n"
        "print(json.dumps([said, own]))"
    )
    assert "spacy_version" in said
    assert own


def test_a_loaded_library_stays_as_it_is() -> None:
    """Where spaCy was imported before, its command line stays with it."""
    assert told(
        "import spacy\n"
        "from runut.languages.library import load_spacy\n"
        "print(json.dumps(load_spacy() is spacy and spacy.cli is sys.modules['spacy.cli']))"
    )


def test_a_library_that_needs_more_of_its_programs_is_loaded_with_them(tmp_path: Path) -> None:
    """Where the stand-ins are not enough, all is imported."""
    (tmp_path / "spacy/cli").mkdir(parents=True)
    (tmp_path / "spacy/__init__.py").write_text("from .cli import more\nfrom .cli.info import info", encoding="utf-8")
    (tmp_path / "spacy/cli/__init__.py").write_text("more = 'all of it'", encoding="utf-8")
    (tmp_path / "spacy/cli/info.py").write_text("info = 'its own'", encoding="utf-8")
    found = "from runut.languages.library import load_spacy\nspacy = load_spacy()\n"
    assert told(f"{found}print(json.dumps([spacy.more, spacy.info, spacy.cli.more]))", tmp_path) == [
        "all of it",
        "its own",
        "all of it",
    ]


def test_what_a_command_was_begun_by_loads_no_verb() -> None:
    """A process that a command begins imports what that was begun by, and pays for no command line."""
    assert not {"typer", "runut.cli.app"} & set(told("import runut.cli\nprint(json.dumps(sorted(sys.modules)))"))
