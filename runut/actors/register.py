"""What is known of states, bodies, office holders and towns before any article is read."""

from collections.abc import Mapping
from types import MappingProxyType

from runut.actors.records import Known, Term, Town
from runut.text.normalise import fold


class Register:
    """“Who is this, and who held that office then?”: lookups by id, by folded name, by office and day.

    Names that a language has of its own are in its pack; `Register` knows those that no language translates.
    Nothing in it changes after it is made.
    """

    def __init__(
        self,
        known: tuple[Known, ...] = (),
        terms: tuple[Term, ...] = (),
        towns: tuple[Town, ...] = (),
        leads: Mapping[str, str] = MappingProxyType({}),
        leading: tuple[str, ...] = (),
    ) -> None:
        """Index the given records; an empty register knows nothing and forces nothing.

        `leads` says which office leads a state, `leading` which do elsewhere, the first that the state has.
        """
        self.leading = frozenset((*leading, *leads.values()))
        self._order = leading
        self.known, self.terms, self.towns = known, terms, towns
        self._by_id = {one.id: one for one in known}
        self._leads = dict(leads)
        self._by_name: dict[str, tuple[Known, ...]] = {}
        for one in known:
            for name in dict.fromkeys(fold(name) for name in (one.name, *one.aliases)):
                self._by_name[name] = (*self._by_name.get(name, ()), one)
        self._terms: dict[tuple[str, str], tuple[Term, ...]] = {}
        self._persons: dict[str, tuple[Term, ...]] = {}
        self._called: dict[str, tuple[Term, ...]] = {}
        self._held: dict[str, tuple[Term, ...]] = {}
        for term in terms:
            self._terms[term.country, term.office] = (*self._terms.get((term.country, term.office), ()), term)
            for name in dict.fromkeys(fold(name) for name in (term.person, *term.aliases)):
                self._persons[name] = (*self._persons.get(name, ()), term)
            for name in dict.fromkeys(fold(name) for name in (*term.aliases, *term.called)):
                self._called[name] = (*self._called.get(name, ()), term)
            self._held[term.key] = (*self._held.get(term.key, ()), term)

    def get(self, key: str) -> Known | None:
        """The state or body of that id ("state:RUS", "body:UN"), None where there is none."""
        return self._by_id.get(key)

    def by_name(self, text: str) -> tuple[Known, ...]:
        """The states and bodies of that name, compared folded; empty where there is none."""
        return self._by_name.get(fold(text), ())

    def person(self, text: str) -> tuple[Term, ...]:
        """Every stay in office of the persons of that name, compared folded; empty where there is none."""
        return self._persons.get(fold(text), ())

    def called(self, text: str) -> str | None:
        """The id of the only person whom the press calls by that short name alone, compared folded."""
        keys = {term.key for term in self._called.get(fold(text), ())}
        return next(iter(keys)) if len(keys) == 1 else None

    def held(self, key: str) -> tuple[Term, ...]:
        """Every stay in office of the person with that id, in order of time; empty where none is known."""
        return tuple(sorted(self._held.get(key, ()), key=lambda term: (term.first, term.office, term.country)))

    def holder(self, country: str, office: str, day: str | None) -> Term | None:
        """Who held `office` of `country` on `day` (ISO 8601).

        The office "leader" is the one that leads the state. None where the day is unknown, the register does not reach so
        far, or two held the office at the precision of `day`.
        """
        if day is None:
            return None
        there = self._terms.get((country, self._leading(country) if office == "leader" else office), ())
        holding = {term.person: term for term in there if term.holds(day[:10])}
        return next(iter(holding.values())) if len(holding) == 1 else None

    def _leading(self, country: str) -> str:
        led = self._leads.get(country)
        return led or next((office for office in self._order if (country, office) in self._terms), "leader")
