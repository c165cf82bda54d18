"""What passed between two actors or states, over time."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from runut.errors import UnknownRecord
from runut.records.claims import Role
from runut.records.codebook import EventType
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from runut.store.views.recurring import recurring
from runut.store.views.rows import EntryView
from tests.store.making import findings, linked, reading, span


def with_countries(made: Reading) -> Reading:
    """The article's people and bodies with the state that they belong to, the president speaking of Kardova."""
    president, state, agency = made.actors
    (said,) = made.statements
    return replace(
        made,
        actors=(replace(president, country="VEL"), replace(state, country="KAR"), replace(agency, country="VEL")),
        statements=(replace(said, speaker=Role(president.id, span("Presiden Velmora"))),),
    )


@pytest.fixture
def views(place: Address) -> Iterator[Views]:
    """Two articles in which the president of Velmora offers tents to Kardova, in his own words."""
    with Chronicle(place, create=True) as chronicle:
        for id_, outlet in (("aa", "KabarTiga"), ("bb", "Antarnegeri")):
            chronicle.keep([Kept(with_countries(reading(id_, outlet=outlet)))])
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        yield Views(chronicle)


def test_a_relation_holds_what_one_did_to_the_other_and_its_score(views: Views) -> None:
    """The entry must stand in its month with its PLOVER score, and its direction must turn with the order of asking."""
    found = views.relation("presiden velmora", "Kardova")
    assert (found.left, found.right) == ("Presiden Velmora", "Kardova")
    assert [entry.id for entry in found.entries] == ["E1"]
    assert (found.forth, found.back) == (("E1",), ())
    (month,) = found.months
    assert (month.period, month.entries, month.score) == ("2025-08", 1, 2.5)
    assert dict(month.quads) == {"verbal cooperation": 1}
    turned = views.relation("Kardova", "Presiden Velmora")
    assert (turned.forth, turned.back) == ((), ("E1",))


def test_what_one_says_of_the_other_is_part_of_the_relation(views: Views) -> None:
    """Words of the president that name Kardova must be there, once for each article."""
    assert [claim.id for claim in views.relation("Presiden Velmora", "Kardova").statements] == ["aa:s0", "bb:s0"]


def test_a_state_stands_for_all_who_act_for_it(place: Address) -> None:
    """Asked for Velmora, the chronicle must answer with what its president does."""
    made = with_countries(reading("aa"))
    _, state, agency = made.actors
    velmora = replace(state, id="aa:a3", name="Velmora", country="VEL")
    made = replace(made, actors=(*made.actors, velmora))
    links = linked("aa")
    member = replace(links.memberships[0], local="aa:a3", actor="state:VEL")
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(made)])
        chronicle.connect(replace(links, memberships=(*links.memberships, member)), findings("aa", "aa"))
        found = Views(chronicle).relation("Velmora", "Kardova")
        assert [entry.id for entry in found.entries] == ["E1"]
        assert not Views(chronicle).relation(agency.name, "Kardova").entries


def test_who_is_unknown_is_told_so_with_names_that_begin_alike(views: Views) -> None:
    """A name that nobody bears is refused in a sentence that helps."""
    with pytest.raises(UnknownRecord, match=r"nobody called “Kardonia”; there are Kardova"):
        views.relation("Kardonia", "Presiden Velmora")


def entry(id_: str, date: str | None, type_: EventType = "CONSULT") -> EntryView:
    """A line of a timeline."""
    return EntryView(
        id=id_,
        story="S1",
        date=date,
        type=type_,
        mode="phone",
        status="occurred",
        place=None,
        actors=(),
        recipients=(),
        summary="",
        outlets=(),
        articles=(),
        reports=1,
        chains=(),
        disagreements=0,
    )


def test_letters_of_every_tenth_of_may_recur() -> None:
    """Acts of one kind around one day of several years must be found, with their years in order."""
    told = [entry("E3", "2023-05-11"), entry("E1", "2021-05-10"), entry("E2", "2022-05-09"), entry("E9", "2022-11-02")]
    (found,) = recurring(told)
    assert (found.day, found.years, found.entries) == ("05-10", (2021, 2022, 2023), ("E1", "E2", "E3"))


@pytest.mark.parametrize(
    "told",
    [
        [entry("E1", "2021-05-10"), entry("E2", "2021-05-11")],
        [entry("E1", "2021-05-10"), entry("E2", "2022-05-25")],
        [entry("E1", "2021-05-10"), entry("E2", "2022-05")],
        [entry("E1", "2021-05-10"), entry("E2", "2022-05-10", "AGREE")],
        [entry("E1", None), entry("E2", None)],
    ],
)
def test_what_does_not_recur(told: list[EntryView]) -> None:
    """One year alone, another day, a date without a day, another kind or no date must give no recurrence."""
    assert recurring(told) == ()


def test_a_relation_is_the_same_whoever_has_more_actors(place: Address) -> None:
    """Between two states, and between a state and one of its people, it is found from either side."""
    made = with_countries(reading("aa"))
    _, state, _ = made.actors
    made = replace(made, actors=(*made.actors, replace(state, id="aa:a3", name="Velmora", country="VEL")))
    links = linked("aa")
    member = replace(links.memberships[0], local="aa:a3", actor="state:VEL")
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(made), Kept(with_countries(reading("bb")))])
        chronicle.connect(replace(links, memberships=(*links.memberships, member)), findings("aa", "aa"))
        views = Views(chronicle)
        for left, right in (("Velmora", "Kardova"), ("Presiden Velmora", "Kardova"), ("Velmora", "Presiden Velmora")):
            there, back = views.relation(left, right), views.relation(right, left)
            assert (there.entries, there.statements) == (back.entries, back.statements)
            assert (there.forth, there.back) == (back.back, back.forth)
        assert [one.id for one in views.relation("Velmora", "Kardova").statements] == ["aa:s0"]
