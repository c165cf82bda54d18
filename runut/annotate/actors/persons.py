"""Persons in a line: names with the titles before or behind them, and titles that stand alone."""

from dataclasses import dataclass, replace

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Found, Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.titles import Title
from runut.records.annotations import Place

_FURTHEST = 12
CLOSERS = frozenset({",", ".", ")", ";", ":", "”", '"', "-", "–"})


@dataclass(slots=True)
class Scene:
    """A line with its names and titles, the article's text, and the runs of capitals that the article knows elsewhere."""

    line: Line
    number: int
    text: str
    names: list[Name]
    titles: list[Title]
    lexicon: Lexicon
    runs: frozenset[str]
    places: list[Place]


def persons_in(scene: Scene) -> list[Found]:
    """The persons named or called by a title in the line, in order."""
    named = {name.first: name for name in scene.names if name.label in {"PER", ""}}
    found: list[Found] = []
    taken: set[int] = set()
    index = 0
    while index < len(scene.titles):
        chain = _chain(scene, index)
        found.extend(_titled(scene, chain, named, taken))
        index += len(chain)
    bare = [n for n in scene.names if n.first not in taken and (n.label == "PER" or _aged(scene, n))]
    found.extend(_person(scene, [], name, name.last) for name in bare)
    found.extend(_tentative(scene, found))
    return sorted(found, key=lambda one: (one.start, one.end))


def _tentative(scene: Scene, found: list[Found]) -> list[Found]:
    """Runs of capitals outside titles and persons that may be a short form of somebody named elsewhere."""
    spans = [(one.start, one.end) for one in found]
    loose = [n for n in scene.names if n.label == "" and not any(a <= n.start and n.end <= b for a, b in spans)]
    made = [_person(scene, [], name, name.last) for name in loose]
    for one in made:
        one.tentative = True
    return made


def _aged(scene: Scene, name: Name) -> bool:
    behind = in_parentheses(scene.line, name.last)
    return name.label == "" and behind is not None and behind[1] is None


def _chain(scene: Scene, index: int) -> list[Title]:
    """Titles that follow each other directly or over one comma: office, rank, honorific of one person."""
    chain = [scene.titles[index]]
    for title in scene.titles[index + 1 :]:
        gap = scene.line.tokens[chain[-1].last : title.first]
        if title.use == "office" or len(gap) > 1 or any(token.text != "," for token in gap):
            break
        chain.append(title)
    return chain


def _titled(scene: Scene, chain: list[Title], named: dict[int, Name], taken: set[int]) -> list[Found]:
    last = chain[-1].last
    line = scene.line
    name = named.get(last)
    if chain[-1].use == "role":
        name = name if name and _is_person(line, name) else None
        taken.update([name.first] if name else [])
        return [_person(scene, chain, name, name.last)] if name else []
    if name is None and chain[-1].use != "office":
        name = next((n for n in scene.names if n.first == last and n.entry is None), None)
    if name is None and last + 1 < len(line.tokens) and line.tokens[last].text == "," and chain[0].use == "office":
        name = named.get(last + 1)
        if name is None or name.label != "PER":
            name = _beyond(scene, last, named) or name
        if name and not _closed(line, name):
            name = None
        if name and name.label == "" and line.tokens[name.first].pos not in {"PROPN", ""}:
            name = None
    if name is None:
        name = _forced(scene, chain[-1])
    if name is None:
        name, chain = _split_run(scene, chain, taken)
    if name:
        taken.add(name.first)
        return [_person(scene, chain, name, name.last)]
    if chain[0].use != "office" or not _stands_alone(scene, chain[0]):
        return []
    return [_untitled(scene, chain[0])]


def _beyond(scene: Scene, comma: int, named: dict[int, Name]) -> Name | None:
    """The person's name behind a second comma, where a body stands between: "Direktur X, Kementerian Y, Arden Kolsaria"."""
    line, at = scene.line, comma + 1
    inside = {i for n in scene.names if n.label != "PER" for i in range(n.first, n.last)}
    headed = scene.lexicon.noun(line, at)
    if not line.upper[at] or not (at in inside or (headed and headed[1].use in {"body", "refer"})):
        return None
    while at < min(len(line.tokens), comma + _FURTHEST) and line.tokens[at].text != ",":
        if not (line.upper[at] or at in inside or line.low[at] in scene.lexicon.sets["inside"]):
            return None
        at += 1
    name = named.get(at + 1)
    return name if name and name.label == "PER" and at < len(line.tokens) else None


def _is_person(line: Line, name: Name) -> bool:
    """Whether a name behind a word for a person's part is the person's: seen as one, or words of which none is shouted."""
    if name.label == "PER":
        return True
    words = [token.text for token in line.tokens[name.first : name.last]]
    aged = in_parentheses(line, name.last)
    return (aged is not None and aged[1] is None) or (len(words) > 1 and not any(word.isupper() for word in words))


def _forced(scene: Scene, title: Title) -> Name | None:
    """Capitals right behind a title with a known name in it are a person, whatever else they could mean."""
    line, last = scene.line, title.last
    inside = any(n.entry and title.first <= n.first < title.last for n in scene.names)
    ranked = title.use != "office"
    if (
        line.shouted
        or not (inside or ranked)
        or (last < len(line.low) and line.low[last] in scene.lexicon.sets["domains"])
    ):
        return None
    known = {n.first for n in scene.names if n.entry}
    while last < len(line.tokens) and line.upper[last] and last not in known and line.tokens[last].text[:1].isalpha():
        last += 1
    if last < len(line.tokens) and line.tokens[last].text[:1].isdigit():
        return None
    if last == title.last or (last == title.last + 1 and not ranked and line.tokens[title.last].pos != "PROPN"):
        return None
    span = line.span(title.last, last)
    return Name(title.last, last, span.start, span.end, "", "PER")


