"""Who takes part? Actors in the news, by name or by first letter."""

from string import ascii_lowercase

from msgspec import Struct

from runut.serve.sections.lines import Turned, turned
from runut.serve.visit import Visit
from runut.store.views.cast import CastView

# Actors that one page lists, and that one question answers.
ROWS, MOST = 60, 600


class ActorsPage(Struct, frozen=True, kw_only=True):
    """The actors that were asked for, each with its address; `looked` of `total` articles where the news was asked."""

    asked: str
    letter: str
    letters: tuple[tuple[str, str], ...]
    actors: tuple[tuple[CastView, str], ...]
    at: Turned
    most: int
    looked: int
    total: int


def actors(visit: Visit) -> ActorsPage:
    """The actors that a visit asks for."""
    lately = visit.views.lately
    asked, letter = visit.query.get("who", "").strip(), visit.query.get("from", "").strip()[:1].casefold()
    looked = total = 0
    if asked:
        found = lately.called(asked, MOST)
    elif letter:
        found = lately.beginning(letter, MOST)
    else:
        found, recent = lately.actors(MOST)
        looked, total = len(recent.articles), recent.total
    shown, at = turned(visit, found, lines=ROWS)
    return ActorsPage(
        asked=asked,
        letter=letter,
        letters=tuple((one, visit.ways.page("/actors", **{"from": one})) for one in ascii_lowercase),
        actors=tuple((one, visit.ways.to("p", one.id)) for one in shown),
        at=at,
        most=max((one.here or one.articles for one in found), default=0),
        looked=looked,
        total=total,
    )
