"""Is the same number of the same thing counted in one place here, and in another there?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.regions import Regions
from runut.compare.slots.places import Spot, relation
from runut.compare.story import StoryView, Told
from runut.compare.variants import MOST, Difference
from runut.compare.whereabouts import Whereabouts
from runut.records.annotations import Place
from runut.text.normalise import fold

LEAST = 10  # smaller numbers are met too often to be one number
PERSON = "person"  # people are counted in too many ways to be joined by their number
LONG = 4  # letters of a word that two names share (“Tanjul Timur”, “Provinsi Tanjul”)


class Put(Struct, frozen=True, gc=False, eq=False):
    """A figure, the place in which it counts, and that place as it is compared."""

    told: Told
    place: Place
    spot: Spot


def counted(
    view: StoryView, regions: Regions, counting: Mapping[str, Counting], language: Mapping[str, Whereabouts]
) -> Iterator[Difference]:
    """One for each number of a thing that is said to count in a place here and in the wider one around it there."""
    rows: dict[tuple[str, float], list[Put]] = defaultdict(list)
    for told in view.figures:
        finder = language.get(told.reading.article.language) if told.figure.value >= LEAST else None
        place = view.once.each(finder.of_figure, told.reading, told.figure) if finder else None
        if place is not None and told.figure.high is None:
            rows[told.figure.unit, told.figure.value].append(Put(told, place, _spot(place)))
    for (unit, _), row in sorted(rows.items()):
        says: dict[str, list[str]] = {}
        for one, other in combinations(row[:MOST], 2):
            if _same((one, other), counting) and _differ(one, other, regions):
                for put in (one, other):
                    says.setdefault(_words(put), []).append(put.told.figure.id)
        if len(says) > 1:
            yield Difference(slot="place", kind="precision", says=says, about=_label(row) or unit)


def _spot(place: Place) -> Spot:
    return Spot(fold(place.name), place.kind, place.country or "")


def _same(two: Sequence[Put], counting: Mapping[str, Counting]) -> bool:
    """Whether two figures count one thing, in two sentences."""
    one, other = (put.told for put in two)
    if one.reading is other.reading and one.figure.sentence == other.figure.sentence:
        return False
    if one.figure.unit != PERSON:
        return True
    things = [counting[told.reading.article.language].thing(told) for told in (one, other)]
    return things[0] is not None and things[0] == things[1]


def _differ(one: Put, other: Put, regions: Regions) -> bool:
    if relation(one.spot, other.spot, regions) == "precision":
        return True
    mine, theirs = set(one.spot.name.split()), set(other.spot.name.split())
    held = mine <= theirs or theirs <= mine
    return not held and one.spot.kind != other.spot.kind and any(len(word) >= LONG for word in mine & theirs)


def _words(put: Put) -> str:
    text = put.told.reading.article.text
    return " ".join(text[put.told.figure.span.start : put.place.span.end].split())


def _label(row: Sequence[Put]) -> str:
    """What is counted, as the text has it."""
    figure, text = row[0].told.figure, row[0].told.reading.article.text
    return " ".join(figure.span.quote(text).split())