def _closed(line: Line, name: Name) -> bool:
    """Whether the name behind a comma is an apposition, not the begin of something else."""
    last = name.last
    behind = in_parentheses(line, last)
    last = behind[0] if behind else last
    if last >= len(line.tokens):
        return True
    token = line.tokens[last]
    return token.text in CLOSERS or token.pos in {"VERB", "AUX", "ADP", "SCONJ", ""} or name.label == "PER"


def _split_run(scene: Scene, chain: list[Title], taken: set[int]) -> tuple[Name | None, list[Title]]:
    """The person's name at the end of a run of capitals that the title took whole ("Presiden Tarsia Arden Kolsaria")."""
    title, line = chain[-1], scene.line
    run = next((n for n in scene.names if n.label == "" and n.last == title.last and n.first >= title.first), None)
    if run is None or title.use != "office" or run.first in taken or _named_behind(scene, title.last):
        return None, chain
    words = line.low[run.first : run.last]
    at_once = run.first == _word_end(title)
    if not at_once or (len(words) == 1 and words[0] not in scene.runs):
        return None, chain
    first = run.first
    span = line.span(first, run.last)
    name = Name(first, run.last, span.start, span.end, "", "PER")
    kept = replace(title, last=first, bare=first == _word_end(title))
    return name, [*chain[:-1], kept]


def _named_behind(scene: Scene, index: int) -> bool:
    """Whether a comma with a person's name or rank behind it follows, so that the capitals before it are no name."""
    tokens = scene.line.tokens
    if index >= len(tokens) or tokens[index].text != ",":
        return False
    ranks = any(title.first == index + 1 and title.use == "rank" for title in scene.titles)
    return ranks or any(name.first == index + 1 and name.label == "PER" for name in scene.names)


def _word_end(title: Title) -> int:
    return title.first + len(title.word.split())


def _stands_alone(scene: Scene, title: Title) -> bool:
    """Whether a title without a name means somebody: not what is also a common noun, which its own rules read."""
    noun = scene.lexicon.nouns.get(title.word)
    line = scene.line
    before = line.low[title.first - 1] if title.first else ""
    if before in scene.lexicon.sets["many"]:
        return False
    if noun is not None:
        upper = line.upper[title.first] and not line.opens(title.first)
        return not title.bare and (upper or title.office != "")
    if title.last < len(line.tokens) and line.tokens[title.last].text == "-":
        return False
    return line.upper[title.first] or not title.bare or title.office != ""


def _person(scene: Scene, chain: list[Title], name: Name, last: int) -> Found:
    line = scene.line
    first = min([title.first for title in chain], default=name.first)
    offices = [title for title in chain if title.use == "office"]
    behind = in_parentheses(line, last)
    one = Found(
        line=scene.number,
        at=name.first,
        start=line.tokens[first].start if chain else name.start,
        end=name.end,
        head_start=name.start,
        head_end=name.end,
        form="name",
        kind="person",
        names=[scene.text[name.start : name.end]],
        entry=name.entry,
        country=next((title.country for title in offices if title.country), None),
    )
    if behind:
        one.end = line.tokens[behind[0] - 1].end
        one.acronyms = _shortened(scene, name, behind[1]) if behind[1] else []
    for title in offices:
        add_title(scene, one, title)
    ranks = [title for title in chain if title.use != "office"]
    if ranks:
        one.titles.append(scene.text[line.tokens[ranks[0].first].start : name.end])
    return one


def _shortened(scene: Scene, name: Name, short: str) -> list[str]:
    """The short form in parentheses behind a person's name, also without an honorific; none where it is another's."""
    initials = "".join(token.text[:1] for token in scene.line.tokens[name.first : name.last])
    known = scene.lexicon.names.get(short)
    if known is not None and known.kind != "person" and short != initials:
        return []
    title = scene.lexicon.titles.at(short.casefold().split(), 0)
    plain = " ".join(short.split()[title[0] :]) if title and title[1].use == "honorific" else ""
    return [short, plain] if plain else [short]


def add_title(scene: Scene, one: Found, title: Title) -> None:
    line, last = scene.line, title.last
    text = scene.text[line.tokens[title.first].start : line.tokens[last - 1].end]
    if text.endswith(")"):
        while last > title.first + 1 and line.tokens[last - 1].text != "(":
            last -= 1
        one.titles.append(scene.text[line.tokens[title.first].start : line.tokens[last - 2].end])
    one.titles.append(text)
    one.offices.append(one.titles[0])
    one.country = one.country or title.country


def _untitled(scene: Scene, title: Title) -> Found:
    line = scene.line
    span = line.span(title.first, title.last)
    one = Found(
        line=scene.number,
        at=title.first,
        start=span.start,
        end=span.end,
        head_start=span.start,
        head_end=line.tokens[min(title.last, _word_end(title)) - 1].end,
        form="title",
        kind="person",
        country=title.country,
        noun=title.office or title.word,
        plain=title.bare,
        pointing=title.last < len(line.tokens) and line.low[title.last] in scene.lexicon.sets["pointing"],
    )
    add_title(scene, one, title)
    return one

