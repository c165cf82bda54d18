"""The questions that may be asked of a chronicle, in one place."""

from collections.abc import Callable, Collection, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from runut.errors import UnknownRecord
from runut.records.findings import Disagreement, Omission, Reuse, ReuseKind
from runut.records.judgements import counting, rejected_claims
from runut.records.links import Actor, Entry, Story
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.views import (
    actors,
    articles,
    changes,
    claims,
    copies,
    entries,
    findings,
    formulas,
    linked,
    pages,
    relations,
    reporting,
    reuses,
    stories,
    why,
)
from runut.store.views.graph import GraphView
from runut.store.views.retold import CopyView, FormulaView, ReuseView
from runut.store.views.rows import (
    ActorView,
    ArticleRow,
    ClaimView,
    DisagreementView,
    EntryView,
    Hit,
    OmissionView,
    StoryView,
    WhyView,
)

T = TypeVar("T")
P = ParamSpec("P")
_Stories = Collection[str] | None


class Views:
    """“What happened, who differs, why do you say so?”: the questions to one chronicle.

    Every answer is a tuple of frozen rows in a fixed order, and every claim in it carries its quotation. `of` narrows an
    answer to these stories' ids (None: all); `most` to the first so many (0: all).
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask `chronicle`."""
        self._chronicle = chronicle
        self._rejected = rejected_claims(chronicle.judgements())

    def _ask(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            return question(connection, *args, **kwargs)

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles that count, by publication, undated last."""
        return tuple(row for row in self._ask(articles.article_rows).values() if row.retired is None)

    def article(self, id_: str) -> ArticleRow:
        """One article, by its id, whether or not it counts; raises UnknownRecord."""
        found = self._ask(articles.article_rows, [id_]).get(id_)
        if found is None:
            message = f"the chronicle has no article “{id_}”; its stories list their articles."
            raise UnknownRecord(message)
        return found

    def home(self, finding: str) -> str:
        """The id of the story in which a disagreement stands; raises UnknownRecord."""
        return self._ask(pages.home, finding)

    def changes(self) -> tuple[changes.ChangeView, ...]:
        """The articles that changed at their address or were withdrawn, newest first, with what came and went."""
        return self._ask(changes.change_views)

    def stories(self, most: int = 0) -> tuple[StoryView, ...]:
        """The stories, newest first."""
        return self._ask(stories.story_views, most)

    def stories_at(self, start: str) -> tuple[str, ...]:
        """The ids of stories that begin with `start`, in order; two at most, as that is one too many."""
        return self._ask(pages.beginning, start)

    def titles(self, of: Collection[str]) -> Mapping[str, str]:
        """Story id -> title."""
        return self._ask(pages.titles, of)

    def count(self, what: str, of: _Stories = None) -> int:
        """How many stories, actors, disagreements, omissions or reuses there are, whatever is shown of them."""
        return self._ask(pages.how_many, what, of)

    def timeline(self, of: _Stories = None, most: int = 0) -> tuple[EntryView, ...]:
        """What happened, by date, undated last; with `most`, in the newest stories, as many as have so many entries."""
        page = self._ask(pages.newest, most) if of is None and most else of
        return self._ask(entries.entry_views, stories=page)

    def actors(self, most: int = 0) -> tuple[ActorView, ...]:
        """Who speaks, acts and is acted upon; those in most articles first."""
        return self._ask(actors.actor_views)[: most or None]

    def disagreements(self, of: _Stories = None, most: int = 0) -> tuple[DisagreementView, ...]:
        """What differs, the weightiest first."""
        return self._ask(findings.disagreement_views, of, most)

    def omissions(self, of: _Stories = None, most: int = 0) -> tuple[OmissionView, ...]:
        """What others tell and an article leaves out, the weightiest first."""
        return self._ask(findings.omission_views, of, most)

    def reuses(
        self, of: Collection[str] | None = None, kind: ReuseKind | None = None, most: int = 0
    ) -> tuple[ReuseView, ...]:
        """Passages that stand in an earlier text too, most alike first; `of` are article ids here, and below."""
        return self._ask(reuses.reuse_views, of, kind, most)

    def formulas(self, of: Collection[str] | None = None) -> tuple[FormulaView, ...]:
        """What speakers say again, all sayings of one formula together; those said most often first."""
        return self._ask(formulas.formula_views, of)

    def copies(self, of: Collection[str] | None = None) -> tuple[CopyView, ...]:
        """How much of each article stood in earlier ones, and where it was first."""
        return self._ask(copies.copy_views, of)

    def reporting(self, story: str | None = None, most: int | None = None) -> GraphView:
        """Who quotes whom, from primary sources to outlets, in one story (its id) or (None) in all of them."""
        return self._ask(reporting.reporting_view, story, self._rejected, most)

    def search(self, words: str, most: int = 20) -> tuple[Hit, ...]:
        """The `most` best articles that hold all of `words`."""
        return self._ask(stories.hits, words, most)

    def relation(self, left: str, right: str) -> relations.RelationView:
        """What passed between two actors or states, called by name or id, over time; raises UnknownRecord."""
        return self._ask(relations.relation_view, left, right)

    def why(self, record: str) -> WhyView:
        """The evidence of a record; raises UnknownRecord."""
        return self._ask(why.why_view, record)

    def claims(self, article: str) -> tuple[ClaimView, ...]:
        """All claims of an article: statements, events, figures, each kind in the order of the text.

        Without those that analysts rejected.
        """
        found = self._ask(claims.claims_of, article).values()
        return tuple(one for one in found if one.id not in self._rejected)

    def reading(self, article: str) -> Reading:
        """Everything that was read from an article, without claims that analysts rejected."""
        return counting(self._chronicle.readings([article])[0], self._rejected)

    def records(self) -> "Records":
        """The links and findings as they are kept, for files that others read."""
        return Records(
            actors=self._ask(linked.actors),
            actor_of=self._ask(linked.actor_of),
            stories=self._ask(linked.stories),
            entries=self._ask(linked.entries),
            disagreements=self._ask(linked.disagreements),
            omissions=self._ask(linked.omissions),
            reuses=self._ask(linked.reuses),
        )


class Records(Struct, frozen=True, kw_only=True):
    """All that joins the articles of a chronicle, each kind in order of id."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[str, str]
    stories: tuple[Story, ...]
    entries: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]
    omissions: tuple[Omission, ...]
    reuses: tuple[Reuse, ...]
