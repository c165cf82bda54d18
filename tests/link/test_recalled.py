"""That an old happening is one entry, whichever story looks back on it."""

import msgspec

from runut.link.recalled import recalled
from runut.records.links import Entry, Moment, Reason

NEWS = Entry(
    id="E1",
    story="S1",
    type="ASSAULT",
    status="occurred",
    date="2025-02-24",
    actors=("state:KAR",),
    recipients=("state:VEL",),
    events=("a1:e0",),
    history=(Moment("2025-02-24", "occurred"),),
)
BACK = msgspec.structs.replace(
    NEWS, id="E2", story="S2", events=("a2:e3",), history=(Moment("2025-06-01", "occurred"),)
)
LATER = msgspec.structs.replace(
    NEWS, id="E0", story="S3", events=("a3:e1",), status="historical", history=(Moment("2026-06-01", "historical"),)
)


def test_what_later_stories_recall_stands_in_the_old_entry() -> None:
    """The entry keeps its id and story, takes the events of the others and tells how it was told over time."""
    found = recalled([LATER, BACK, NEWS])
    assert [(one.id, one.story, one.events) for one in found] == [("E1", "S1", ("a1:e0", "a2:e3", "a3:e1"))]
    assert found[0].history == (Moment("2025-02-24", "occurred"), Moment("2026-06-01", "historical"))
    assert found[0].reasons[-1].says == "3 stories tell it of the same day and parties."
    assert recalled([NEWS, BACK, LATER]) == found


def test_where_all_look_back_the_first_to_tell_keeps_it() -> None:
    """Without a story of which it is news, it stays where it was told first."""
    assert [one.id for one in recalled([LATER, BACK])] == ["E2"]


def test_other_days_or_parties_are_other_happenings() -> None:
    """The same attack by another state, or on another day, is another one."""
    other = msgspec.structs.replace(BACK, actors=("state:SUN",))
    next_day = msgspec.structs.replace(BACK, date="2025-02-25")
    assert len(recalled([NEWS, other])) == len(recalled([NEWS, next_day])) == 2


def test_two_stories_of_which_it_is_news_keep_an_entry_each() -> None:
    """What two stories tell as news of the day is not looked back on; nothing is joined."""
    news = msgspec.structs.replace(BACK, history=(Moment("2025-02-25", "occurred"),))
    assert len(recalled([NEWS, news])) == 2


def test_a_year_alone_needs_both_parties() -> None:
    """“In 2024” and one party are too little to tell an attack by; with both parties it is enough."""
    year = [msgspec.structs.replace(one, date="2024", status="historical") for one in (NEWS, BACK)]
    assert len(recalled(year)) == 1
    assert len(recalled(msgspec.structs.replace(one, recipients=()) for one in year)) == 2


def test_what_an_analyst_judged_stays_as_judged() -> None:
    """An entry that an analyst parted or confirmed takes no part."""
    judged = msgspec.structs.replace(BACK, reasons=(Reason("judgement", "Rani judged so: other place", 10.0),))
    assert len(recalled([NEWS, judged])) == 2
