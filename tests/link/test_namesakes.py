"""When one full name is two people."""

from collections.abc import Sequence

import msgspec

from runut.actors.records import Term
from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.annotations import Place
from runut.records.links import Edge, Membership
from runut.records.reading import Reading
from tests.link.made import reading, span_of, with_actors

TERM = Term(country="VEL", office="president", person="Arden Kolsaria", first="2020-01-01", called=("Kolsaria",))
LINKER = Linker({"id": load_pack("id")}, Register(terms=(TERM,)))


def told(name: str, line: str, *offices: str, person: str = "Milo Tarsandi", year: str = "2024") -> Reading:
    """An article of one line in which `person` is called by `offices`; the first stands in the text as its title."""
    base = with_actors(reading(name, [f"Kabar {name}", line], f"{year}-06-01"), (person, "person", None))
    (actor,) = base.actors
    return msgspec.structs.replace(base, actors=(msgspec.structs.replace(actor, offices=offices, aliases=offices),))


def in_land(base: Reading, phrase: str, place: str, country: str) -> Reading:
    """`base` where the actor's phrase holds the name of a place of `country`."""
    (actor,) = base.actors
    where = Place(
        id=f"{base.article.id}:p0",
        span=span_of(base.article.text, place),
        sentence=1,
        name=place,
        kind="city",
        country=country,
    )
    mention = msgspec.structs.replace(actor.mentions[0], span=span_of(base.article.text, phrase))
    actor = msgspec.structs.replace(actor, mentions=(mention,))
    return msgspec.structs.replace(base, actors=(actor,), places=(where,))


def linked(readings: Sequence[Reading], score: float) -> list[Membership]:
    """The memberships where every two articles have an edge of that score; 0.2 makes one component of many stories."""
    ids = sorted(one.article.id for one in readings)
    edges = [Edge(left=a, right=b, score=score) for a in ids for b in ids if a < b]
    return sorted(LINKER.connect(readings, edges).memberships, key=lambda one: one.local)


DRIVER = told("p", "Milo Tarsandi (34), sopir truk, jatuh di Sarindal.", "sopir truk")
HEAD = told("q", "Kepala Desa Tanjul Milo Tarsandi (61) datang.", "Kepala Desa Tanjul")
FARMER = told("r", "Petani Milo Tarsandi (61) memanen padi.", "Petani")


def test_everyday_people_of_one_name_and_different_age_stay_two() -> None:
    """In two components without a common article, ages tell two people of one name apart, and the id says how."""
    found = [member.actor for one in (DRIVER, FARMER) for member in linked([one], 0.2)]
    assert found == ["person:milo-tarsandi:1990-1994", "person:milo-tarsandi:1960-1964"]


def test_an_office_keeps_the_plain_name() -> None:
    """Who holds an office is the one whom the name means everywhere, also with an age, and whoever stands beside."""
    alone = [member.actor for one in (DRIVER, HEAD) for member in linked([one], 0.2)]
    assert alone == [member.actor for member in linked([DRIVER, HEAD], 0.2)]
    assert alone == ["person:milo-tarsandi:1990-1994", "person:milo-tarsandi"]


def test_a_person_set_apart_has_a_reason_in_words() -> None:
    """The reason says how old and by what description."""
    (member,) = linked([DRIVER], 0.2)
    assert member.reasons[-1].says == ("Born about 1990 and without an office: kept apart from others of that name.")


def test_one_story_is_one_person() -> None:
    """Within a story the name without age is the one with it, whatever the papers make of the age."""
    other = told("s", "Milo Tarsandi dibawa ke rumah sakit.")
    older = told("t", "Sopir Milo Tarsandi (35) dibawa ke rumah sakit.", "Sopir")
    assert {member.actor for member in linked([DRIVER, other, older], 0.9)} == {"person:milo-tarsandi:1985-1989"}


