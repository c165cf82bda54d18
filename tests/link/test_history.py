"""How one happening is told over time: planned, held, looked back on, and what its entry then says."""

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.links import Edge, Entry, Moment
from runut.records.reading import Reading
from tests.link.made import reading, with_actors, with_events

LINKER = Linker({"id": load_pack("id")}, Register())
TITLE = "Pertemuan Presiden Tomar Veskulin dan Ratu Ilvana di Sarindal"


def told(name: str, sentence: str, published: str | None, status: str) -> Reading:
    """An article that tells of the meeting of Sarindal in one sentence."""
    made = reading(name, [TITLE, sentence], published)
    made = with_actors(made, ("Tomar Veskulin", "person", "VEL"), ("Ratu Ilvana", "person", "KAR"))
    event: dict[str, object] = {
        "type": "CONSULT",
        "trigger": sentence.split(maxsplit=1)[0],
        "actors": ["Tomar Veskulin", "Ratu Ilvana"],
        "date": "2025-03-14",
        "status": status,
    }
    return with_events(made, event)


PLANNED = told("p1", "Pertemuan Tomar Veskulin dengan Ratu Ilvana akan digelar Jumat.", "2025-03-10", "future")
PLANNED_TOO = told("p2", "Pertemuan Tomar Veskulin dan Ratu Ilvana disiapkan tuan rumah.", "2025-03-12", "future")
HELD = told("p3", "Pertemuan Tomar Veskulin dengan Ratu Ilvana berlangsung dua jam.", "2025-03-14", "occurred")
RECALLED = told("p4", "Pertemuan Tomar Veskulin dengan Ratu Ilvana dikenang di Sarindal.", "2026-05-02", "historical")


def entries(*readings: Reading) -> tuple[Entry, ...]:
    """The entries of a chronicle of these articles, all of one story."""
    return LINKER.connect(readings, [edge for one in readings for edge in LINKER.edges(one, readings)]).entries


def test_planned_and_held_are_one_entry_that_occurred() -> None:
    """Two plans and one report that it took place are one meeting, and it took place."""
    found = entries(PLANNED, PLANNED_TOO, HELD)
    assert [entry.status for entry in found] == ["occurred"]
    assert found[0].events == ("p1:e0", "p2:e0", "p3:e0")


def test_history_tells_when_the_status_changed() -> None:
    """The second plan changes nothing; the meeting does."""
    assert entries(HELD, PLANNED_TOO, PLANNED)[0].history == (
        Moment("2025-03-10", "future"),
        Moment("2025-03-14", "occurred"),
    )


def test_what_is_looked_back_on_a_year_later_is_the_old_entry() -> None:
    """What occurred is told as long past a year on; the day says that it is the same meeting."""
    found = LINKER.connect([HELD, RECALLED], [Edge(left="p3", right="p4", score=0.9)]).entries
    assert [entry.history for entry in found] == [
        (Moment("2025-03-14", "occurred"), Moment("2026-05-02", "historical")),
    ]


def test_articles_of_unknown_time_come_last() -> None:
    """An undated report of the meeting stands behind the dated plan, without a day."""
    undated = told("p0", "Pertemuan Tomar Veskulin dengan Ratu Ilvana berlangsung hangat.", None, "occurred")
    assert entries(PLANNED, undated)[0].history == (Moment("2025-03-10", "future"), Moment(None, "occurred"))


def test_a_plan_told_after_the_meeting_keeps_its_vote() -> None:
    """Who still plans when others have told of it means it: the status is what most say, of equals what came to pass."""
    late = told("p9", "Pertemuan Tomar Veskulin dengan Ratu Ilvana akan digelar Jumat.", "2025-03-15", "future")
    later = told(
        "p8", "Pertemuan Tomar Veskulin dengan Ratu Ilvana segera digelar di Sarindal.", "2025-03-15", "future"
    )
    assert [entry.status for entry in entries(HELD, late)] == ["occurred"]
    assert [entry.status for entry in entries(HELD, late, later)] == ["future"]
