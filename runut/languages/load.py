"""Which languages are there, and how one is loaded."""

from importlib.resources import files

from runut.errors import PackError
from runut.languages.pack import Pack, PackHead
from runut.languages.schema.web import Web
from runut.languages.tables import read_toml


def available() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs that are installed, in order."""
    root = files("runut.languages")
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.is_dir() and (entry / "pack.toml").is_file()))


def load_pack(code: str) -> Pack:
    """The pack of the language `code` (ISO 639-1); its tables are read when they are asked for.

    Raises PackError where there is no such pack or its head is wrong.
    """
    if code not in available():
        message = f"there is no language pack for “{code}”; installed are: {', '.join(available())}."
        raise PackError(message)
    root = files("runut.languages") / code
    return Pack(head=read_toml(root / "pack.toml", PackHead), root=root)


def load_web() -> tuple[Web, ...]:
    """What is known of pages of the web: in any language first, then in that of each pack that says something of them."""
    root = files("runut.languages")
    folders = [root, *(root / code for code in available())]
    return tuple(read_toml(path, Web) for folder in folders if (path := folder / "web.toml").is_file())
