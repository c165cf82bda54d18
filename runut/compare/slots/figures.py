"""Do figures that count the same thing differ?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from runut.compare.counting import Counting
from runut.compare.story import StoryView, Told, day
from runut.compare.variants import disagreement
from runut.languages.schema.comparing import Change
from runut.records.claims import Bound, Figure
from runut.records.findings import Disagreement, DisagreementKind
from runut.text.days import days

FACTOR = 2.5  # tolls of one happening seldom differ more; those of two mostly do
ROUNDING = 0.02  # a rounded number may lie so far from the exact one
MORE = 1.1  # “more than 900” is said of 904 and hardly of 2,000: a bound is a rounding with a direction
LONG_AGO = 90  # days; a figure beside an older date measures another happening


def figures(view: StoryView, counting: Mapping[str, Counting]) -> Iterator[Disagreement]:
    """For each thing that a story counts: where one day's values cannot agree, how they change, where bounds differ."""
    for (unit, what, change), told in sorted(_counted(view, counting).items()):
        entries = {one.entry for one in told}
        entry = entries.pop() if len(entries) == 1 else None
        about = (entry, counting[told[0].reading.article.language].label(what, [one.figure.of for one in told]) or unit)
        for values, kind in _differing(told, change):
            yield disagreement(view.story.id, about, "value", _versions(values), kind)
        for same in _bounded(told):
            yield disagreement(view.story.id, about, "bound", _versions(same), "conflict")


def _counted(view: StoryView, counting: Mapping[str, Counting]) -> dict[tuple[str, str, Change], list[Told]]:
    """(unit, what is counted, how it changes) -> the figures, in order of publication; background is left out."""
    found: dict[tuple[str, str, Change], list[Told]] = defaultdict(list)
    for one in sorted(view.figures, key=lambda told: (day(told.reading) or "9", told.figure.id)):
        language = counting.get(one.reading.article.language)
        thing = language.thing(one.reading, one.figure, one.entry) if language else None
        if thing is not None and not _background(one):
            found[one.figure.unit, *thing].append(one)
    return found


def _background(told: Told) -> bool:
    """Whether the figure is of something long past: its event is, or its sentence names a day long before publication."""
    figure, reading = told.figure, told.reading
    if any(event.id == figure.event and event.status == "historical" for event in reading.events):
        return True
    published = days(day(reading))
    named = [days(time.value) for time in reading.times if time.sentence == figure.sentence and time.type == "DATE"]
    return published is not None and any(one and (published.first - one.last).days > LONG_AGO for one in named)


def _differing(told: list[Told], change: Change) -> Iterator[tuple[list[Told], DisagreementKind]]:
    """Values that contradict each other: of what changes those of one day first, then those of several days."""
    if change == "stays":
        if values := _contradicting(told):
            yield values, "conflict"
        return
    by_day: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_day[day(one.reading)].append(one)
    for _, same_day in sorted(by_day.items()):
        if values := _contradicting(same_day):
            yield values, "conflict"
    if len(by_day) > 1 and (values := _contradicting(told)):
        known = {one: part for one, part in by_day.items() if part and set(map(id, part)) & set(map(id, values))}
        if len(known) > 1:
            yield values, _kind(known, change)


def _kind(by_day: Mapping[str, list[Told]], change: Change) -> DisagreementKind:
    """A development where what grows has grown from day to day, or where what varies was told on different days."""
    greatest = [max(one.figure.value for one in by_day[published]) for published in sorted(by_day)]
    grown = all(one <= other for one, other in pairwise(greatest)) and greatest[0] < greatest[-1]
    return "development" if "" not in by_day and (change == "varies" or (change == "grows" and grown)) else "conflict"


def _contradicting(told: list[Told]) -> list[Told]:
    return [one for one in told if any(_comparable(one, other) and _contradict(one, other) for other in told)]


def _comparable(one: Told, other: Told) -> bool:
    """Whether two counts of a kind may be of one happening: of one entry, or not too far from each other."""
    if one.entry is not None and one.entry == other.entry:
        return True
    least, greatest = sorted((one.figure.value, other.figure.value))
    return greatest <= least * FACTOR


def _contradict(one: Told, other: Told) -> bool:
    """Whether the two cannot both be right: their ranges, with their bounds and rounding, do not meet."""
    low, high = _range(one.figure)
    second_low, second_high = _range(other.figure)
    return low > second_high or second_low > high


def _range(figure: Figure) -> tuple[float, float]:
    value = figure.value
    match figure.bound:
        case "range":
            return value, value if figure.high is None else figure.high
        case "many":
            return value, value * 10
        case "about" | "less":
            return value * (1 - ROUNDING), value * (1 + ROUNDING)
        case "more":
            return value, value * MORE
    return value, value


def _versions(told: list[Told]) -> dict[str, list[str]]:
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


def _bounded(told: list[Told]) -> Iterator[list[Told]]:
    """Groups of figures of one value that differ in their bound."""
    by_value: dict[float, list[Told]] = defaultdict(list)
    for one in told:
        by_value[one.figure.value].append(one)
    for _, same in sorted(by_value.items()):
        if len({one.figure.bound for one in same}) > 1:
            yield same
