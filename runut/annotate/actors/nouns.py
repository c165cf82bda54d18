"""Noun phrases for somebody who acts: groups, offices without a name, organisations called by what they are."""

from dataclasses import dataclass

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.extent import Extent, extent_of
from runut.annotate.actors.found import Entry, Found, Name
from runut.annotate.actors.scene import Scene
from runut.annotate.actors.titles import STATELESS
from runut.languages.schema.actors import NounRow
from runut.records.annotations import ActorKind

_ADJECTIVAL: frozenset[ActorKind] = frozenset({"military", "government", "party", "media", "company"})
_CALLED: frozenset[ActorKind] = frozenset({"company", "ngo", "igo", "party", "media", "group"})
_FEW = 4
_NAMED_BY: frozenset[ActorKind] = frozenset({"media", "company", "ngo", "group", "igo", "party"})


@dataclass(slots=True)
class _Phrase:
    """A noun phrase on its way to a Found: the scene, its extent, its head's row and the names that modify it."""

    scene: Scene
    extent: Extent
    row: NounRow
    owners: list[Name]


def nouns_in(scene: Scene, covered: list[tuple[int, int]]) -> list[Found]:
    """The phrases headed by nouns of the pack, from left to right, outside the characters of `covered`.

    Inside a phrase whose head only says who of somebody is meant ("anggota X"), X is looked for too.
    """
    found, free = [], 0
    starts = {name.first: name for name in scene.names}
    inside = _inside_names(scene, covered)
    for index in _begins(scene):
        if index < free or index in inside:
            continue
        match = scene.lexicon.noun(scene.line, index) or _measured(scene, index)
        if match is None or match[1].use == "none":
            free = index + match[0] if match else free
            continue
        extent = extent_of(scene, index, index + match[0], starts)
        within = (i for i in range(extent.after, extent.last) if scene.line.tokens[i - 1].text != "(")
        owners = [starts[i] for i in within if i in starts]
        one = _made(_Phrase(scene, extent, match[1], owners))
        if one:
            found.append(one)
        free = extent.last if one and match[1].use != "part" else index + match[0]
    return found


def _begins(scene: Scene) -> list[int]:
    """The words at which a noun of the pack may begin, or one behind a measure word of persons."""
    low, personal, heads = scene.line.low, scene.lexicon.sets["personal"], scene.lexicon.heads
    return [at for at, word in enumerate(low) if heads[word] or (at and low[at - 1] in personal)]


def _measured(scene: Scene, index: int) -> tuple[int, NounRow] | None:
    """The row of an unknown noun that a measure word of persons makes mean them ("para pelukang")."""
    line, sets = scene.line, scene.lexicon.sets
    word, token = line.low[index], line.tokens[index]
    if index == 0 or line.low[index - 1] not in sets["personal"] or word in sets["stops"] or word in sets["pointing"]:
        return None
    if token.pos not in {"NOUN", ""} or line.upper[index] or not word.isalpha() or scene.lexicon.titles.get(word):
        return None
    return 1, NounRow(noun=word, kind="group", example="")


def _inside_names(scene: Scene, covered: list[tuple[int, int]]) -> set[int]:
    """The words at which no noun phrase can have its head: inside persons, and inside names that no noun heads."""
    line = scene.line
    inside = {word for name in scene.names if name.entry or name.label for word in range(name.first, name.last)}
    inside -= {name.first for name in scene.names if name.entry is None and name.label != "PER"}
    inside |= {word for start, end in covered for word in range(line.index_at(start), line.index_at(end))}
    return inside


