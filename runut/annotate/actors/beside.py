"""What stands beside a person's name and says who that is: offices, nouns, other names."""

from runut.annotate.actors.found import Found
from runut.annotate.actors.persons import CLOSERS, Scene, add_title


def join_nouns(scene: Scene, persons: list[Found], nouns: list[Found]) -> list[Found]:
    """`nouns` without those that stand behind a person's name and a comma and say who that is, which become titles.

    So that no clause behind a speaker's name is taken for one, the name begins the sentence or another comma follows.
    """
    line = scene.line
    named = {one.end: one for one in persons if one.form == "name" and not one.tentative and not one.titles}
    after = {comma.start: behind.text for comma, behind in zip(line.tokens, line.tokens[1:], strict=False)}
    behind: dict[int, Found] = {}
    for name, comma, noun in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False):
        if comma.text == "," and name.end in named:
            behind[noun.start] = named[name.end]
    kept = []
    for one in nouns:
        person = behind.get(one.start)
        last = next((token for token in reversed(line.tokens) if person and token.end <= one.end), None)
        closed = last is not None and after.get(last.start) == ","
        if person and one.kind == "person" and one.form == "noun" and (closed or line.opens(person.at)):
            person.titles.extend(one.names)
            person.end = one.end
        else:
            kept.append(one)
    return kept


def join_behind(scene: Scene, found: list[Found]) -> list[Found]:
    """Give a name the title that stands behind it between commas, and let it stand no more for itself."""
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
    return sorted(found, key=lambda one: (one.start, one.end))
