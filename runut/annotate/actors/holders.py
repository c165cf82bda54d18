"""Which name behind a title is that of the person who bears it."""

from dataclasses import replace

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.line import Line
from runut.annotate.actors.scene import CLOSERS, Scene
from runut.annotate.actors.titles import Title

_FURTHEST = 12
_MOST_PARTS = 5


def behind_comma(scene: Scene, last: int, named: dict[int, Name]) -> Name | None:
    """The person's name behind a comma that follows the office, straight or behind the body it belongs to."""
    line = scene.line
    if last + 1 >= len(line.tokens) or line.tokens[last].text != ",":
        return None
    name = _beyond(scene, last, named) or named.get(last + 1)
    if name is None or not _closed(line, name):
        return None
    return name if name.label or line.tokens[name.first].pos in {"PROPN", ""} else None


def _beyond(scene: Scene, comma: int, named: dict[int, Name]) -> Name | None:
    """The person's name behind further commas, where a body or places stand between.

    "Direktur X, Kementerian Y, Arden Kolsaria" and "Ketua RW 5 X, Kelurahan Y, Kota Z, Arden Kolsaria".
    """
    line = scene.line
    inside = {i for n in scene.names if n.label != "PER" for i in range(n.first, n.last)}
    best, at = None, comma
    for _ in range(_MOST_PARTS):
        first, at = at + 1, _part_end(scene, at + 1, inside)
        if at >= len(line.tokens) or line.tokens[at].text != ",":
            break
        name = named.get(at + 1)
        settled = (
            line.low[first] in scene.lexicon.sets["settled"] or " ".join(line.low[first:at]) in scene.lexicon.regions
        )
        headed = first == comma + 1 and _is_body(scene, first, inside)
        if name and (settled or (headed and name.label == "PER")):
            best = name
    return best


def _is_body(scene: Scene, first: int, inside: set[int]) -> bool:
    headed = scene.lexicon.noun(scene.line, first)
    return scene.line.upper[first] and bool(first in inside or (headed and headed[1].use in {"body", "refer"}))


def _part_end(scene: Scene, first: int, inside: set[int]) -> int:
    """The end of the capitals that begin at `first`."""
    line, at = scene.line, first
    while at < min(len(line.tokens), first + _FURTHEST):
        if not (line.upper[at] or at in inside or line.low[at] in scene.lexicon.sets["inside"] or _number(line, at)):
            return at
        at += 1
    return at


def _number(line: Line, at: int) -> bool:
    return line.tokens[at].text.isdigit() and line.upper[at - 1]


def is_person(line: Line, name: Name) -> bool:
    """Whether a name behind a word for a person's part is the person's: seen as one, or words of which none is shouted."""
    if name.label == "PER":
        return True
    words = [token.text for token in line.tokens[name.first : name.last]]
    aged = in_parentheses(line, name.last)
    return (aged is not None and aged[1] is None) or (len(words) > 1 and not any(word.isupper() for word in words))


def forced(scene: Scene, title: Title) -> Name | None:
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
    if not ranked and all(token.text.isupper() for token in line.tokens[title.last : last]):
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


def split_run(scene: Scene, chain: list[Title], taken: set[int]) -> tuple[Name | None, list[Title]]:
    """The person's name at the end of a run of capitals that the title took whole ("Presiden Tarsia Arden Kolsaria")."""
    title, line = chain[-1], scene.line
    run = next((n for n in scene.names if n.label == "" and n.last == title.last and n.first >= title.first), None)
    if run is None or title.use != "office" or run.first in taken or _named_behind(scene, title.last):
        return None, chain
    words = line.low[run.first : run.last]
    at_once = run.first == word_end(title)
    if not at_once or (len(words) == 1 and words[0] not in scene.runs):
        return None, chain
    first = run.first
    span = line.span(first, run.last)
    name = Name(first, run.last, span.start, span.end, "", "PER")
    kept = replace(title, last=first, bare=first == word_end(title))
    return name, [*chain[:-1], kept]


def _named_behind(scene: Scene, index: int) -> bool:
    """Whether a comma with a person's name or rank behind it follows, so that the capitals before it are no name."""
    tokens = scene.line.tokens
    if index >= len(tokens) or tokens[index].text != ",":
        return False
    ranks = any(title.first == index + 1 and title.use == "rank" for title in scene.titles)
    return ranks or any(name.first == index + 1 and name.label == "PER" for name in scene.names)


def word_end(title: Title) -> int:
    """The word behind the title itself, without what it is an office of."""
    return title.first + len(title.word.split())