def _made(phrase: _Phrase) -> Found | None:
    scene, extent, row = phrase.scene, phrase.extent, phrase.row
    line = scene.line
    pointing = any(
        at < len(line.tokens) and line.low[at] in scene.lexicon.sets["pointing"] for at in {extent.last, extent.tail}
    )
    plain = extent.last == extent.after
    named = not plain and any(line.upper[extent.after : extent.last])
    if _means_nobody(phrase, pointing=pointing, named=named):
        return None
    span, head = line.span(extent.first, extent.last), line.span(extent.head, extent.after)
    proper = line.upper[extent.head] and named and not line.opens(extent.head) and not line.shouted
    one = Found(
        line=scene.number,
        at=extent.head,
        start=span.start,
        end=span.end,
        head_start=head.start,
        head_end=head.end,
        form="name" if proper else "noun",
        kind=_kind(phrase),
        names=_forms(phrase, pointing=pointing),
        country=_country(phrase),
        noun=row.noun,
        number=extent.number or ("many" if row.kind == "group" else "one"),
        plain=plain,
        pointing=pointing,
        count=extent.count,
    )
    if pointing and one.kind == "group" and "person" in scene.lexicon.words.generic.get(row.noun, ()):
        _single(one, extent)
    one.entry = _stands_for(phrase, one)
    one.called = _called(phrase)
    if extent.clause > extent.last:
        clause = line.span(extent.first, extent.clause)
        one.described = scene.text[clause.start : clause.end]
    if any(token.text == "(" for token in line.tokens[extent.after : extent.last]):
        _shorten(phrase, one)
    return one


def _means_nobody(phrase: _Phrase, *, pointing: bool, named: bool) -> bool:
    """Whether the noun needs a word of reference, a measure or a name to mean somebody, and has none."""
    scene, extent, row = phrase.scene, phrase.extent, phrase.row
    before = scene.line.low[extent.head - 1] if extent.head else ""
    if row.noun in scene.lexicon.sets["settled"] and before in scene.lexicon.sets["locative"]:
        return True
    if row.use == "refer":
        return not (pointing or extent.number or named or _introduced(scene, extent.last))
    if extent.last > extent.after:
        return False
    stands = row.use == "stands" and not extent.number
    return stands or (not pointing and _adjectival(scene, extent, row))


def _single(one: Found, extent: Extent) -> None:
    """Let a noun for a person with a word of reference and no measure mean one ("pria itu")."""
    if not extent.number:
        one.kind, one.number = "person", "one"


def _introduced(scene: Scene, last: int) -> bool:
    """Whether words behind the noun say the name of whom it means ("pria berinisial X", "pria yang akrab disapa X")."""
    low, sets = scene.line.low, scene.lexicon.sets
    at = last
    while at < min(len(low), last + _FEW) and low[at] in sets["aka_around"]:
        at += 1
    return at < len(low) and (low[at] in sets["naming"] or low[at] in sets["aka"])


def _adjectival(scene: Scene, extent: Extent, row: NounRow) -> bool:
    """Whether a bare noun only says of what kind the noun before it is ("kerja sama militer")."""
    if extent.first == 0 or row.kind not in _ADJECTIVAL or extent.first != extent.head:
        return False
    before = scene.line.tokens[extent.head - 1]
    return before.pos == "NOUN" and scene.line.low[extent.head - 1] not in scene.lexicon.sets["stops"]


def _forms(phrase: _Phrase, *, pointing: bool) -> list[str]:
    """The phrase's name in its shapes: with what is tied to it, as it stands, without measure, with its word of reference."""
    scene, extent = phrase.scene, phrase.extent
    ends = [extent.tail, extent.last]
    if pointing or extent.others:
        ends.append(extent.last + 1)
    if phrase.row.use == "refer" and extent.number:
        ends.append(extent.after)
    if extent.clause > extent.last:
        ends.append(extent.clause)
    counted = [at for at in range(extent.first, extent.head) if extent.count and scene.line.low[at] == extent.count]
    starts = tuple(dict.fromkeys((extent.first, *counted, extent.head)))
    spans = [scene.line.span(first, last) for last in dict.fromkeys(ends) for first in starts]
    forms = [scene.text[span.start : span.end] for span in spans]
    owner = phrase.owners[0] if _whole(phrase) else None
    if owner and phrase.row.kind in {"media", "company"} and not (owner.entry and owner.entry.kind == "state"):
        forms.append(scene.text[owner.start : owner.end])
    inner = (
        scene.lexicon.noun(scene.line, extent.after)
        if phrase.row.use == "stands" and extent.last > extent.after
        else None
    )
    if inner:
        rest = scene.line.span(extent.after, extent.last)
        forms.append(scene.text[rest.start : rest.end])
    called = _called(phrase)
    if called:
        forms.append(called)
    return list(dict.fromkeys(forms))


