"""Answers as long as the chronicle: read as they are needed, they are what they are all at once."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from runut.errors import DamagedChronicle
from runut.records.annotations import LocalActor
from runut.records.links import Membership, Reason
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views, copies, doings, entries, findings, formulas, reuses, stories
from runut.store.views.rows import ActorView
from runut.store.views.whole import Whole
from tests.store.making import findings as found_in
from tests.store.making import linked, reading

BECAUSE = (Reason("same name", "both are called so", 1.0),)


@pytest.fixture(scope="module")
def demo(demo_place: Address) -> Iterator[Views]:
    """The chronicle of the bundled articles, read in small portions."""
    with Chronicle(demo_place) as chronicle, pytest.MonkeyPatch.context() as patch:
        for part in (copies, entries, findings, formulas, reuses, stories):
            patch.setattr(part, "AT_ONCE", 3)
        yield Views(chronicle)


@pytest.mark.parametrize("most", [0, 1, 4, 5000])
def test_a_listing_is_what_the_whole_answer_begins_with(demo: Views, most: int) -> None:
    """For every question: the rows, in their order, and how many there are in all."""
    whole: Whole = demo.whole
    for listing, told in (
        (whole.actors(most), demo.actors()),
        (whole.reuses(most=most), demo.reuses()),
        (whole.reuses(kind="recurrence", most=most), demo.reuses(kind="recurrence")),
        (whole.formulas(most=most), demo.formulas()),
        (whole.copies(most=most), demo.copies()),
        (whole.disagreements(most=most), demo.disagreements()),
        (whole.omissions(most=most), demo.omissions()),
    ):
        with listing as found:
            assert tuple(found.rows) == told[: most or None]
            assert (found.total, bool(told)) == (len(told), True)


def test_stories_and_entries_stand_in_the_same_order(demo: Views) -> None:
    """All of them, read a few at a time, are those that are read at once."""
    with demo.whole.stories() as found, demo.whole.timeline() as happened:
        assert tuple(found.rows) == demo.stories()
        assert tuple(happened.rows) == demo.timeline()
        assert found.total < happened.total


def test_a_listing_can_be_narrowed(demo: Views) -> None:
    """To the articles of a story, or to the story: what is counted is what there is of it."""
    story = max(demo.stories(), key=lambda one: len(one.articles))
    articles = [row.id for row in story.articles]
    with demo.whole.reuses(articles, most=2) as found:
        assert (tuple(found.rows), found.total) == (demo.reuses(articles)[:2], len(demo.reuses(articles)))
    with demo.whole.timeline([story.id]) as found_entries:
        assert tuple(found_entries.rows) == demo.timeline([story.id])
    with demo.whole.disagreements([story.id], 3) as differing:
        assert tuple(differing.rows) == demo.disagreements([story.id])[:3]
        assert differing.total == demo.count("disagreements", [story.id])


def several(id_: str, actors: int) -> tuple[Reading, tuple[Membership, ...]]:
    """An article in which the first person is named by as many of its own actors, who all do what it does."""
    made, links = reading(id_), linked(id_)
    own = tuple(
        LocalActor(id=f"{id_}:b{n}", name="Presiden Velmora", kind="person", mentions=made.actors[0].mentions)
        for n in range(actors - 1)
    )
    (event,) = made.events
    roles = (*event.actors, *(replace(event.actors[0], actor=one.id) for one in own))
    made = replace(made, actors=(*made.actors, *own), events=(replace(event, actors=roles),))
    more = tuple(Membership(local=one.id, actor="person:presiden-velmora", reasons=BECAUSE) for one in own)
    return made, (*links.memberships, *more)


def test_the_first_actors_are_those_in_most_articles(place: Address) -> None:
    """Who is named by many of an article's own actors is in one article, and does once what all of them do in one event."""
    made = [several("aa", 5), several("bb", 1)]
    other = replace(made[1][0].actors[2], name="Kantor Velnas", mentions=reading("cc").actors[2].mentions)
    with Chronicle(place, create=True) as chronicle:
        last = replace(reading("cc"), actors=(other,), chains=(), figures=(), events=(), statements=())
        last = replace(last, actors=(replace(other, id="cc:a0"),))
        chronicle.keep([*(Kept(one) for one, _ in made), Kept(last)])
        members = (*made[0][1], *made[1][1], Membership(local="cc:a0", actor="media:velnas", reasons=BECAUSE))
        chronicle.connect(replace(linked("aa", "bb"), memberships=members), found_in("aa", "bb"))
        views = Views(chronicle)
        told = views.actors()
        counts = {one.id: (one.articles, one.statements, one.acts, one.suffers) for one in told}
        assert counts == {
            "media:velnas": (3, 2, 0, 0),
            "person:presiden-velmora": (2, 0, 2, 0),
            "state:KAR": (2, 0, 0, 2),
        }
        assert [one.id for one in told] == ["media:velnas", "person:presiden-velmora", "state:KAR"]
        for most in (1, 2, 3, 9):
            assert views.actors(most) == told[:most]


def test_of_equals_the_first_by_name_is_not_lost(place: Address) -> None:
    """Where many stand in as many articles, those are shown that do and say most, then those first by name."""
    with Chronicle(place, create=True) as chronicle:
        made = reading("aa")
        at = made.actors[0].mentions
        crowd = tuple(LocalActor(id=f"aa:c{n}", name=f"Orang {9 - n}", kind="person", mentions=at) for n in range(9))
        chronicle.keep([Kept(replace(made, actors=(*made.actors, *crowd)))])
        links = linked("aa")
        more = (Membership(local=one.id, actor=f"person:{n}", reasons=BECAUSE) for n, one in enumerate(crowd))
        chronicle.connect(replace(links, memberships=(*links.memberships, *more)), found_in("aa", "aa"))
        views = Views(chronicle)
        told: tuple[ActorView, ...] = views.actors()
        assert [one.name for one in told[3:6]] == ["Orang 1", "Orang 2", "Orang 3"]
        for most in range(1, 13):
            assert views.actors(most) == told[:most]
        assert len(told) < doings.FEW


def test_damage_is_told_while_rows_are_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A row that does not hang together is told of as damage, however late it is read."""
    path = tmp_path_factory.mktemp("damaged") / "c.runut"
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"))])
        chronicle.connect(linked("aa"), found_in("aa", "aa"))
        with chronicle.engine.begin() as connection:
            connection.exec_driver_sql("""UPDATE actor SET offices = '[["x"]]' WHERE id = 'state:KAR'""")
        with Views(chronicle).whole.actors() as found, pytest.raises(DamagedChronicle, match="does not hang together"):
            tuple(found.rows)
