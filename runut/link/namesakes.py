"""Which bearers of one full name are two people, by what their articles say of them.

Invariant: what sets somebody apart is part of the id, and is read from the bearer's own story where it can be: years of
birth in steps of five for somebody with an age and no more than an everyday description. So two people of one name in two
components stay two. Where offices and countries contradict within one component, those of whom fewer articles tell are
set apart by country; across components two such people are one, as nothing of their own says otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from runut.link.names import Card
from runut.records.annotations import LocalActor
from runut.records.links import Reason
from runut.records.reading import Reading
from runut.text.normalise import fold

YEARS = 5  # a mark holds so many years of birth: an age leaves two open, and papers round
SAME_BIRTH = 2  # years of birth that lie no further apart may be one person's
AGE = re.compile(r"\s?\((\d{1,2})(?:\s[^\W\d_]{1,6}\.?)?\)")
TWO = 10  # the sum of contradictions at which one name is two people
BIRTH, COUNTRIES, OFFICES, ALONE = 7, 5, 3, 3
_T = TypeVar("_T", int, str)


class Bearer(Struct, frozen=True, gc=False, kw_only=True):
    """“Arden Kolsaria of this article, aged 34, a driver, beside Tomar Veskulin”: one who bears a full name.

    `born` is the year of publication less the age that stands in brackets behind the name. `plain` says whether all
    descriptions are everyday ones, None where there is none. `country` is that of the places within the phrases that mean
    him (“Presiden Velmora”), and `beside` are the full names of others in the article.
    """

    actor: LocalActor
    card: Card
    story: str
    born: int | None
    plain: bool | None
    country: str | None
    beside: frozenset[str]


class _Unit(Struct, frozen=True, gc=False, kw_only=True):
    """All bearers of the name in one story: one person."""

    story: str
    articles: int
    key: str | None
    born: int | None
    everyday: bool
    offices: frozenset[str]
    country: str | None
    beside: frozenset[str]


def bearer(reading: Reading, local: tuple[LocalActor, Card, str], everyday: Collection[str]) -> Bearer:
    """What the article says of one of its actors; `everyday` are descriptions that make nobody known."""
    actor, card, story = local
    described = [f"{fold(office)} " for office in actor.offices]
    plain = all(any(one.startswith(f"{word} ") for word in everyday) for one in described)
    spans = [mention.span for mention in actor.mentions]
    return Bearer(
        actor=actor,
        card=card,
        story=story,
        born=_born(reading, actor),
        plain=plain if described else None,
        country=_most(
            place.country
            for place in reading.places
            if any(span.start <= place.span.start and place.span.end <= span.end for span in spans)
        ),
        beside=frozenset(fold(one.name) for one in reading.actors if one.id != actor.id and " " in one.name),
    )


def aged(reading: Reading, actor: LocalActor) -> bool:
    """Whether a number that can be an age stands in brackets behind the name."""
    return any(AGE.match(reading.article.text, mention.head.end) for mention in actor.mentions)


def set_apart(bearers: Sequence[Bearer]) -> dict[str, tuple[str, Reason]]:
    """Local actor id -> the mark of those who are not the one whom their full name usually means, and why."""
    units = _units(bearers)
    said = _everyday(units)
    rest = [unit for unit in units if unit.story not in said]
    for unit in rest:
        near = {mark: why for mark, why in said.values() if _may_be(unit, mark)}
        if len(near) == 1 and not unit.offices and unit.key is None and (unit.born is not None or len(rest) == 1):
            said[unit.story] = next(iter(near.items()))
    said |= _contradicting([unit for unit in rest if unit.story not in said])
    return {one.actor.id: said[one.story] for one in bearers if one.story in said}


def marked(card: Card, mark: str) -> Card:
    """The card of somebody who is set apart: nobody whom the register knows."""
    return replace(card, key=None, mark=mark)


def _born(reading: Reading, actor: LocalActor) -> int | None:
    """The year of publication less the age; None without either, or where two numbers stand behind the name."""
    found = [AGE.match(reading.article.text, mention.head.end) for mention in actor.mentions]
    ages = {int(one[1]) for one in found if one}
    published = reading.article.published
    return int(published[:4]) - min(ages) if published and len(ages) == 1 else None


def _units(bearers: Sequence[Bearer]) -> list[_Unit]:
    by_story: dict[str, list[Bearer]] = defaultdict(list)
    for one in bearers:
        by_story[one.story].append(one)
    return [_unit(story, by_story[story]) for story in sorted(by_story)]


def _unit(story: str, bearers: Sequence[Bearer]) -> _Unit:
    born, plain = _most(one.born for one in bearers), {one.plain for one in bearers}
    return _Unit(
        story=story,
        articles=len(bearers),
        key=_most(one.actor.key for one in bearers),
        born=born,
        everyday=born is not None and True in plain and False not in plain,
        offices=frozenset(fold(office) for one in bearers for office in one.actor.offices),
        country=_most(one.country for one in bearers),
        beside=frozenset().union(*(one.beside for one in bearers)),
    )


def _most(values: Iterable[_T | None]) -> _T | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _everyday(units: Iterable[_Unit]) -> dict[str, tuple[str, Reason]]:
    """Story -> the mark of its everyday bearer; years of birth that lie next to each other are one person's."""
    aged = sorted((unit.born, unit.story) for unit in units if unit.everyday and unit.born is not None)
    groups: list[list[tuple[int, str]]] = []
    for born, story in aged:
        if not groups or born - groups[-1][-1][0] > 1:
            groups.append([])
        groups[-1].append((born, story))
    found: dict[str, tuple[str, Reason]] = {}
    for group in groups:
        born = _most(year for year, _ in group) or 0
        says = f"Born about {born} and without an office: kept apart from others of that name."
        found |= {story: (_years(born), Reason("namesake", says, 1.0)) for _, story in group}
    return found


