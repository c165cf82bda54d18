"""What a speaker says again over months and years: one formula, all its sayings, and how it changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from sqlalchemy import Connection, select

from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.articles import Quoter
from runut.store.views.indexed import by_article
from runut.store.views.listing import Listing, batched
from runut.store.views.names import local_names
from runut.store.views.retold import FormulaView, SayingView
from runut.store.views.reuses import AT_ONCE, Place, Shared, changed, shared
from runut.store.views.rows import Quotation
from runut.text.fingerprints import digest

Sayings: TypeAlias = list[list[Place]]  # of one formula, each with all places that give it
OVERLAP = 0.5  # of the longer of two passages of one article, from which they are one place
MOSTLY = 0.8  # of a place that stands in a passage
LONGER = 2  # times as long as the formula may a passage be that is shown as a place where it stands, too


def formula_views(connection: Connection, articles: Collection[str] | None = None) -> tuple[FormulaView, ...]:
    """The formulas of which a saying stands in `articles` (None: all): those said most often first, then the oldest."""
    return tuple(formula_listing(connection, articles).rows)


def formula_listing(
    connection: Connection, articles: Collection[str] | None = None, most: int = 0
) -> Listing[FormulaView]:
    """The same, with `most` the first of them, read as they are needed."""
    again = _again(connection, articles)
    taken = shared(connection, None if articles is None else _articles(again), "reuse")
    days = by_article(connection, schema.ARTICLE.c.published)
    ordered = sorted((_ordered(sayings, days) for sayings in _families(again, taken)), key=lambda one: one[0])
    return Listing(len(ordered), _views(connection, [sayings for _, sayings in ordered[: most or None]]))


def _again(connection: Connection, articles: Collection[str] | None) -> list[Shared]:
    """All pairs of the formulas of these articles."""
    again = shared(connection, articles, "recurrence")
    within = _articles(again)
    while articles is not None:
        again = shared(connection, within, "recurrence")
        if _articles(again) == within:
            break
        within = _articles(again)
    return again


def _articles(pairs: Iterable[Shared]) -> set[str]:
    return {end[0] for one in pairs for end in (one.earlier, one.later)}


def _ordered(sayings: Sayings, days: Mapping[str, str]) -> tuple[tuple[int, str, str], Sayings]:
    """A formula's place among others, before anything of it is quoted."""
    day, article, start = min(
        (days.get(article) or "9", article, span.start) for places in sayings for article, span in _best(places).items()
    )
    return (-len(sayings), day[:10], _id(article, start)), sayings


def _id(article: str, start: int) -> str:
    return f"F{digest(article, str(start))}"


def _views(connection: Connection, ordered: Sequence[Sayings]) -> Iterator[FormulaView]:
    for few in batched(ordered, AT_ONCE):
        quoter = Quoter(connection, {article for sayings in few for places in sayings for article, _ in places})
        found = [tuple(_sayings(quoter, sayings)) for sayings in few]
        firsts = [views[0].quotations[0] for views in found]
        speakers = _speakers(connection, [(one.article, one.span) for one in firsts])
        for first, views in zip(firsts, found, strict=True):
            yield FormulaView(
                id=_id(first.article, first.span.start),
                speaker=speakers.get((first.article, first.span), ""),
                first=(views[0].published or "")[:10] or None,
                last=(views[-1].published or "")[:10] or None,
                sayings=views,
            )


class _Joined:
    """Things that are one, by pairs that say so."""

    def __init__(self) -> None:
        self._of: dict[Place, Place] = {}

    def root(self, one: Place) -> Place:
        path = [one]
        while (up := self._of.get(path[-1], path[-1])) != path[-1]:
            path.append(up)
        self._of.update(dict.fromkeys(path, path[-1]))
        return path[-1]

    def join(self, one: Place, other: Place) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._of[high] = low


