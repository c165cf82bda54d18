"""Whether somebody wrote to a chronicle, in a file and on a server."""

from sqlalchemy import text

from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.pulse import CLOSED, Pulse, which
from tests.cluster import Cluster


def test_each_writing_is_felt_and_nothing_once_it_is_closed(place: Address) -> None:
    """The number stays where nobody writes, is another one after each writing, and closed, a number of no state."""
    with Chronicle(place, create=True) as chronicle, Chronicle(place) as other:
        pulse = Pulse(chronicle)
        counted = [pulse.count(), pulse.count()]
        for name in ("Banjir", "Gempa"):
            other.save_search(name, f"q={name}", "Sari")
            counted.append(pulse.count())
        assert counted[0] == counted[1]
        assert len({*counted}) == 3
        pulse.close()
        assert pulse.count() == CLOSED
        assert CLOSED not in counted


def test_another_chronicle_in_its_place_is_felt(postgres: Cluster) -> None:
    """One that was changed as often, in a schema of the same name, counts otherwise, and is known to be another."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle:
        pulse = Pulse(chronicle)
        before = pulse.count()
        with chronicle.engine.begin() as opened:
            opened.execute(text(f"DROP SCHEMA {there.schema} CASCADE"))
        Chronicle(there, create=True).close()
        after = pulse.count()
        pulse.close()
    assert which(before) != which(after)
    assert before % 2**64 == after % 2**64