def _years(born: int) -> str:
    return f"{born // YEARS * YEARS}-{born // YEARS * YEARS + YEARS - 1}"


def _may_be(unit: _Unit, mark: str) -> bool:
    first, last = (int(year) for year in mark.split("-"))
    return unit.born is None or first - SAME_BIRTH <= unit.born <= last + SAME_BIRTH


def _contradicting(units: Sequence[_Unit]) -> dict[str, tuple[str, Reason]]:
    """Story -> the mark of those who contradict the bearer of whom most articles tell."""
    first = min(
        units, key=lambda unit: (unit.key is None, -unit.articles, unit.country or "", unit.story), default=None
    )
    found = {}
    for unit in units:
        against = _against(first, unit) if first and unit.key is None else []
        if sum(weight for weight, _ in against) < TWO:
            continue
        mark = unit.country if unit.country and first and unit.country != first.country else None
        mark = mark or (_years(unit.born) if unit.born is not None else None)
        if mark:
            says = "; ".join(sentence for _, sentence in against)
            found[unit.story] = (mark, Reason("namesake", f"Two people of one name: {says}.", 1.0))
    return found


def _against(first: _Unit, other: _Unit) -> list[tuple[int, str]]:
    """What speaks against their being one person, each with its weight."""
    if first.story == other.story:
        return []
    found = []
    if first.born is not None and other.born is not None and abs(first.born - other.born) > SAME_BIRTH:
        found.append((BIRTH, f"one was born about {first.born}, this one about {other.born}"))
    if first.country and other.country and first.country != other.country:
        found.append((COUNTRIES, f"one is of {first.country}, this one of {other.country}"))
    words = [{word for office in unit.offices for word in office.split()} for unit in (first, other)]
    if all(words) and not words[0] & words[1]:
        found.append((OFFICES, f"one is called “{min(first.offices)}”, this one “{min(other.offices)}”"))
    if not first.beside & other.beside:
        found.append((ALONE, "nobody is named beside both"))
    return found
