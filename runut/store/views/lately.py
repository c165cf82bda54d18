"""The questions to a chronicle of any size: answers rest on its latest articles, and say on how many.

A page asks these where the full answer would take longer the more articles there are.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from runut.store.chronicle import Chronicle
from runut.store.views import (
    actors,
    amounts,
    articles,
    between,
    cast,
    changes,
    coverage,
    deals,
    names,
    recent,
    sayings,
    where,
)
from runut.store.views.amounts import QuantityView
from runut.store.views.asking import Asker
from runut.store.views.between import BetweenView
from runut.store.views.cast import CastView, PortraitView
from runut.store.views.changes import ChangeView
from runut.store.views.coverage import OutletView, PaceView, TakenView
from runut.store.views.deals import DealView
from runut.store.views.recent import Recent
from runut.store.views.rows import ArticleRow, GroupView
from runut.store.views.where import PlacesView, PlaceView

# So many of the latest articles are looked through for who is in the news; an article has some 16 actors.
NEWS = 400
# So many of the articles of an actor, of two, or of an outlet are looked through.
OF_ONE = 250
# So many of the latest articles tell which outlets there are, and so many of the latest entries where things happen.
OUTLETS, PLACES = 4000, 5000


class Lately(Asker):
    """“Who is in the news, where does it happen, which outlet is first?”: questions to one chronicle."""

    def __init__(self, chronicle: Chronicle, rejected: Collection[str]) -> None:
        """Ask `chronicle`; `rejected` claims do not count."""
        super().__init__(chronicle)
        self._rejected = rejected

    def actors(self, most: int) -> tuple[tuple[CastView, ...], Recent]:
        """Who most of the latest articles speak of, and those articles."""
        looked = self._ask(recent.latest, NEWS)
        return self._ask(cast.in_the_news, looked, most), looked

    def called(self, words: str, most: int) -> tuple[CastView, ...]:
        """The actors with these beginnings of words in a name, the best match first."""
        return self._ask(cast.called, words, most)

    def beginning(self, letter: str, most: int) -> tuple[CastView, ...]:
        """The actors of which the name begins so, by name."""
        return self._ask(cast.beginning, letter, most)

    def portrait(self, actor: str) -> PortraitView:
        """What is known of an actor; raises UnknownRecord."""
        return self._ask(cast.portrait, actor)

    def of_actor(self, actor: str) -> Recent:
        """The latest articles that speak of an actor."""
        return self._ask(recent.mentioning, [actor], OF_ONE)

    def deals(self, articles: Collection[str]) -> tuple[DealView, ...]:
        """The entries of which one of these articles tells, in few columns, latest first."""
        return self._ask(deals.deal_views, articles)

    def deals_at(self, entries: Collection[str]) -> tuple[DealView, ...]:
        """The entries with these ids, in few columns, in their order."""
        return self._ask(deals.deals_at, entries)

    def members(self, actor: str, articles: Collection[str]) -> tuple[str, ...]:
        """The articles' own actors that are this one, in these articles."""
        return self._ask(recent.members, actor, articles)

    def said_by(self, own: Collection[str], articles: Collection[str]) -> tuple[str, ...]:
        """The ids of the statements that these of the articles' own actors make, latest first."""
        return self._ask(sayings.sayings, own, articles)

    def joined(self, actor: str, own: Collection[str]) -> tuple[GroupView, ...]:
        """Why these of the articles' own actors are this actor."""
        return self._ask(actors.group_views, actor, own)

    def between(self, left: str, right: str) -> BetweenView:
        """What passed between two actors or states, by id; raises UnknownRecord."""
        return self._ask(between.between, left, right, OF_ONE)

    def counted(self, counts: Counter[str], most: int) -> tuple[CastView, ...]:
        """The actors with the highest of these numbers."""
        return self._ask(cast.cast_views, counts, most)

    def names(self, actors_: Collection[str]) -> dict[str, str]:
        """Actor id -> name."""
        return self._ask(names.actor_names, actors_)

    def outlets(self) -> tuple[OutletView, ...]:
        """The outlets of the latest articles."""
        return self._ask(coverage.outlet_views, OUTLETS)

    def articles_by(self, outlet: str) -> tuple[ArticleRow, ...]:
        """The outlet's among the latest articles."""
        return self._ask(coverage.articles_by, outlet, OUTLETS)

    def count(self) -> int:
        """How many articles count."""
        return self._ask(recent.latest, 1).total

    def pace(self, outlet: str, articles: Collection[str]) -> PaceView:
        """How soon an outlet tells what others tell as well, in these articles of its."""
        return self._ask(coverage.pace, outlet, articles)

    def taken(self, articles: Collection[str], *, over: bool) -> tuple[TakenView, ...]:
        """From which outlets these articles took passages over, or which outlets took theirs."""
        return self._ask(coverage.taken, articles, over=over)

    def quoted(self, articles: Collection[str], most: int) -> tuple[tuple[CastView, ...], tuple[CastView, ...]]:
        """Whom these articles quote most, and on whose word they tell most."""
        said, passed = self._ask(sayings.speakers, articles)
        found = [self._ask(cast.cast_views, self._ask(sayings.as_actors, locals_), most) for locals_ in (said, passed)]
        return found[0], found[1]

    def changed(self, outlet: str, most: int) -> tuple[ChangeView, ...]:
        """The articles of an outlet that changed or were withdrawn, newest first."""
        return self._ask(changes.change_views, outlet, most)

    def quantities(self, story: str, most: int) -> tuple[QuantityView, ...]:
        """The numbers that a story's outlets give for the same thing, those of most outlets first."""
        return self._ask(amounts.quantity_views, story, self._rejected, most)

    def rows(self, articles_: Collection[str]) -> Mapping[str, ArticleRow]:
        """Article id -> row."""
        return self._ask(articles.article_rows, articles_)

    def published(self, articles: Collection[str]) -> Mapping[str, str | None]:
        """Article id -> when it was published."""
        return self._ask(recent.published, articles)

    def places(self) -> PlacesView:
        """Where the latest entries happened."""
        return self._ask(where.place_views, PLACES)

    def entries_at(self, place: str) -> tuple[str, ...]:
        """The ids of the entries that happened there, latest first."""
        return self._ask(where.entries_at, place, PLACES)

    def place(self, name: str, entries: Sequence[str]) -> PlaceView:
        """A place by its name, with the entries that happened there."""
        return self._ask(where.place_view, name, entries)
