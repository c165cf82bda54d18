"""Questions to the latest articles: what is looked through, in which order, and what is said of the rest."""

from collections.abc import Iterator

import pytest

from runut.errors import UnknownRecord
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views, coverage, recent
from runut.store.views.coverage import hours
from tests.store.making import findings, linked, reading

DAYS = {"aa": "2025-08-10", "bb": "2025-08-12", "cc": "2025-08-11"}


@pytest.fixture
def chronicle(place: Address) -> Iterator[Chronicle]:
    """Three articles of one story on three days, by three outlets."""
    with Chronicle(place, create=True) as made:
        for id_, day in DAYS.items():
            made.keep([Kept(reading(id_, outlet=f"Outlet {id_}", published=day))])
        made.connect(linked(*DAYS), findings("aa", "bb"))
        yield made


def test_the_latest_come_first_and_the_rest_is_counted(chronicle: Chronicle) -> None:
    """Of more articles than are looked through the newest are taken, and how many there are is said."""
    with chronicle.engine.connect() as connection:
        assert recent.latest(connection, 2) == recent.Recent(("bb", "cc"), 3)
        assert recent.latest(connection, 9) == recent.Recent(("bb", "cc", "aa"), 3)


def test_what_speaks_of_an_actor_is_the_same_by_either_way(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few articles are looked up, of many the newest are read: the answer is one."""
    actor = Views(chronicle).actors()[0].id
    with chronicle.engine.connect() as connection:
        looked_up = recent.mentioning(connection, [actor], 2)
        monkeypatch.setattr(recent, "LOOKED_UP", 0)
        assert recent.mentioning(connection, [actor], 2) == looked_up == recent.Recent(("bb", "cc"), 3)
        assert recent.mentioning(connection, ["person:nobody"], 2) == recent.Recent((), 0)


def test_members_are_found_where_their_ids_lie(chronicle: Chronicle) -> None:
    """Only members in these articles count, and an article whose id begins alike is another one."""
    lately = Views(chronicle).lately
    actor = next(one for one in Views(chronicle).actors() if one.kind == "state").id
    assert lately.members(actor, ["aa", "b"]) == ("aa:a1",)


def test_between_agrees_with_the_whole_relation(chronicle: Chronicle) -> None:
    """In a chronicle that is looked through whole, the entries and statements are those of the full answer."""
    views = Views(chronicle)
    ids = {one.name: one.id for one in views.actors()}
    full = views.relation("Presiden Velmora", "Kardova")
    found = views.lately.between(ids["Presiden Velmora"], ids["Kardova"])
    assert {deal.id for deal, _ in found.deals} == {entry.id for entry in full.entries}
    assert {deal.id for deal, way in found.deals if way == "forth"} == set(full.forth)
    assert {id_ for id_, _ in found.sayings} == {claim.id for claim in full.statements}
    with pytest.raises(UnknownRecord, match="no actor"):
        views.lately.between("person:nobody", ids["Kardova"])


def test_an_outlet_is_first_where_all_others_are_later(chronicle: Chronicle) -> None:
    """The outlet of the first day is first, the others are behind by their days."""
    lately = Views(chronicle).lately
    first, last = lately.pace("Outlet aa", ["aa"]), lately.pace("Outlet bb", ["bb"])
    assert (len(first.first), first.behind) == (first.shared, 0)
    assert (last.first, last.median, last.slowest) == ((), 48.0, 48.0)


def test_articles_without_a_day_are_told_but_not_timed(place: Address) -> None:
    """An entry that one undated article alone tells is told by its outlet alone, neither first nor behind."""
    with Chronicle(place, create=True) as made:
        made.keep([Kept(reading("aa", published=None))])  # type: ignore[arg-type]  # an article may have no day
        made.connect(linked("aa"), findings("aa", "aa"))
        pace = Views(made).lately.pace("KabarTiga", ["aa"])
    assert (pace.shared, pace.first, pace.behind, pace.median) == (0, (), 0, None)
    assert pace.alone > 0


def test_hours_are_counted_where_both_have_a_time() -> None:
    """Zones count; where one has no time whole days are counted; what is no moment has no hours."""
    assert hours("2025-08-10T08:00+07:00", "2025-08-10T02:00+00:00") == 1.0
    assert hours("2025-08-10", "2025-08-10T23:00+07:00") == 0.0
    assert hours("2025-08-10T08:00", "2025-08-11T08:00+07:00") == 24.0
    assert hours("2025", "2025-08-11") is None
    assert coverage.hours("2025-08-12", "2025-08-10") == -48.0


def test_quantities_stand_with_each_outlets_value(chronicle: Chronicle) -> None:
    """What three outlets count alike is one quantity with a value of each, in order of publication."""
    (quantity,) = Views(chronicle).lately.quantities(Views(chronicle).stories()[0].id, 5)
    assert (quantity.of, quantity.outlets) == ("tenda", 3)
    assert [one.outlet for one in quantity.amounts] == ["Outlet aa", "Outlet cc", "Outlet bb"]
