"""Do figures that count the same thing differ?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, pairwise, permutations

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.ranges import FACTOR, NEAR, apart, meet
from runut.compare.story import MINUTE, StoryView, Told, day
from runut.compare.variants import MOST, Difference, Relation, sorted_out
from runut.languages.schema.comparing import Change
from runut.records.claims import Bound, Figure
from runut.records.findings import DisagreementKind, Slot
from runut.records.reading import Reading
from runut.text.days import days

LONG_AGO = 90  # days; a figure beside an older date measures another happening
ONE_ENTRY = 5.0  # of one entry, a number so many times as large counts something else: a part, or the whole
PERSON = "person"  # people are counted in too many ways to be joined by their number
LIKE = 3  # words that two sentences have in common for their figures to count the same, where nothing else says it
SHARE = 0.4  # and so large a share of the shorter sentence's words
TABLE = 3  # values that are told of one thing; more are a table
TWO_DIGITS = 10  # smaller numbers are met too often to be joined by themselves
DAY = 10  # characters of an ISO 8601 day


class Number(Struct, frozen=True, gc=False):
    """A figure as it is compared: its value, bound, and the entry it measures."""

    value: float
    high: float | None
    bound: Bound
    entry: str | None


Numbers = Mapping[Number, Sequence[Told]]


def figures(view: StoryView, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """For each thing that a story counts: how its values and bounds differ."""
    for (unit, what, change), told in sorted(_counted(view, counting).items()):
        ask = partial(_of_thing, view, (unit, what, change), told, counting)
        yield from view.lasting(f"figures {unit} {what} {change}", partial(_made_of, view, told), ask)
    yield from _bounds(view, counting)


def _made_of(view: StoryView, told: Sequence[Told]) -> tuple[object, ...]:
    return tuple([(view.numbers[one.reading.article.id], one.figure.id, one.entry) for one in told])


def _of_thing(
    view: StoryView, thing: tuple[str, str, Change], told: Sequence[Told], counting: Mapping[str, Counting]
) -> tuple[Difference, ...]:
    """How the figures that count one thing in one unit differ; None of their entries is named where they measure several."""
    unit, what, change = thing
    if len(told) <= 1:
        return ()
    language, entries = counting[told[0].reading.article.language], {one.entry for one in told}
    measured = entries.pop() if len(entries) == 1 else None
    about = measured, language.label(what, [one.figure.of for one in told]) or unit
    compared = told if measured or language.known(what) else _joined(view, told, counting)
    found = [_difference(_slot(said), kind, said, about) for said, kind in _differing(compared, change)]
    return (*found, *[_difference("bound", "precision", same, about) for same in _bounded(told)])


def _joined(view: StoryView, told: Sequence[Told], counting: Mapping[str, Counting]) -> Sequence[Told]:
    """Of figures that neither an entry nor a kind joins, those that another sentence gives in like words of the same party.

    Of a table, none: where so many values are told, each is of something else.
    """
    around = [
        view.once.each(counting[one.reading.article.language].around, one.reading, one.figure) for one in told[:MOST]
    ]
    named = [view.named_in(one.reading, one.figure.sentence) for one in told[:MOST]]
    kept: set[int] = set()
    for one, other in combinations(range(len(around)), 2):
        shared, least = len(around[one] & around[other]), min(len(around[one]), len(around[other]))
        apart = told[one].reading is not told[other].reading or told[one].figure.sentence != told[other].figure.sentence
        same = not named[one] or not named[other] or bool(named[one] & named[other])
        # One party in two articles speaks for one thing as another word does.
        shared += told[one].reading is not told[other].reading and bool(named[one] & named[other])
        if apart and same and shared >= max(LIKE, SHARE * least):
            kept |= {one, other}
    found = [told[at] for at in sorted(kept)]
    return found if len({one.figure.value for one in found}) <= TABLE else ()


def _amount(figure: Figure) -> tuple[float, float | None, Bound]:
    return figure.value, figure.high, figure.bound


def _difference(slot: Slot, kind: DisagreementKind, said: Sequence[Told], thing: tuple[str | None, str]) -> Difference:
    """`thing` is the entry that the figures measure and what they are told to count."""
    far = 0.0 if slot == "bound" else apart([one.figure.value for one in said])
    return Difference(slot=slot, kind=kind, says=_versions(said), about=thing[1], entry=thing[0], apart=far)


def _slot(said: Sequence[Told]) -> Slot:
    """One number of one entry, and beside it only words that leave it open (“13 orang”, “belasan orang”), differ in bound."""
    firm = {(one.figure.value, one.figure.high) for one in said if one.figure.bound != "many"}
    vague = {one.figure.bound for one in said if (one.figure.value, one.figure.high) not in firm}
    one_entry = len({one.entry for one in said}) == 1 and said[0].entry is not None
    return "bound" if one_entry and len(firm) == 1 and vague == {"many"} else "value"


def _counted(view: StoryView, counting: Mapping[str, Counting]) -> dict[tuple[str, str, Change], list[Told]]:
    """(unit, what is counted, how it changes) -> the figures, in order of publication; background is left out.

    So is what is told once, or by one value, as it differs from nothing.
    """
    amounts: dict[str, set[tuple[float, float | None, Bound]]] = defaultdict(set)
    for one in view.figures:
        amounts[one.figure.unit].add(_amount(one.figure))
    found: dict[tuple[str, str, Change], list[Told]] = defaultdict(list)
    for one in view.figures:
        language = counting.get(one.reading.article.language) if len(amounts[one.figure.unit]) > 1 else None
        thing = language.thing(one) if language else None
        if thing:
            found[one.figure.unit, *thing].append(one)
    several = {counted: told for counted, told in found.items() if len({_amount(one.figure) for one in told}) > 1}
    return {counted: _news(view, told, counting) for counted, told in several.items()}


def _news(view: StoryView, told: Sequence[Told], counting: Mapping[str, Counting]) -> list[Told]:
    """The figures without those of something long past, in order of publication."""
    ordered = sorted(told, key=lambda one: (one.reading.article.published or "9", one.figure.id))
    return [one for one in ordered if not _background(view, one, counting[one.reading.article.language])]


def _background(view: StoryView, told: Told, language: Counting) -> bool:
    """Whether the figure is of something long past: its event is, or its sentence names a day long before publication."""
    if told.event is not None and told.event.status == "historical":
        return True
    return view.once.each(_long_ago, told.reading, told.figure, language)


def _long_ago(reading: Reading, figure: Figure, language: Counting) -> bool:
    published = days(day(reading))
    named = [days(value) for value in language.dated(reading, figure)]
    return published is not None and any(one and (published.first - one.last).days > LONG_AGO for one in named)


def _differing(told: Sequence[Told], change: Change) -> Iterator[tuple[Sequence[Told], DisagreementKind]]:
    """Values that differ: of what changes those of one day first, then those of several days."""
    parts: dict[str, list[Told]] = defaultdict(list)
    for one in told if change != "stays" else ():
        parts[day(one.reading)].append(one)
    found = False
    for _, same_day in sorted(parts.items()) if len(parts) > 1 else ():
        relation, said = _against(same_day, change)
        if relation == "conflict":
            found = True
            yield said, _kind(relation, said, change, MINUTE)
    relation, said = _against(told, change)
    if relation is not None and not (found and len({day(one.reading) for one in said}) == 1):
        yield said, _kind(relation, said, change, MINUTE if len(parts) == 1 else DAY)


def _told_apart(numbers: Numbers) -> set[tuple[Number, Number]]:
    """The numbers that one sentence tells apart: what nothing says to count the same does not count the same there."""
    found: dict[tuple[str, int], set[Number]] = defaultdict(set)
    for number, told in numbers.items():
        for one in told:
            found[one.reading.article.id, one.figure.sentence].add(number)
    return {pair for said in found.values() for pair in permutations(said, 2)}


def _of_two_entries(numbers: Numbers) -> set[tuple[Number, Number]]:
    """The numbers that one article gives for two happenings."""
    found: dict[str, set[Number]] = defaultdict(set)
    for number, told in numbers.items():
        for article in {one.reading.article.id for one in told if number.entry is not None}:
            found[article].add(number)
    return {(one, two) for said in found.values() for one, two in permutations(said, 2) if one.entry != two.entry}


def _against(told: Sequence[Told], change: Change) -> tuple[Relation | None, Sequence[Told]]:
    numbers: dict[Number, list[Told]] = defaultdict(list)
    for one in told:
        figure = one.figure
        numbers[Number(figure.value, figure.high, figure.bound, one.entry)].append(one)
    separate = _told_apart(numbers) if change == "stays" else _of_two_entries(numbers)
    relation, differing = sorted_out(numbers, lambda one, two: None if (one, two) in separate else _relate(one, two))
    kept = set(differing)
    return relation, [
        one for one in told if Number(one.figure.value, one.figure.high, one.figure.bound, one.entry) in kept
    ]


def _relate(one: Number, other: Number) -> Relation | None:
    """How two counts of a kind differ, where they may be of one happening: of one entry, or not far from each other."""
    least, greatest = sorted((one.value, other.value))
    same = one.entry is not None and one.entry == other.entry
    if not meet((one.value, one.high, one.bound), (other.value, other.high, other.bound)):
        return "conflict" if greatest <= least * (ONE_ENTRY if same else FACTOR) else None
    if (one.value, one.high) == (other.value, other.high):
        return None
    return "precision" if same or greatest <= least * NEAR else None


def _kind(relation: Relation, said: Sequence[Told], change: Change, exact: int) -> DisagreementKind:
    """A development where what grows has grown from report to report, or what varies was told on different days.

    Within a day a report that gives two values contradicts itself; on several days, that is told of the day alone.
    """
    times: dict[str, set[float]] = defaultdict(set)
    for one in said:
        times[(one.reading.article.published or "")[:exact]].add(one.figure.value)
    if len(times) > 1 and "" not in times and (exact == DAY or all(len(values) == 1 for values in times.values())):
        greatest = [max(times[time]) for time in sorted(times)]
        grown = all(one <= other for one, other in pairwise(greatest)) and greatest[0] < greatest[-1]
        if (change == "varies" and exact == DAY) or (change == "grows" and grown):
            return "development"
    return relation


def _versions(told: Sequence[Told]) -> dict[str, list[str]]:
    """Each wording of a figure with the figures that have its value and bound."""
    says: dict[tuple[float, float | None, Bound], list[str]] = {}
    words: dict[tuple[float, float | None, Bound], str] = {}
    for one in told:
        key = (one.figure.value, one.figure.high, one.figure.bound)
        says.setdefault(key, []).append(one.figure.id)
        words.setdefault(key, " ".join(one.figure.span.quote(one.reading.article.text).split()))
    versions: dict[str, list[str]] = {}
    for key, ids in says.items():
        label = words[key] if words[key] not in versions else f"{words[key]} ({key[0]:g})"
        versions.setdefault(label, []).extend(ids)
    return versions


def _bounded(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Groups of figures of one value that differ in their bound."""
    by_value: dict[tuple[float, float | None], list[Told]] = defaultdict(list)
    for one in told:
        by_value[one.figure.value, one.figure.high].append(one)
    for _, same in sorted(by_value.items(), key=lambda item: item[0][0]):
        if len({one.figure.bound for one in same}) > 1:
            yield same


def _bounds(view: StoryView, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """Where a measure that nothing else joins has a bound in one place and none in another, in like words."""
    found: dict[tuple[str, float], list[Told]] = defaultdict(list)
    for one in view.figures:
        if one.figure.unit != PERSON and one.figure.value >= TWO_DIGITS and one.reading.article.language in counting:
            found[one.figure.unit, one.figure.value].append(one)
    several = {key: told for key, told in found.items() if len({one.figure.bound for one in told}) > 1}
    for (unit, _), told in sorted(several.items()):
        same = [one for one in told if not _background(view, one, counting[one.reading.article.language])]
        if len({one.figure.bound for one in same}) > 1 and _alike(same, counting):
            yield _difference("bound", "precision", same, (None, unit))


def _alike(same: Sequence[Told], counting: Mapping[str, Counting]) -> bool:
    """Whether figures that nothing joins stand in like words."""
    languages = [counting[one.reading.article.language] for one in same]
    things = {language.thing(one) for language, one in zip(languages, same, strict=True)}
    words = [language.near(one.reading, one.figure) for language, one in zip(languages, same, strict=True)]
    return len(things) > 1 and any(one & other for one, other in pairwise(words))
