"""Persons in a line: names with the titles before or behind them, and titles that stand alone."""

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Found, Name
from runut.annotate.actors.holders import behind_comma, forced, is_person, split_run, word_end
from runut.annotate.actors.scene import Scene
from runut.annotate.actors.titles import Title

_SOON = 7


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
    name = named.get(last)
    if chain[-1].use == "role":
        name = name if name and is_person(scene.line, name) else None
        taken.update([name.first] if name else [])
        return [_person(scene, chain, name, name.last)] if name else []
    if name is None and chain[-1].use != "office":
        name = next((n for n in scene.names if n.first == last and n.entry is None), None)
    if name is None and chain[0].use == "office":
        name = behind_comma(scene, last, named)
    name = name or forced(scene, chain[-1])
    if name is None:
        name, chain = split_run(scene, chain, taken)
    if name:
        taken.update(n.first for n in scene.names if last <= n.first <= name.first)
        return [_person(scene, chain, name, name.last)]
    if chain[0].use != "office" or not _stands_alone(scene, chain[0]):
        return []
    return [_untitled(scene, chain[0])]


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
    one.nick = not offices and _nicknamed(scene, last)
    if behind:
        one.end = line.tokens[behind[0] - 1].end
        one.acronyms = _shortened(scene, name, behind[1]) if behind[1] else []
    for title in offices:
        add_title(scene, one, title)
    ranks = [title for title in chain if title.use != "office"]
    if ranks:
        one.titles.append(scene.text[line.tokens[ranks[0].first].start : name.end])
    return one


def _nicknamed(scene: Scene, last: int) -> bool:
    """Whether words behind the name say that the one spoken of is called so ("X, sapaan akrabnya")."""
    line, sets = scene.line, scene.lexicon.sets
    at = last + 1 if last < len(line.tokens) and line.tokens[last].text == "," else last
    told = False
    while at < min(len(line.tokens), last + _SOON) and line.low[at] in sets["aka"] | sets["aka_around"]:
        told = told or line.low[at] in sets["aka"]
        at += 1
    return told and (at >= len(line.tokens) or not line.upper[at])


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
    """Let the person bear the title, with and without a short form at its end."""
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
        head_end=line.tokens[min(title.last, word_end(title)) - 1].end,
        form="title",
        kind="person",
        country=title.country,
        noun=title.office or title.word,
        plain=title.bare,
        pointing=title.last < len(line.tokens) and line.low[title.last] in scene.lexicon.sets["pointing"],
    )
    add_title(scene, one, title)
    return one
