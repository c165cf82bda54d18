"""The stage that finds who acts in an article."""

import msgspec

from runut.actors.register import Register
from runut.annotate.actors.beside import give_back, join_behind, join_nouns
from runut.annotate.actors.bodies import bodies_in, places_in
from runut.annotate.actors.cast import Cast
from runut.annotate.actors.countries import Home, fill_countries
from runut.annotate.actors.found import Found, Name
from runut.annotate.actors.ground import ground_of
from runut.annotate.actors.lexicon import make_lexicon
from runut.annotate.actors.line import Line, lines_of, shape_of
from runut.annotate.actors.mentions import mention
from runut.annotate.actors.names import names_in
from runut.annotate.actors.nouns import nouns_in
from runut.annotate.actors.outlook import Outlook, outlook
from runut.annotate.actors.persona import Persona
from runut.annotate.actors.persons import persons_in
from runut.annotate.actors.pronouns import Pointers
from runut.annotate.actors.scene import Scene
from runut.annotate.actors.shortnames import words_of
from runut.annotate.actors.titles import titles_in
from runut.languages.pack import Pack
from runut.records.annotations import LocalActor, Place
from runut.records.reading import Reading
from runut.sources.load import Sources
from runut.text.normalise import fold, letters
from runut.text.remembered import Remembered

_ROLES = frozenset({"title", "heading", "body", "caption"})
_PLACES = frozenset({"water", "mountain", "island", "road", "building", "village"})


class Actors:
    """“Who speaks, acts or is acted upon?”: every actor of an article with every mention of it.

    Names known beforehand, names that the model saw, runs of capitals behind titles, noun phrases of the pack's nouns and
    pronouns are found line by line, then brought together for the whole article. What the register does not know works
    from the article's own words.
    """

    name = "actors"
    version = "5"
    needs = frozenset({"sentences", "places"})
    gives = frozenset({"actors"})

    def __init__(self, pack: Pack, register: Register, sources: Sources) -> None:
        """Read the pack's tables once; PackError where one does not fit."""
        self._lexicon = make_lexicon(pack, register, sources)
        self._pointers = Pointers(self._lexicon)
        self._sources = sources
        self._shapes = Remembered(shape_of)

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its actors filled."""
        lines = lines_of(tuple(s for s in reading.sentences if s.role in _ROLES), self._shapes)
        found = self._found(reading, lines)
        outlet = self._sources.by_name(reading.article.outlet) if reading.article.outlet else None
        home = Home(outlet.country if outlet and outlet.country else self._lexicon.words.home, reading.places)
        cast = Cast(self._lexicon, reading.article.published, at_home=home.leads())
        cast.declare(one for line in found for one in line)
        mention(cast, self._pointers, lines, found)
        fill_countries(cast.personas, home)
        return msgspec.structs.replace(reading, actors=_actors(cast.personas, reading.article.id))

    def _found(self, reading: Reading, lines: tuple[Line, ...]) -> list[list[Found]]:
        """The phrases of each line; a first look over all lines learns names that a second look finds everywhere."""
        grounds = [ground_of(line, n, self._lexicon) for n, line in enumerate(lines)]
        first = [names_in(ground, Outlook()) for ground in grounds]
        article = outlook(lines, first, self._lexicon, reading.places)
        runs = frozenset(
            " ".join(line.low[name.first : name.last])
            for line, names in zip(lines, first, strict=True)
            if not line.shouted
            for name in names
        )
        places: dict[int, list[Place]] = {}
        for place in reading.places:
            places.setdefault(place.sentence, []).append(place)
        text, lexicon = reading.article.text, self._lexicon
        phrases = [
            self._phrases(
                Scene(
                    line,
                    n,
                    text,
                    names,
                    titles_in(line, lexicon, names),
                    lexicon,
                    runs,
                    places.get(line.sentence.index, []),
                )
            )
            for n, line in enumerate(lines)
            for names in [_no_places(names_in(grounds[n], article), places.get(line.sentence.index, []))]
        ]
        give_back(text, phrases)
        return phrases

    def _phrases(self, scene: Scene) -> list[Found]:
        persons = join_behind(scene, persons_in(scene))
        covered = [(one.start, one.end) for one in persons if not one.tentative]
        nouns = join_nouns(scene, persons, nouns_in(scene, covered))
        taken = [(one.head_start, one.head_end) for one in persons if one.form == "name" and not one.tentative]
        bodies = bodies_in(scene, taken)
        whole = {(one.start, one.end) for one in nouns if one.form == "name" or one.entry}
        bodies = [one for one in bodies if not (one.guessed and any(a <= one.start and one.end <= b for a, b in whole))]
        places = places_in(scene, [(one.start, one.end) for one in (*persons, *nouns, *bodies) if not one.tentative])
        return sorted([*persons, *nouns, *bodies, *places], key=lambda one: (one.head_start, one.start, one.end))


def _no_places(names: list[Name], places: list[Place]) -> list[Name]:
    """`names` without the persons that a head word shows to be places ("Selat X")."""
    sure = [place.span for place in places if place.kind in _PLACES]
    return [
        name
        for name in names
        if name.label != "PER" or not any(s.start <= name.start and name.end <= s.end for s in sure)
    ]


def _actors(personas: list[Persona], article: str) -> tuple[LocalActor, ...]:
    """The personas with a mention as records, numbered in order of their first mention."""
    spoken = [
        (min(m.span for m in persona.mentions), n, persona) for n, persona in enumerate(personas) if persona.mentions
    ]
    return tuple(
        _actor(persona, f"{article}:a{number}")
        for number, (_, _, persona) in enumerate(sorted(spoken, key=lambda s: s[:2]))
    )


def _spelled(persona: Persona) -> bool:
    """Whether the article calls a medium by its usual name, however spelled, or by a part of it; not by another title."""
    usual = letters(persona.usual or "")
    return persona.kind == "media" and any(letters(name) in usual or usual in letters(name) for name in persona.names)


def _actor(persona: Persona, key: str) -> LocalActor:
    names = list(persona.names)
    title = max(persona.titles, key=len, default="")
    proper = list(persona.proper) if persona.kind == "state" else [n for n in names if n not in persona.described]
    proper = [n for n in proper if "(" not in n] or proper
    proper = list(persona.called) or proper
    name = persona.usual if persona.usual and (not proper or _spelled(persona)) else ""
    name = name or max(proper, key=lambda n: (len(words_of(n)), len(n)), default=title)
    forms = {fold(form): form for form in reversed([*names, *persona.titles])}
    forms.pop(fold(name), None)
    mentions = {(m.span, m.head, m.form): m for m in persona.mentions}
    return LocalActor(
        id=key,
        name=name,
        kind=persona.kind,
        country=persona.country,
        key=persona.key,
        aliases=tuple(reversed(forms.values())),
        offices=tuple(persona.offices),
        mentions=tuple(sorted(mentions.values(), key=lambda m: (m.span, m.head))),
    )
