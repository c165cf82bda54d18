"""What stands beside a person's name and says who that is: offices, nouns, other names."""

from itertools import pairwise

from runut.annotate.actors.found import Found
from runut.annotate.actors.persons import add_title
from runut.annotate.actors.scene import CLOSERS, Scene


def join_nouns(scene: Scene, persons: list[Found], nouns: list[Found]) -> list[Found]:
    """`nouns` without those that stand behind a person's name and a comma and say who that is, which become titles.

    So that no clause behind a speaker's name is taken for one, the name begins the sentence or another comma follows.
    """
    if not nouns or not persons:
        return nouns
    line = scene.line
    named = {one.end: one for one in persons if one.form == "name" and not one.tentative and not one.titles}
    after = {comma.start: behind.text for comma, behind in zip(line.tokens, line.tokens[1:], strict=False)}
    behind: dict[int, Found] = {}
    for name, comma, noun in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False):
        if comma.text == "," and name.end in named:
            behind[noun.start] = named[name.end]
    pairs = zip(line.tokens, line.tokens[1:], strict=False)
    aged = {noun.start: named[end.end] for end, noun in pairs if end.text == ")" and end.end in named}
    called = _called(scene, persons)
    kept = []
    for one in nouns:
        told = called.get(one.end) or aged.get(one.start)
        if told and _is_one(one):
            told.titles.extend(one.names)
            told.start, told.end = min(told.start, one.start), max(told.end, one.end)
            continue
        person = behind.get(one.start)
        last = next((token for token in reversed(line.tokens) if person and token.end <= one.end), None)
        closed = last is not None and (
            after.get(last.start) == "," or (_counted_one(one) and _ends(after.get(last.start)))
        )
        if person and one.kind == "person" and one.form == "noun" and (closed or line.opens(person.at)):
            person.titles.extend(one.names)
            person.end = one.end
        else:
            kept.append(one)
    return kept


def _counted_one(noun: Found) -> bool:
    """Whether a measure word says that the noun phrase means one ("seorang pedagang")."""
    return noun.number == "one" and noun.start < noun.head_start


def _ends(text: str | None) -> bool:
    return text is None or text in CLOSERS


def _is_one(noun: Found) -> bool:
    """Whether the noun phrase can mean one person."""
    single = noun.number == "one" or noun.start == noun.head_start
    return noun.form == "noun" and noun.kind in {"person", "group"} and single


def _called(scene: Scene, persons: list[Found]) -> dict[int, Found]:
    """The persons whom the word before names ("pria bernama X"), by the end of what stands before that word."""
    line, sets = scene.line, scene.lexicon.sets
    naming = sets["naming"]
    found = {}
    for one in persons:
        if one.form != "name" or one.tentative or one.offices:
            continue
        at = end = min(line.index_at(one.start), len(line.tokens) - 1)
        while at > 1 and (line.low[at - 1] in naming or " ".join(line.low[at - 2 : at]) in naming):
            at -= 2 if " ".join(line.low[at - 2 : at]) in naming else 1
        while at == end and at > 1 and line.low[at - 1] in sets["aka"]:
            at -= 1
            while at > 1 and line.low[at - 1] in sets["aka_around"]:
                at -= 1
        if 0 < at < end:
            found[line.tokens[at - 1].end] = one
    return found


def join_nicknames(scene: Scene, found: list[Found]) -> list[Found]:
    """The persons without those that are only another name of the person before ("X atau yang akrab disapa Y")."""
    line, sets = scene.line, scene.lexicon.sets
    kept: list[Found] = []
    for one in found:
        first = kept[-1] if kept else None
        if first is None or first.form != "name" or one.form != "name" or first.tentative or one.offices:
            kept.append(one)
            continue
        between = line.low[line.index_at(first.end) : line.index_at(one.start)]
        words = [word for word in between if word[:1].isalpha()]
        told = any(word in sets["aka"] for word in words) or (
            words[:1] == list(between[:1]) and _or_honorific(scene, one, words)
        )
        if words and told and all(word in sets["aka"] | sets["aka_around"] for word in words):
            first.names.extend(one.names)
            first.titles.extend(one.titles)
            first.end = one.end
        else:
            kept.append(one)
    return kept


