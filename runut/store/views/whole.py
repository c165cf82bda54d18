"""Questions whose answers are as long as the chronicle: their rows are read as they are needed."""

from collections.abc import Collection
from contextlib import AbstractContextManager

from runut.records.findings import ReuseKind
from runut.store.views import copies, doings, formulas, reuses
from runut.store.views.asking import Asker
from runut.store.views.listing import Listing
from runut.store.views.retold import CopyView, FormulaView, ReuseView
from runut.store.views.rows import ActorView

_Articles = Collection[str] | None


class Whole(Asker):
    """“All that is told again, however much it is”: answers that go through a small memory.

    Each is a block in which its rows may be read, once; all of them are of one state, whoever writes meanwhile. `most`
    narrows an answer to the first so many (0: all), `of` to these articles (None: all).
    """

    def actors(self, most: int = 0) -> AbstractContextManager[Listing[ActorView]]:
        """Who speaks, acts and is acted upon; those in most articles first."""
        return self._listing(doings.actor_listing, most)

    def reuses(
        self, of: _Articles = None, kind: ReuseKind | None = None, most: int = 0
    ) -> AbstractContextManager[Listing[ReuseView]]:
        """Passages that stand in an earlier text too, most alike first."""
        return self._listing(reuses.reuse_listing, of, kind, most)

    def formulas(self, of: _Articles = None, most: int = 0) -> AbstractContextManager[Listing[FormulaView]]:
        """What speakers say again, all sayings of one formula together; those said most often first."""
        return self._listing(formulas.formula_listing, of, most)

    def copies(self, of: _Articles = None, most: int = 0) -> AbstractContextManager[Listing[CopyView]]:
        """How much of each article stood in earlier ones, and where it was first."""
        return self._listing(copies.copy_listing, of, most)
