"""States, bodies and media in a line, from their names."""

from bisect import bisect_right
from itertools import accumulate

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.extent import filed
from runut.annotate.actors.found import Found, Name
from runut.annotate.actors.scene import Scene
from runut.records.annotations import ActorKind

_ACTING = frozenset({"region", "city", "village", "island"})
_DATELINE = frozenset({",", "(", "-", "–", "—", "|"})


def bodies_in(scene: Scene, covered: list[tuple[int, int]]) -> list[Found]:
    """What acts under a known name, or under one that the model takes for a body, where no phrase covers it whole.

    `covered` holds characters that longer phrases already took.
    """
    found = []
    spans = sorted(covered)
    reach = list(accumulate((end for _, end in spans), max))
    for name in scene.names:
        before = bisect_right(spans, name.start, key=lambda span: span[0])
        if before and name.end <= reach[before - 1]:
            continue
        one = _body(scene, name)
        if one:
            found.append(one)
    return found


def _body(scene: Scene, name: Name) -> Found | None:
    entry = name.entry
    if entry is None:
        return _unknown(scene, name)
    if entry.kind == "person" or (entry.use == "capital" and _is_town(scene, name)):
        return None
    if entry.use == "seat" and (_located(scene, name) or _beside_town(scene, name)):
        return None
    return _made(scene, name, entry.kind, entry.country)


def _unknown(scene: Scene, name: Name) -> Found | None:
    behind = in_parentheses(scene.line, name.last)
    if behind and behind[1] and behind[1].casefold() in scene.lexicon.sets["not_names"]:
        return None
    if any(filed(scene.line, index) for index in range(name.first, name.last)):
        return None
    if name.label == "ORG" or (name.label == "" and behind and behind[1] and behind[1].isupper()):
        return _made(scene, name, "group", None)
    return None


def _owns(scene: Scene, name: Name, short: str) -> bool:
    """Whether the short form in parentheses is of this name, not of a longer phrase that ends with it."""
    if scene.lexicon.titles.at(short.casefold().split(), 0):
        return False
    other = scene.lexicon.names.get(short)
    if name.entry is None:
        return other is None
    return other.key == name.entry.key if other else name.entry.kind != "state"


def _located(scene: Scene, name: Name) -> bool:
    return name.first > 0 and scene.line.low[name.first - 1] in scene.lexicon.sets["locative"]


def _beside_town(scene: Scene, name: Name) -> bool:
    """Whether a comma and the name of a place follow, so that the building or quarter itself is meant."""
    tokens = scene.line.tokens
    if name.last + 1 >= len(tokens) or tokens[name.last].text != ",":
        return False
    return any(place.span.start == tokens[name.last + 1].start for place in scene.places)


def _is_town(scene: Scene, name: Name) -> bool:
    """Whether a capital is only the town: behind a preposition of place, in a dateline, beside its state's name, at home."""
    line = scene.line
    if _located(scene, name) or (name.entry and name.entry.country == scene.lexicon.words.home):
        return True
    if name.last + 1 >= len(line.tokens) or line.tokens[name.last].text not in {",", "(", "-", "–", "—"}:
        return False
    dateline = line.opens(name.first)
    country = name.entry.country if name.entry else None
    return dateline or any(n.first == name.last + 1 and n.entry and n.entry.country == country for n in scene.names)


def _led(scene: Scene, name: Name, kind: ActorKind) -> tuple[int, ActorKind]:
    """Where the body's name begins and its kind: with the capital noun for a body before it ("Badan X")."""
    line, before = scene.line, name.first - 1
    if name.entry or before < 1 or not (line.upper[before] and line.upper[name.first]) or line.shouted:
        return name.start, kind
    match = scene.lexicon.noun(line, before)
    if match is None or match[1].use not in {"body", "refer"} or match[0] != 1 or match[1].kind == "person":
        return name.start, kind
    return line.tokens[before].start, match[1].kind


def _made(scene: Scene, name: Name, kind: ActorKind, country: str | None) -> Found:
    start, kind = _led(scene, name, kind)
    one = Found(
        line=scene.number,
        at=name.first,
        start=start,
        end=name.end,
        head_start=start,
        head_end=name.end,
        form="acronym" if scene.text[start : name.end].isupper() else "name",
        kind=kind,
        names=[scene.text[start : name.end]],
        entry=name.entry,
        country=country,
        guessed=name.entry is None,
    )
    behind = in_parentheses(scene.line, name.last)
    if behind and behind[1] and name.end == scene.line.tokens[name.last - 1].end and _owns(scene, name, behind[1]):
        one.end = scene.line.tokens[behind[0] - 1].end
        one.acronyms = [behind[1]]
    return one


def places_in(scene: Scene, covered: list[tuple[int, int]]) -> list[Found]:
    """Towns and regions that something is said of or done to: not behind a preposition of place, nor in another phrase."""
    found = []
    for place in scene.places:
        span = place.span
        if place.kind not in _ACTING or any(start < span.end and span.start < end for start, end in covered):
            continue
        words = [i for i, token in enumerate(scene.line.tokens) if span.start <= token.start < span.end]
        if words and not _behind_preposition(scene, words[0]) and not _is_dateline(scene, words):
            found.append(
                Found(
                    line=scene.number,
                    at=words[0],
                    start=span.start,
                    end=span.end,
                    head_start=span.start,
                    head_end=span.end,
                    form="name",
                    kind="place",
                    names=[place.name],
                    country=place.country,
                )
            )
    return found


def _behind_preposition(scene: Scene, first: int) -> bool:
    sets = scene.lexicon.sets
    return first > 0 and (scene.line.low[first - 1] in sets["locative"] or scene.line.low[first - 1] in sets["tied"])


def _is_dateline(scene: Scene, words: list[int]) -> bool:
    after = words[-1] + 1
    return after < len(scene.line.tokens) and scene.line.opens(words[0]) and scene.line.tokens[after].text in _DATELINE