def _or_honorific(scene: Scene, one: Found, words: list[str]) -> bool:
    """Whether only an "or" stands before a name with an honorific, which is a nickname then."""
    titles = {scene.line.tokens[title.first].start: title for title in scene.titles}
    title = titles.get(one.start)
    return (
        len(words) == 1
        and words[0] in scene.lexicon.sets["aka_around"]
        and title is not None
        and title.use == "honorific"
    )


def join_behind(scene: Scene, found: list[Found]) -> list[Found]:
    """Give a name the title that stands behind it between commas, and let it stand no more for itself."""
    if not found:
        return found
    line = scene.line
    titles = {title.first: title for title in scene.titles if title.use == "office"}
    standing = {one.start: one for one in found if one.form == "title"}
    named = {one.start for one in found if one.form == "name"}
    for one in list(found):
        if one.form != "name" or one.offices:
            continue
        comma = next((i for i in range(one.at, len(line.tokens)) if line.tokens[i].start >= one.end), None)
        title = titles.get(comma + 1) if comma is not None and line.tokens[comma].text == "," else None
        if title is None or line.tokens[title.first].start in named:
            continue
        after = line.tokens[title.last] if title.last < len(line.tokens) else None
        also_noun = scene.lexicon.nouns.get(title.word) is not None
        if after is not None and after.text not in CLOSERS and (also_noun or after.pos not in {"VERB", "AUX"}):
            continue
        add_title(scene, one, title)
        one.end = line.tokens[title.last - 1].end
        if line.tokens[title.first].start in standing:
            found.remove(standing[line.tokens[title.first].start])
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    _pass_on(scene, ordered)
    return join_nicknames(scene, ordered)


def _pass_on(scene: Scene, found: list[Found]) -> None:
    """Give the office before a name to the person between the commas behind it: "kuasa hukum X, Y, ..." is Y."""
    starts = {one.start for one in found if one.form == "name"}
    tokens = scene.line.tokens
    for first, second in pairwise(found):
        bare = second.form == "name" and not second.tentative and not second.titles
        if not (bare and first.form == "name" and first.offices and first.head_end == first.end):
            continue
        gap = [i for i, token in enumerate(tokens) if first.end <= token.start < second.start]
        behind = next((i for i, token in enumerate(tokens) if token.start >= second.end), len(tokens))
        listed = behind + 1 >= len(tokens) or tokens[behind + 1].pos == "CCONJ" or tokens[behind + 1].start in starts
        if len(gap) != 1 or tokens[gap[0]].text != "," or listed or tokens[behind].text != ",":
            continue
        second.titles, second.offices = [scene.text[first.start : first.end]], [scene.text[first.start : first.end]]
        first.titles, first.offices, first.start = [], [], first.head_start


def give_back(text: str, lines: list[list[Found]]) -> None:
    """Let an office and a name mean its holder where the article tells elsewhere that it is the holder's.

    "Kuasa hukum X, Y, ..." says that Y serves X, so that "kuasa hukum X" is Y.
    """
    held = {
        title.casefold(): one.names[0]
        for line in lines
        for one in line
        if one.form == "name" and one.names and one.offices
        for title in one.offices
        if title not in one.names
    }
    for line in lines:
        for one in line:
            whole = text[one.start : one.end]
            holder = held.get(whole.casefold())
            if holder and one.form == "name" and one.kind == "person" and one.offices and one.names[0] != holder:
                one.form, one.head_start, one.head_end = "title", one.start, one.end
                one.names, one.titles, one.offices = [], [whole], [whole]
                one.noun = one.noun or whole.split()[0].casefold()
