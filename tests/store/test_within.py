"""The questions to one story say the same as those to the whole chronicle, and no more than is asked."""

from collections.abc import Iterator

import pytest

from runut.errors import UnknownRecord
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.views import Views


@pytest.fixture(scope="module")
def views(demo_place: Address) -> Iterator[Views]:
    """The chronicle of the bundled articles."""
    with Chronicle(demo_place) as chronicle:
        yield Views(chronicle)


@pytest.fixture(scope="module")
def story(views: Views) -> str:
    """Its story of most articles."""
    return max(views.stories(), key=lambda one: (len(one.articles), one.id)).id


def test_the_outline_is_the_timeline_in_short(views: Views, story: str) -> None:
    """Every entry stands in it once, in the same order, with as many outlets, articles and disagreements."""
    told = [
        (one.id, one.date, one.type, one.status, len(one.outlets), len(one.articles), one.disagreements)
        for one in views.timeline([story])
    ]
    short = [
        (one.id, one.date, one.type, one.status, one.outlets, one.articles, one.differs)
        for one in views.within(story).outline()
    ]
    assert short == told
    assert len(short) > 3
    assert views.within("S9").outline() == ()


def test_a_story_is_found_by_the_beginning_of_its_id(views: Views, story: str) -> None:
    """A whole id finds its story, a beginning that several share two of them, another none; signs of patterns are letters."""
    assert views.stories_at(story) == views.stories_at(story[:-1]) == (story,)
    assert len(views.stories_at("S")) == 2
    assert views.stories_at(f"{story}0") == views.stories_at("S%") == views.stories_at("S_") == ()


def test_what_is_asked_of_stories_is_the_same_as_of_all(views: Views, story: str) -> None:
    """Rows, claims and readings of some articles are those that asking one by one gives."""
    (view,) = views.stories(of=[story])
    assert view == next(one for one in views.stories() if one.id == story)
    rows = views.articles([story])
    assert rows == tuple(row for row in views.articles() if row.story == story) == view.articles
    ids = [row.id for row in rows]
    together = views.claims_in(ids)
    assert {id_: together.get(id_, ()) for id_ in ids} == {id_: views.claims(id_) for id_ in ids}
    assert {one.article.id: one for one in views.readings(ids)} == {id_: views.reading(id_) for id_ in ids}


def test_the_cast_names_every_actor_of_the_articles(views: Views, story: str) -> None:
    """Local actors lead to actors with names, and deals name only actors of the cast."""
    cast = views.cast([row.id for row in views.articles([story])])
    records = views.records()
    assert cast.actor_of == {local: actor for local, actor in records.actor_of.items() if local in cast.actor_of}
    assert {id_: row.name for id_, row in cast.actors.items()} == {
        one.id: one.name for one in records.actors if one.id in set(cast.actor_of.values())
    }
    deals = views.deals([story])
    assert set(deals) == {one.id for one in records.entries if one.story == story}
    assert {actor for deal in deals.values() for actor in deal.actors} <= set(cast.actors)
    first = min(deals)
    assert views.deals_of([first, "E9"]) == {first: deals[first]}


def test_omissions_come_by_weight_and_with_those_that_are_asked(views: Views, story: str) -> None:
    """The weightiest come first; those of given entries come besides."""
    all_ = views.omissions([story])
    rows = views.within(story).absences(len(all_))
    assert sorted((one.entry, one.weight, one.left_out_by) for one in rows) == sorted(
        (one.entry.id, one.weight, tuple(row.id for row in one.left_out_by)) for one in all_
    )
    assert [one.weight for one in rows] == sorted((one.weight for one in rows), reverse=True)
    last = rows[-1].entry
    assert last in {one.entry for one in views.within(story).absences(1, [last])}
    assert len(views.within(story).absences(1)) == 1


def test_speakers_come_by_how_much_they_say(views: Views, story: str) -> None:
    """Each has its total and its first statements; all together they are the statements of the story."""
    rows = views.within(story).spoken(1000, 1000)
    said = {one.id for row in views.articles([story]) for one in views.claims(row.id) if one.kind == "statement"}
    assert {id_ for row in rows for id_ in row.statements} == said
    named = [row.total for row in rows if row.actor is not None]
    assert named == sorted(named, reverse=True)
    (first, *rest) = views.within(story).spoken(1, 1)
    assert (len(first.statements), first.total, rest) == (1, rows[0].total, [])


def test_figures_are_those_of_what_most_articles_count(views: Views, story: str) -> None:
    """All figures with the entries that they measure; with a limit those of entries alone."""
    whole = views.within(story).measured(10_000)
    claims = {one.id: one for row in views.articles([story]) for one in views.claims(row.id)}
    assert set(whole) == {id_ for id_, one in claims.items() if one.kind == "figure"}
    some = views.within(story).measured(2)
    assert len(some) == 2
    assert all(some.values())
    assert set(some.items()) <= set(whole.items())


def test_conflicts_name_the_articles_that_take_part(views: Views, story: str) -> None:
    """An entry's conflicts are its disagreements of that kind, with the articles of their claims."""
    found = views.within(story).conflicts([one.id for one in views.within(story).outline()])
    told = {
        one.id: {claim.quotation.article for variant in one.variants for claim in variant.claims}
        for one in views.disagreements([story])
        if one.kind == "conflict" and one.entry
    }
    assert {row.id: set(row.articles) for rows in found.values() for row in rows} == told
    assert told


def test_one_disagreement_is_that_of_the_list(views: Views, story: str) -> None:
    """By its id and by its entry the same is found; the first so many are the first of all; an unknown one is said."""
    first, *_ = all_ = views.disagreements([story])
    assert views.disagreement(first.id) == first
    assert views.disagreements([story], 2) == all_[:2]
    about = next(one.entry for one in all_ if one.entry)
    assert set(views.disagreements_about(about)) == {one for one in all_ if one.entry == about}
    with pytest.raises(UnknownRecord, match="no disagreement “D9”"):
        views.disagreement("D9")
