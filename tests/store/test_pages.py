"""The first of many: what stands first, and that it is what the whole answer begins with."""

import pytest
from msgspec.structs import replace

from runut.records.findings import Findings
from runut.records.links import Linked
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.store.making import findings, linked, reading

DAYS = {"aa": "2025-08-11", "bb": "2025-08-13", "cc": "2025-08-12", "dd": None}


def story(id_: str) -> tuple[Linked, Findings]:
    """A story of one article and one entry, with a finding of each kind, the weightier the later in the alphabet."""
    made, found = linked(id_), findings(id_)
    weight = (ord(id_[0]) - ord("a")) / 10
    return (
        replace(
            made,
            stories=(replace(made.stories[0], id=f"S{id_}", first=DAYS[id_], last=DAYS[id_]),),
            entries=(replace(made.entries[0], id=f"E{id_}", story=f"S{id_}"),),
        ),
        Findings(
            disagreements=tuple(
                replace(one, id=f"D{id_}", story=f"S{id_}", entry=f"E{id_}", weight=weight)
                for one in found.disagreements
            ),
            omissions=tuple(
                replace(one, id=f"O{id_}", story=f"S{id_}", entry=f"E{id_}", weight=weight) for one in found.omissions
            ),
            reuses=tuple(replace(one, id=f"R{id_}", similarity=0.8 + weight / 10) for one in found.reuses),
        ),
    )


@pytest.fixture
def views(place: Address) -> Views:
    """Four stories of one article each, one of them of no known day."""
    chronicle = Chronicle(place, create=True)
    chronicle.keep([Kept(reading(id_)) for id_ in DAYS])
    for id_ in DAYS:
        chronicle.connect(*story(id_))
    return Views(chronicle)


def test_the_newest_stories_stand_first(views: Views) -> None:
    """The first stories are those with the latest day, undated last; the first entries are theirs."""
    assert [one.id for one in views.stories()] == ["Sbb", "Scc", "Saa", "Sdd"]
    for most in (1, 2, 3, 4, 9):
        assert views.stories(most) == views.stories()[:most]
    assert {one.story for one in views.timeline(most=2)} == {"Sbb", "Scc"}
    assert views.timeline(most=9) == views.timeline()
    assert [one.story for one in views.timeline(["Sdd"], most=1)] == ["Sdd"]


def test_the_weightiest_findings_stand_first(views: Views) -> None:
    """The first findings are the first of all, also of some stories; how many there are is known without them."""
    assert [one.id for one in views.disagreements()] == ["Ddd", "Dcc", "Dbb", "Daa"]
    for most in (1, 2, 9):
        assert views.disagreements(most=most) == views.disagreements()[:most]
        assert views.omissions(most=most) == views.omissions()[:most]
        assert views.reuses(most=most) == views.reuses()[:most]
    assert [one.id for one in views.disagreements(["Saa", "Scc"], most=1)] == ["Dcc"]
    assert [one.id for one in views.reuses(["aa"])] == ["Raa"]
    counted = {what: views.count(what) for what in ("stories", "disagreements", "omissions", "reuses", "actors")}
    assert counted == {"stories": 4, "disagreements": 4, "omissions": 4, "reuses": 4, "actors": 3}
    assert views.count("omissions", ["Saa", "Scc"]) == 2


def test_stories_are_found_by_the_beginning_of_their_id(views: Views) -> None:
    """One that fits is the answer; two are already too many, and a sign that means anything elsewhere means itself."""
    assert views.stories_at("Sb") == ("Sbb",)
    assert views.stories_at("S") == ("Saa", "Sbb")
    assert views.stories_at("%") == ()
    assert views.titles(["Saa", "Sxx"]) == {"Saa": "Tawaran tenda"}
