"""Pages name only what exists."""

import importlib
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from tests.architecture.documents import claims, is_there, pages, targets
from tests.architecture.tree import ROOT, plant

VERBS = frozenset({"add", "timeline"})


def missing(root: Path, verbs: frozenset[str]) -> list[str]:
    """Every thing that a page names and that does not exist, with page and line."""
    return [str(claim) for claim in claims(root) if not is_there(root, claim, verbs)]


def verbs_of(app: typer.Typer) -> frozenset[str]:
    """The verbs of a command line, those of its groups as well."""
    command = get_command(app)
    return frozenset(getattr(command, "commands", {}))


@pytest.fixture(scope="module")
def verbs() -> frozenset[str]:
    """The verbs of our own command line."""
    return verbs_of(importlib.import_module("runut.cli.app").app)


def test_pages_name_what_exists(verbs: frozenset[str]) -> None:
    """Every verb, target, path, module and link on a page exists."""
    assert not missing(ROOT, verbs)


def test_every_verb_is_documented(verbs: frozenset[str]) -> None:
    """Every verb of the command line is called on some page."""
    called = {claim.name for claim in claims(ROOT) if claim.kind == "verb"}
    assert sorted(verbs - called) == []


def test_every_target_says_what_it_does() -> None:
    """Every target of the Makefile carries the sentence that `make help` shows."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    told = {line.split(":")[0] for line in lines if ":" in line and "## " in line}
    assert targets(ROOT) <= told


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("Call `runut vanish`.", "verb `vanish`"),
        ("```\n$ runut vanish x.txt\n```", "verb `vanish`"),
        ("```sh\n.venv/bin/runut vanish\n```", "verb `vanish`"),
        ("Run `make coffee`.", "target `coffee`"),
        ("See `runut/gone.py`.", "path `runut/gone.py`"),
        ("See `link/gone/`.", "path `link/gone/`"),
        ("See `gone.py`.", "path `gone.py`"),
        ("See `runut.gone.deep`.", "module `runut.gone.deep`"),
        ("```\npython -m training.gone --help\n```", "module `training.gone`"),
        ("See [there](docs/gone.md#part).", "linked file `docs/gone.md`"),
    ],
)
def test_missing_thing_is_seen(tmp_path: Path, page: str, kind: str) -> None:
    """What a page names in the line, in a block or in a link, and is not there, is complained of."""
    root = plant(tmp_path, {"README.md": f"# Title\n\n{page}\n", "runut/link/a.py": "", "Makefile": "test:\n"})
    (complaint,) = missing(root, VERBS)
    assert complaint.startswith("README.md:")
    assert complaint.endswith(f"there is no {kind}")


@pytest.mark.parametrize(
    "page",
    [
        "Call `runut add page.html -c korea.runut` and `make test`.",
        "```\n$ runut timeline\nit prints no such verb\n```",
        "See `runut/link/a.py`, `link/a.py`, `link/`, `a.py`, `runut.link.a` and `runut.link.a.told`.",
        "See [the page](docs/a.md), [the web](https://example.org/x) and [below](#part).",
        "Your own `seeds/*.txt`, `articles/today.jsonl` and `korea.html`; write `languages/<code>/`.",
        "Runut makes it; make sure that it does.",
    ],
)
def test_existing_thing_is_spared(tmp_path: Path, page: str) -> None:
    """What exists, what is the reader's own, and plain words are not complained of."""
    files = {"runut/link/a.py": "told = 1", "Makefile": "test:\n", "docs/a.md": "", "README.md": page}
    root = plant(tmp_path, files)
    assert not missing(root, VERBS)


def test_pages_of_every_folder_are_read(tmp_path: Path) -> None:
    """Pages at the top, under docs at any depth, and beside a model are read."""
    files = dict.fromkeys(
        ("A.md", "docs/b.md", "docs/c/d.md", "runut/id/CARD.md", "training/README.md", "tests/e.md"), ""
    )
    assert len(pages(plant(tmp_path, files))) == len(files) - 1


def test_verbs_come_from_the_application() -> None:
    """The verbs are those that the application really has, hyphens and all."""
    app = typer.Typer()
    app.command("as-of")(lambda: None)
    app.command("add")(lambda: None)
    assert verbs_of(app) == {"as-of", "add"}
