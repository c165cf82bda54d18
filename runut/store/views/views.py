"""The questions that may be asked of a chronicle, in one place."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.records.findings import ReuseKind
from runut.records.judgements import counting, rejected_claims
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.chronicle import Chronicle
from runut.store.views import (
    articles,
    browse,
    casting,
    changes,
    claims,
    copies,
    doings,
    entries,
    findings,
    formulas,
    lacking,
    linked,
    origins,
    pages,
    relations,
    reporting,
    reuses,
    searching,
    stories,
    tables,
    why,
)
from runut.store.views.asking import Asker
from runut.store.views.casting import ActorRow, Cast, Deal
from runut.store.views.graph import GraphView
from runut.store.views.lately import Lately
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
from runut.store.views.whole import Whole
from runut.store.views.within import Within

_Stories = Collection[str] | None


class Views(Asker):
    """“What happened, who differs, why do you say so?”: the questions to one chronicle.

    Every answer is a tuple of frozen rows in a fixed order, and every claim in it carries its quotation. `of` narrows an
    answer to these stories' ids (None: all); `most` to the first so many (0: all).
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask `chronicle`."""
        super().__init__(chronicle)
        self._rejected = rejected_claims(chronicle.judgements())

    def articles(self, of: _Stories = None) -> tuple[ArticleRow, ...]:
        """All articles that count, by publication, undated last."""
        ids = None if of is None else self._ask(stories.articles_of, of)
        return tuple(row for row in self._ask(articles.article_rows, ids).values() if row.retired is None)

    def article(self, id_: str) -> ArticleRow:
        """One article, by its id, whether or not it counts; raises UnknownRecord."""
        found = self._ask(articles.article_rows, [id_]).get(id_)
        if found is None:
            message = f"the chronicle has no article “{id_}”; its stories list their articles."
            raise UnknownRecord(message)
        return found

    def rows(self, of: Collection[str]) -> Mapping[str, ArticleRow]:
        """Article id -> row, in order of publication."""
        return self._ask(articles.article_rows, of)

    def lacking(self, article: str) -> tuple[lacking.Lacking, ...]:
        """What an article leaves out that others of its story tell, the weightiest first."""
        return self._ask(lacking.lacking, article)

    def changes(self) -> tuple[changes.ChangeView, ...]:
        """The articles that changed at their address or were withdrawn, newest first, with what came and went."""
        return self._ask(changes.change_views)

    def stories(self, most: int = 0, of: _Stories = None) -> tuple[StoryView, ...]:
        """The stories, newest first."""
        return self._ask(stories.story_views, most, of)

    def shelf(self, wanted: browse.Wanted, page: int, most: int) -> browse.Shelf:
        """One page of the stories that are as `wanted`, newest first; raises UnknownRecord for an actor nobody is called."""
        return self._ask(browse.shelf, wanted, page, most)

    def origins(self, of: Collection[str]) -> Mapping[str, int]:
        """Story id -> on how many origins it rests, copies of one text counted once."""
        return self._ask(origins.origin_counts, of)

    def leads(self, of: Collection[str]) -> Mapping[str, str]:
        """Story id -> what happened in it as most reports have it."""
        return self._ask(browse.leads, of)

    def offer(self) -> browse.Offer:
        """What lists of stories may be narrowed to."""
        return self._ask(browse.offer)

    def last_row(self) -> int:
        """The number of the article that was kept last."""
        return self._ask(browse.last_row)

    def arrivals(self, since: int, most: int) -> browse.Arrival:
        """What was kept after the article of that number."""
        return self._ask(browse.arrivals, since, most)

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

    def entries(self, of: Collection[str]) -> tuple[EntryView, ...]:
        """The entries with these ids, by date, undated last."""
        return self._ask(entries.entry_views, ids=of)

    def within(self, story: str) -> Within:
        """The questions to one story."""
        return Within(self._chronicle, story)

    def actors(self, most: int = 0) -> tuple[ActorView, ...]:
        """Who speaks, acts and is acted upon; those in most articles first."""
        return self._ask(doings.actor_views, most)

    def disagreements(self, of: _Stories = None, most: int = 0) -> tuple[DisagreementView, ...]:
        """What differs, the weightiest first."""
        return self._ask(findings.disagreement_views, of, most)

    def disagreement(self, id_: str) -> DisagreementView:
        """One disagreement, by its id; raises UnknownRecord."""
        return self._ask(findings.disagreement_view, id_)

    def disagreements_about(self, entry: str) -> tuple[DisagreementView, ...]:
        """What differs about one entry, the weightiest first."""
        return self._ask(findings.disagreements_about, entry)

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

    def reporting(self, story: str | None = None, most: int | None = None, *, each: bool = True) -> GraphView:
        """Who quotes whom, from primary sources to outlets, in one story (its id) or (None) in all of them.

        Without `each`, its `origins` are those of the story alone.
        """
        return self._ask(reporting.reporting_view, story, self._rejected, most, each=each)

    def search(self, words: str, most: int = 20) -> tuple[Hit, ...]:
        """The `most` best articles that hold all of `words`, in whatever forms."""
        return self._ask(searching.hits, self._chronicle.word_forms, words, most)

    def find(self, asked: searching.Asked, page: int, most: int) -> searching.Found:
        """The articles that hold all words, in one outlet, language or time; with counts by outlet and month."""
        return self._ask(searching.find, self._chronicle.word_forms, asked, page, most)

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
        return self.claims_in([article]).get(article, ())

    def claims_in(self, articles: Collection[str]) -> Mapping[str, tuple[ClaimView, ...]]:
        """Article -> its claims, as above, for many articles at once."""
        found = defaultdict[str, list[ClaimView]](list)
        for one in self._ask(claims.claims_of, articles).values():
            if one.id not in self._rejected:
                found[one.quotation.article].append(one)
        return {article: tuple(told) for article, told in found.items()}

    def reading(self, article: str) -> Reading:
        """Everything that was read from an article, without claims that analysts rejected."""
        return self.readings([article])[0]

    def quoted(self, of: Collection[str]) -> Mapping[str, ClaimView]:
        """Claim id -> claim, for these ids, without claims that analysts rejected."""
        found = self._ask(claims.claim_views, of)
        return {id_: claim for id_, claim in found.items() if id_ not in self._rejected}

    def slots(self, events: Collection[str]) -> Mapping[tuple[str, str], Span]:
        """Event and slot (date, place, status, actor, recipient) -> where the text fills it."""
        return self._ask(claims.slot_spans, events)

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of these articles, as above, in order of id."""
        return tuple(counting(one, self._rejected) for one in self._chronicle.readings(articles))

    def cast(self, articles: Collection[str]) -> Cast:
        """Who the actors of these articles are."""
        return self._ask(casting.cast, articles)

    def deals(self, stories: _Stories = None) -> Mapping[str, Deal]:
        """Entry id -> who deals with whom, in ids."""
        return self._ask(casting.deals, stories)

    def deals_of(self, entries: Collection[str]) -> Mapping[str, Deal]:
        """The same for these entries."""
        return self._ask(casting.deals_of, entries)

    def named(self, actors: Collection[str]) -> Mapping[str, ActorRow]:
        """Actor id -> its row."""
        return self._ask(casting.actor_rows, actors)

    def table(self, name: str, story: str | None = None) -> Iterator[tuple[Struct, ...]]:
        """The lines of a table (in one story), a portion at a time: a chronicle of any size goes through a small memory.

        `name` is one of `tables.TABLES`. All portions are of one state, that of the first, whoever writes meanwhile; claims
        that analysts rejected are left out.
        """
        after: str | None = ""
        with self._asking() as connection:
            while after is not None:
                lines, after = tables.portion(connection, name, story, after)
                yield tuple(line for line in lines if getattr(line, "claim", None) not in self._rejected)

    def newest_recorded(self) -> str | None:
        """When the last article was read; None where there is none."""
        return self._ask(pages.recorded)

    @property
    def lately(self) -> Lately:
        """The questions to the latest articles alone, in chronicles of any size."""
        return Lately(self._chronicle, self._rejected)

    @property
    def whole(self) -> Whole:
        """The questions whose answers are as long as the chronicle, read as they are needed."""
        return Whole(self._chronicle)

    def records(self) -> linked.Records:
        """The links and findings as they are kept, all at once."""
        return self._ask(linked.records)
