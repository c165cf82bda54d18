"""What Runut knows of one language."""

from importlib.resources import as_file
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from runut.languages.library import load_spacy
from runut.languages.tables import read_toml, read_tsv

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")


class PackHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first lines of a pack: its ISO 639-1 code, its name, the folder of its model.

    `unused` are components of the model that no rule asks for; leaving them out saves their time. `dictionary` is the text
    search configuration of PostgreSQL that knows the language's forms of words, where there is one.
    """

    code: str
    name: str
    model: str = "model"
    unused: tuple[str, ...] = ()
    dictionary: str = ""


class Pack(Struct, frozen=True, kw_only=True):
    """“This is how Indonesian does it”: a folder of tables and a trained pipeline.

    Every stage takes the tables that it needs when it is made, as values of a schema from `runut.languages.schema`; the
    files say nothing about code. Reading a table twice reads the file twice: stages keep what they need.
    """

    head: PackHead
    root: Traversable

    def table(self, name: str, schema: type[T]) -> T:
        """The TOML file `name` of the pack (``"times.toml"``) as a value of `schema`; PackError where it does not fit."""
        return read_toml(self.root / name, schema)

    def rows(self, name: str, schema: type[T]) -> tuple[T, ...]:
        """The rows of the TSV file `name` of the pack as values of `schema`; PackError where one does not fit."""
        return read_tsv(self.root / name, schema)

    def pipeline(self) -> "Language":
        """The pack's trained spaCy pipeline, loaded anew (about a second)."""
        # spaCy takes half a second to import: only a run that parses pays for it.
        spacy = load_spacy()
        from thinc.api import use_ops  # noqa: PLC0415 (as spaCy)
        from threadpoolctl import threadpool_limits  # noqa: PLC0415 (as spaCy)

        # The products are small: threads would wait for each other longer than they compute, and workers are processes.
        threadpool_limits(1)

        # thinc's own matrix products (BLIS) take up to four times as long as NumPy's on current processors.
        with use_ops("numpy", use_blis=False), as_file(self.root / self.head.model) as folder:
            loaded: Language = spacy.load(folder, exclude=list(self.head.unused))
            return loaded
