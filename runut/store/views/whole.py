"""Questions whose answers are as long as the chronicle: their rows are read as they are needed."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager

from runut.records.findings import Disagreement, Omission, Reuse, ReuseKind
from runut.records.links import Actor, Entry, Story
from runut.store.views import copies, doings, entries, findings, formulas, linked, reuses, stories
from runut.store.views.asking import Asker
from runut.store.views.listing import Listing
from runut.store.views.retold import CopyView, FormulaView, ReuseView
from runut.store.views.rows import ActorView, DisagreementView, EntryView, OmissionView, StoryView

_Articles = Collection[str] | None
_Stories = Collection[str] | None


class Whole(Asker):
    """“All that is told again, however much it is”: answers that go through a small memory.

    The rows of each are read once, and all of them are of one state, whoever writes meanwhile; those of a listing as long as
    its block lasts. `most` narrows an answer to the first so many (0: all), `of` to these articles (None: all).
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

    def stories(self) -> AbstractContextManager[Listing[StoryView]]:
        """All stories, newest first."""
        return self._listing(stories.story_listing)

    def timeline(self, of: _Stories = None) -> AbstractContextManager[Listing[EntryView]]:
        """What happened, by date, undated last; `of` are stories here, and below."""
        return self._listing(entries.entry_listing, of)

    def disagreements(self, of: _Stories = None, most: int = 0) -> AbstractContextManager[Listing[DisagreementView]]:
        """What differs, the weightiest first."""
        return self._listing(findings.disagreement_listing, of, most)

    def omissions(self, of: _Stories = None, most: int = 0) -> AbstractContextManager[Listing[OmissionView]]:
        """What others tell and an article leaves out, the weightiest first."""
        return self._listing(findings.omission_listing, of, most)

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles that count, in order."""
        return self._ask(linked.article_ids)

    def placed(self, articles: Collection[str]) -> linked.Placed:
        """Of which stories these articles are, and which actors their own actors are."""
        return self._ask(linked.placed, articles)

    def linked_actors(self) -> Iterator[Actor]:
        """The actors as they are kept, in order of id; so are all that follow."""
        return self._each(linked.actors)

    def linked_stories(self) -> Iterator[Story]:
        """The stories, their articles in order."""
        return self._each(linked.stories)

    def linked_entries(self) -> Iterator[Entry]:
        """The entries, their events in order."""
        return self._each(linked.entries)

    def found_disagreements(self) -> Iterator[Disagreement]:
        """The disagreements."""
        return self._each(linked.disagreements)

    def found_omissions(self) -> Iterator[Omission]:
        """The omissions."""
        return self._each(linked.omissions)

    def found_reuses(self) -> Iterator[Reuse]:
        """The shared passages."""
        return self._each(linked.reuses)