def _families(pairs: Iterable[Shared], taken: Iterable[Shared]) -> Iterator[Sayings]:
    """The places of each formula, those of one saying together.

    Places that a pair says again are of one formula. What is taken over with a passage is no other saying.
    """
    again = [(one.earlier, one.later) for one in pairs]
    same, families = _Joined(), _Joined()
    for one, other in _overlapping({place for pair in again for place in pair}):
        same.join(one, other)
    for one, other in again:
        families.join(same.root(one), same.root(other))
    spoken: dict[str, list[Place]] = defaultdict(list)
    for place in sorted({same.root(place) for pair in again for place in pair}):
        spoken[place[0]].append(place)
    sayings, beside = _quoted_on(((one.earlier, one.later) for one in taken), spoken, families)
    by_family: dict[Place, dict[Place, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in (place for places in spoken.values() for place in places):
        by_family[families.root(place)][sayings.root(place)] += [place, *beside[place]]
    yield from (list(family.values()) for _, family in sorted(by_family.items()) if len(family) > 1)


def _quoted_on(
    taken: Iterable[tuple[Place, Place]], spoken: Mapping[str, list[Place]], families: _Joined
) -> tuple[_Joined, Mapping[Place, list[Place]]]:
    """Which places give one saying, as a passage around both was taken over; and where else each stands in a passage."""
    sayings = _Joined()
    beside: dict[Place, list[Place]] = defaultdict(list)
    for pair in taken:
        held = [[place for place in spoken.get(end[0], ()) if _holds(end, place)] for end in pair]
        for one, other in product(*held):
            if families.root(one) == families.root(other):
                sayings.join(one, other)
        for mine, there in ((held[0], pair[1]), (held[1], pair[0])):
            if there[0] not in spoken:
                for one in mine:
                    beside[one] += [there] * (len(there[1]) <= LONGER * len(one[1]))
    return sayings, beside


def _holds(end: Place, place: Place) -> bool:
    """Whether a place stands, but for a little, within a passage of its article."""
    return _common(end[1], place[1]) >= MOSTLY * len(place[1])


def _overlapping(places: Collection[Place]) -> Iterator[tuple[Place, Place]]:
    """Places of one article that are one, each with the one before it."""
    before: Place | None = None
    for place in sorted(places):
        if before is not None and before[0] == place[0]:
            common = min(before[1].end, place[1].end) - place[1].start
            if common >= OVERLAP * max(len(before[1]), len(place[1])):
                yield before, place
            if before[1].end > place[1].end:
                continue
        before = place


def _sayings(quoter: Quoter, sayings: Iterable[list[Place]]) -> Iterator[SayingView]:
    told = []
    for places in sayings:
        quotations = [quoter.quote(article, span) for article, span in _best(places).items()]
        told.append(sorted(quotations, key=_published))
    told.sort(key=lambda quotations: _published(quotations[0]))
    before: Quotation | None = None
    for quotations in told:
        first = quotations[0]
        yield SayingView(
            published=first.published,
            quotations=tuple(quotations),
            edits=() if before is None else changed(before, first),
        )
        before = first


def _best(places: Iterable[Place]) -> Mapping[str, Span]:
    """Of the places of one article the shortest, which is the formula itself: the others have words around it."""
    best: dict[str, Span] = {}
    for article, span in sorted(places, key=lambda place: (len(place[1]), place)):
        best.setdefault(article, span)
    return best


def _published(quotation: Quotation) -> tuple[str, str, int]:
    return quotation.published or "9", quotation.article, quotation.span.start


def _speakers(connection: Connection, places: Collection[Place]) -> dict[Place, str]:
    """Who is quoted at each place, by the name in the chronicle."""
    table = schema.STATEMENT
    columns = (table.c.article, table.c.content_start, table.c.content_end, table.c.speaker)
    said: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for portion in portions({article for article, _ in places}):
        question = select(*columns).where(table.c.article.in_(portion), table.c.mode != "indirect").order_by(table.c.id)
        for article, start, end, speaker in connection.execute(question):
            if speaker:
                said[article].append((Span(start, end), speaker[0]))
    best = {}
    for article, span in places:
        near = [(_common(content, span), local) for content, local in said[article] if content.overlaps(span)]
        if near:
            best[article, span] = max(near, key=lambda one: one[0])[1]
    names = local_names(connection, set(best.values()))
    return {place: names[local] for place, local in best.items()}


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