def test_the_next_year_is_the_same_person() -> None:
    """A year older in an article of the year after is the same person, in another story too."""
    later = told("s", "Sopir Milo Tarsandi (35) dituntut di Sarindal.", "Sopir", year="2025")
    assert len({member.actor for member in linked([DRIVER, later], 0.2)}) == 1


def test_name_without_age_in_another_story_is_the_only_one_there() -> None:
    """Who is called by the name alone elsewhere in the component is the only one of that name there."""
    bare = told("s", "Milo Tarsandi dirawat di Sarindal.")
    assert len({member.actor for member in linked([DRIVER, bare], 0.2)}) == 1
    assert {member.local: member.actor for member in linked([DRIVER, HEAD, bare], 0.2)}["s:a0"] == (
        "person:milo-tarsandi"
    )


def test_two_numbers_behind_a_name_are_no_age() -> None:
    """What stands in brackets twice with different numbers is a minute of a match or the like."""
    scorer = told("p", "Pekerja Milo Tarsandi (12), Milo Tarsandi (53) mencetak gol.", "Pekerja")
    (actor,) = scorer.actors
    second = scorer.article.text.rindex("Milo Tarsandi")
    span = msgspec.structs.replace(actor.mentions[0].span, start=second, end=second + len("Milo Tarsandi"))
    mentions = (*actor.mentions, msgspec.structs.replace(actor.mentions[0], span=span, head=span))
    scorer = msgspec.structs.replace(scorer, actors=(msgspec.structs.replace(actor, mentions=mentions),))
    assert [member.actor for member in linked([scorer], 0.2)] == ["person:milo-tarsandi"]


def test_offices_of_two_countries_are_two_people() -> None:
    """In one component, an office of another country beside quite other people is somebody else; the reason says why."""
    here = in_land(told("p", "Wali Kota Portama Milo Tarsandi tiba.", "Wali Kota"), "Wali Kota Portama Milo Tarsandi",
                   "Portama", "SUN")  # fmt: skip
    there = in_land(told("q", "Rektor Universitas Kelmor Milo Tarsandi tiba.", "Rektor"),
                    "Rektor Universitas Kelmor Milo Tarsandi", "Kelmor", "VEL")  # fmt: skip
    first, second = linked([here, there], 0.2)
    assert (first.actor, second.actor) == ("person:milo-tarsandi", "person:milo-tarsandi:VEL")
    assert second.reasons[-1].says == (
        "Two people of one name: one is of SUN, this one of VEL; one is called “wali kota”, this one “rektor”; "
        "nobody is named beside both."
    )


def test_another_office_alone_is_the_same_person() -> None:
    """People change their offices: without another country or age, one name is one person."""
    found = linked(
        [told("p", "Bupati Milo Tarsandi tiba.", "Bupati"), told("q", "Rektor Milo Tarsandi tiba.", "Rektor")], 0.2
    )
    assert {member.actor for member in found} == {"person:milo-tarsandi"}


def test_register_knows_nobody_of_everyday_life() -> None:
    """A driver with a president's name is not the president, though the article was read so."""
    base = told("p", "Arden Kolsaria (34), sopir truk, jatuh.", "sopir truk", person="Arden Kolsaria")
    known = msgspec.structs.replace(base.actors[0], key="person:arden-kolsaria")
    driver = msgspec.structs.replace(base, actors=(known,))
    assert [member.actor for member in linked([driver], 0.2)] == ["person:arden-kolsaria:1990-1994"]


def test_surname_alone_is_the_leader_whom_the_press_calls_so() -> None:
    """A leader's surname is the leader where nobody else of the component bears it, and only there."""
    short = told("p", "Kolsaria datang.", person="Kolsaria")
    (member,) = linked([short], 0.2)
    assert member.actor == "person:arden-kolsaria"
    assert member.reasons[0].says == (
        "“Kolsaria” alone is what the press calls Arden Kolsaria of VEL, says the register."
    )
    other = told("q", "Milo Kolsaria datang.", person="Milo Kolsaria")
    assert {one.local: one.actor for one in linked([short, other], 0.9)}["p:a0"] == "person:milo-kolsaria"