def _called(phrase: _Phrase) -> str:
    """The unknown name at the phrase's end where only small words before it say what it is ("perusahaan tambang X")."""
    extent, line, owners = phrase.extent, phrase.scene.line, phrase.owners
    owner = owners[0] if len(owners) == 1 else None
    if owner is None or owner.entry or owner.label == "LOC" or extent.number:
        return ""
    if phrase.row.kind not in _CALLED or phrase.row.use not in {"body", "refer"}:
        return ""
    if line.upper[extent.head] and (not line.opens(extent.head) or owner.first == extent.after):
        return ""
    ends = owner.last == extent.last or line.low[owner.last : owner.last + 1] == ("(",)
    small = not any(line.upper[extent.after : owner.first])
    return phrase.scene.text[owner.start : owner.end] if ends and small else ""


def _whole(phrase: _Phrase) -> bool:
    """Whether one name is all that modifies the head noun, words of a company's legal form apart."""
    owner = phrase.owners[0] if len(phrase.owners) == 1 else None
    if owner is None or owner.first != phrase.extent.after:
        return False
    return all(
        word in phrase.scene.lexicon.sets["legal"] for word in phrase.scene.line.low[owner.last : phrase.extent.last]
    )


def _kind(phrase: _Phrase) -> ActorKind:
    extent, row = phrase.extent, phrase.row
    if row.use == "stands" and extent.after < extent.last:
        inner = phrase.scene.lexicon.noun(phrase.scene.line, extent.after)
        entry = phrase.owners[0].entry if phrase.owners else None
        return inner[1].kind if inner else (entry.kind if entry else row.kind)
    if extent.number == "one" and row.kind == "group":
        return "person"
    return "group" if extent.number == "many" and row.kind == "person" else row.kind


def _country(phrase: _Phrase) -> str | None:
    starts = {name.first: name for name in phrase.scene.names}
    behind = starts.get(phrase.extent.last + 1) if phrase.extent.tail > phrase.extent.last else None
    names = [*phrase.owners, *([behind] if behind else [])]
    entries = [name.entry for name in names if name.entry]
    stateless = (
        STATELESS if any(entry.kind in {"igo", "state"} and entry.country is None for entry in entries) else None
    )
    return next((entry.country for entry in entries if entry.country), stateless)


def _stands_for(phrase: _Phrase, one: Found) -> Entry | None:
    """The known state or body that the whole phrase means: "otoritas X", "pihak X", "kelompok X", "kantor berita X"."""
    entry = phrase.owners[0].entry if phrase.owners else None
    if entry is None or not _whole(phrase) or phrase.extent.number:
        return None
    if phrase.row.use == "stands":
        return entry
    return entry if entry.kind == one.kind and one.kind in _NAMED_BY else None


def _shorten(phrase: _Phrase, one: Found) -> None:
    """Split a short form in parentheses at the phrase's end into a name of its own, unless it is of the name before it."""
    scene, extent = phrase.scene, phrase.extent
    line = scene.line
    opening = next(i for i in range(extent.last - 1, extent.head, -1) if line.tokens[i].text == "(")
    short = in_parentheses(line, opening)
    rest = line.span(short[0], extent.last) if short and short[0] < extent.last else None
    tail = f" {scene.text[rest.start : rest.end]}" if rest else ""
    for first in dict.fromkeys((extent.first, extent.head)):
        before = line.span(first, opening)
        one.names.append(scene.text[before.start : before.end] + tail)
    owner = next((name for name in phrase.owners if name.last == opening and name.entry), None)
    if short is None or short[1] is None:
        return
    known = scene.lexicon.names.get(short[1])
    if owner is None or owner.entry is None or not (known and known.key == owner.entry.key):
        one.acronyms.append(short[1] + tail)
