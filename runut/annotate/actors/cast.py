"""Who is who in one article: phrases that mean the same somebody are brought together."""

from collections import deque
from collections.abc import Iterable

from runut.annotate.actors.alike import Alike
from runut.annotate.actors.firms import Firms
from runut.annotate.actors.found import Entry, Found
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.persona import Persona
from runut.annotate.actors.shortnames import shortens, words_of

_NEAR = 12
_LOST = 2  # so many letters at most are lost at the end of a line


# Of so many persons whose names share a letter, one named before them is no longer meant by a short form.
REACH = 100


class Cast:
    """The somebodies of one article.

    Invariant: a name, a key or a title with its complement belongs to one persona only; what could belong to several
    (a bare surname, a bare title, "the institution") is decided for the one spoken of last.
    """

    def __init__(self, lexicon: Lexicon, day: str | None, *, at_home: bool) -> None:
        """Begin with nobody.

        `day` is when the article appeared (ISO 8601), for who held an office then; `at_home` says that it is about the
        country where the language is at home, whose bodies need no country beside their name.
        """
        self._at_home = at_home
        self.personas: list[Persona] = []
        self._lexicon, self._day = lexicon, day
        self._names: dict[str, Persona] = {}
        self._entries: dict[str, Persona] = {}
        self._titles: dict[str, Persona] = {}
        self._near_by: dict[str, deque[tuple[tuple[str, ...], Persona]]] = {}
        self._nouns: dict[str, list[Persona]] = {}
        self._roles: dict[str, dict[int, Persona]] = {}
        self._recent: list[Persona] = []
        self._alike, self._firms = Alike(lexicon), Firms(lexicon)

    def declare(self, founds: Iterable[Found]) -> None:
        """Make the personas of full names before any short form is read, the longest names first."""
        named = [one for one in founds if one.form in {"name", "acronym"} and not one.tentative and not one.nick]
        named.sort(key=lambda one: (-len(words_of(one.names[0])), one.start))
        for one in named:
            if self._firms.names(one):
                persona = self._of_noun(one)
                self._note(persona, one)
                self._firms.add(one, persona)
        for one in named:
            if self._firms.get(one):
                continue
            if one.kind == "person" and not (one.noun and one.pointing):
                self._person(one)
            elif one.acronyms:
                persona = self._body(one)
                self._note(persona, one)

    def persona(self, one: Found) -> Persona | None:
        """Whom the phrase means; a new persona where it can be nobody known, None where that is not enough to make one."""
        firm = self._firms.get(one)
        if firm is None and one.tentative and not self._known(one):
            return None
        if firm:
            found = firm
        elif one.entry is None and one.form == "title":
            found = self._of_title(one)
        elif one.kind == "person" and one.form == "name" and not one.noun:
            found = self._person(one)
        elif one.form == "noun" or one.noun:
            found = self._of_noun(one)
        else:
            found = self._body(one)
        self._note(found, one)
        return found

    def _known(self, one: Found) -> bool:
        """Whether the words of a tentative name all stand in the name of somebody already there."""
        words = words_of(one.names[0])
        same = self._names.get(one.names[0].casefold())
        if same is not None:
            one.kind = same.kind
            return True
        return any(set(words) <= set(full) for full, _ in self._near(words))

    def _new(self, one: Found) -> Persona:
        made = Persona(one.kind, one.country, number=one.number, guessed=one.guessed)
        self.personas.append(made)
        return made

    def _note(self, persona: Persona, one: Found) -> None:
        self._note_names(persona, one)
        if one.names and one.entry is not None and one.entry.use in {"name", "person"} and one.form != "noun":
            persona.proper.setdefault(one.names[0])
        for title in one.titles:
            if persona.kind == "person" and persona.names:
                self._roles.setdefault(title.casefold().split()[0], {})[id(persona)] = persona
            persona.titles.setdefault(title)
            self._titles.setdefault(title.casefold(), persona)
        for office in one.offices:
            persona.offices.setdefault(office)
        if one.described:
            persona.described.update(name for name in one.names if one.described.endswith(name))
        if one.called:
            persona.called.setdefault(one.called)
        if one.count:
            persona.counts.setdefault(one.count)
        if one.noun:
            persona.nouns.setdefault(one.noun)
            self._nouns.setdefault(one.noun, []).append(persona)
        persona.country = persona.country or (one.country if one.entry is None or one.entry.use != "generic" else None)
        persona.line = one.line
        self._recent.append(persona)

    def _note_names(self, persona: Persona, one: Found) -> None:
        if (one.form == "noun" or (one.noun and one.pointing)) and persona.kind == "person" and persona.names:
            persona.described.update(name for name in one.names if name not in persona.names)
        for name in [*one.names, *one.acronyms]:
            persona.names.setdefault(name)
            self._names.setdefault(name.casefold(), persona)

    def _entry(self, entry: Entry, one: Found) -> Persona:
        if entry.use == "generic" and not self._at_home:
            same = self._names.get(one.names[0].casefold())
            if same is None:
                same = self._new(one)
                same.country = None
            return same
        slot = entry.key or entry.name.casefold()
        persona = self._entries.get(slot)
        if persona is None:
            persona = self._names.get(entry.name.casefold()) if entry.kind == "person" else None
            persona = persona or self._new(one)
            self._entries[slot] = persona
        persona.key, persona.kind = entry.key, entry.kind
        persona.country = entry.country or persona.country
        persona.usual = entry.name
        return persona

    def _body(self, one: Found) -> Persona:
        for name in [*one.names, *one.acronyms]:
            same = self._names.get(name.casefold())
            if same and (same.kind == one.kind or one.guessed or one.entry is None):
                return same
        if one.entry:
            return self._entry(one.entry, one)
        return self._new(one)

    def _person(self, one: Found) -> Persona:
        words = words_of(one.names[0])
        same = self._names.get(one.names[0].casefold())
        if same and same.kind == "person":
            return same
        known = [persona for full, persona in self._near(words) if shortens(words, full)] or self._of_rank(one, words)
        known = list({id(persona): persona for persona in known}.values())
        if len(known) > 1:
            ids = {id(persona) for persona in self._serving(known, one) or known}
            known = [next((persona for persona in reversed(self._recent) if id(persona) in ids), known[0])]
        if known:
            persona = known[0]
        elif one.entry and one.entry.kind == "person":
            persona = self._entry(one.entry, one)
        else:
            meant = self._meant(one, ("person",)) if one.nick else None
            persona = meant or self._of_office(one) or self._new(one)
        persona.kind = "person"
        if not any(shortens(words, full) and persona is other for full, other in self._near(words)):
            for letter in sorted({word[:1] for word in words}):
                self._near_by.setdefault(letter, deque(maxlen=REACH)).append((words, persona))
        self._note(persona, one)
        return persona

    @staticmethod
    def _serving(known: list[Persona], one: Found) -> list[Persona]:
        """Those of `known` who were given an office that begins with the title before the name."""
        wanted = tuple(title.casefold() for title in one.offices)
        return [p for p in known if wanted and any(office.casefold().startswith(wanted) for office in p.offices)]

    def _near(self, words: tuple[str, ...]) -> list[tuple[tuple[str, ...], Persona]]:
        """The persons one of whose words begins like the first of `words`, in order; of very many the last named."""
        return list(self._near_by.get(words[0][:1], ())) if words else []

    def _of_rank(self, one: Found, words: tuple[str, ...]) -> list[Persona]:
        """Those whose rank stands before an initial of their name ("Bharada E")."""
        if len(words) != 1 or len(words[0]) > 1 or not one.titles:
            return []
        rank = one.titles[0].casefold().split()[0]
        return [
            p
            for full, p in self._near(words)
            if id(p) in self._roles.get(rank, {}) and any(w[0] == words[0] for w in full)
        ]

    def _of_office(self, one: Found) -> Persona | None:
        """A persona so far known only by the very title that stands before this name."""
        for title in one.titles:
            same = self._titles.get(title.casefold())
            if same and not same.names and same.key is None:
                return same
        return None

    def _of_title(self, one: Found) -> Persona:
        exact = self._titles.get(one.titles[0].casefold()) or self._cut_title(one)
        if exact and not one.plain:
            return exact
        holder = next((p for p in reversed(self._recent) if p.kind == "person" and self._holds(p, one)), None)
        if holder:
            return holder
        if one.pointing and exact is None and not one.plain:
            meant = self._meant(one, ("person",))
            if meant:
                return meant
        term = self._lexicon.register.holder(one.country, one.noun, self._day) if one.country else None
        if term is None:
            return exact or self._new(one)
        entry = Entry(term.key, term.person, "person", term.country, "person")
        named = self._names.get(term.person.casefold())
        if named:
            self._entries.setdefault(term.key, named)
        return self._entry(entry, one)

    def _cut_title(self, one: Found) -> Persona | None:
        """Who bears this title with one or two letters more, where the text lost its end."""
        wanted = one.titles[0].casefold()
        if one.plain:
            return None
        held = (title for title in self._titles if 0 < len(title) - len(wanted) <= _LOST and title.startswith(wanted))
        return next((self._titles[title] for title in held), None)

    def _holds(self, persona: Persona, one: Found) -> bool:
        """Whether the persona was given an office that the title can mean: the same word, and no other country."""
        if one.country and persona.country and one.country != persona.country:
            return False
        wanted = one.titles[0].casefold()
        if one.plain:
            return any(office.casefold().startswith(wanted) for office in persona.offices)
        led = one.noun == "leader" and one.country is not None and persona.country == one.country
        return led and any(self._leads(office) for office in persona.offices)

    def _leads(self, office: str) -> bool:
        match = self._lexicon.titles.at(office.casefold().split(), 0)
        return match is not None and match[1].office in self._lexicon.register.leading

    def _of_noun(self, one: Found) -> Persona:
        if one.entry:
            return self._entry(one.entry, one)
        if not one.plain:
            for name in [*one.names, *one.acronyms]:
                same = self._names.get(name.casefold())
                if same and (same.kind == one.kind or same.guessed) and self._countable(same, one):
                    same.kind = one.kind
                    return same
            alike = self._alike.get(one, self._new)
            if alike:
                return alike
            if one.pointing and one.number != "many":
                meant = self._meant(
                    one, self._lexicon.words.generic.get(one.noun, ("person",) if one.kind == "person" else ())
                )
                if meant and (meant.kind == "person" or one.country is None):
                    return meant
        if one.plain:
            known = self._pointed(one)
            if known:
                return known
        return self._new(one)

    @staticmethod
    def _countable(persona: Persona, one: Found) -> bool:
        """Whether both can be the same by their numbers: different counts are different people."""
        return not one.count or not persona.counts or one.count in persona.counts

    def _pointed(self, one: Found) -> Persona | None:
        """Whom a bare noun points back to: the last called by it, a body called by a related word, the only one of a kind."""
        called = reversed(self._nouns.get(one.noun, ()))
        same = next((p for p in called if p.kind == one.kind and self._countable(p, one)), None)
        roles = self._roles.get(one.noun, {})
        if len(roles) == 1 and not one.count and (one.pointing or not same):
            return next(iter(roles.values()))
        if same:
            return same
        heads = self._lexicon.words.police.get(one.noun, ())
        related = list({id(p): p for head in heads for p in self._nouns.get(head, ())}.values())
        if related:
            return related[-1]
        kinds = self._lexicon.words.generic.get(one.noun, ())
        return self._meant(one, kinds) if one.pointing else None

    def _meant(self, one: Found, kinds: tuple[str, ...]) -> Persona | None:
        """The last spoken of whom a noun with a word of reference can mean, rather of a sentence before."""
        near = [p for p in reversed(self._recent[-_NEAR:]) if p.kind in kinds]
        return next((p for p in near if p.line != one.line), near[0] if near else None)
