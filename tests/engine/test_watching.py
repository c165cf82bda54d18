"""A watcher asks what is due, loses nothing, and gives up nothing too early; all in made time."""

import itertools
from pathlib import Path

import pytest

from runut.engine.watching_means import Limits
from runut.errors import BadStatus, LockedChronicle, NoAnswer, RunutError
from runut.store.address import Address
from runut.store.follows import Follows
from tests.engine.watching import FEED, HOUR, PLACE, Killed, Reply, World, hosts, paper, rss


def test_once_takes_what_is_new_and_then_asks_on_condition(place: Address) -> None:
    """Two runs for cron: all items of the first are taken, the second asks whether anything changed, when it is due."""
    world = World(place, paper("a", "b", "c"))
    world.follow(FEED)
    world.watch(once=True)
    assert world.states() == {"a": "taken", "b": "taken", "c": "taken"}
    assert set(world.kept) == {f"{PLACE}/{name}" for name in "abc"}
    asked = len(world.web.asked)
    world.watch(once=True)
    assert len(world.web.asked) == asked  # nothing is due yet
    world.time.now += 7 * HOUR
    world.watch(once=True)
    assert len(world.web.asked) == asked + 1
    assert [event.what for event in world.events][-1] == "unchanged"
    (feed,) = world.follows.feeds()
    assert (feed.title, feed.tries, feed.etag) == ("Kabar", 0, "v1")


def test_a_host_is_asked_one_at_a_time_with_its_pause(tmp_path: Path) -> None:
    """Between two requests of a host lies its pause, behind the end of the first; other hosts need not wait."""
    feeds = [f"https://media{number}.example/rss" for number in range(3)]

    def says(address: str, _: str | None) -> Reply:
        home = address.removesuffix("/rss")
        body = rss(*(f"{home}/{n}" for n in range(5))) if address.endswith("rss") else address.encode()
        return Reply(address=address, body=body)

    world = World(tmp_path / "a.runut", says)
    world.follow(*feeds)
    world.watch(once=True)
    assert len(world.kept) == 15
    for times in hosts(world).values():
        assert all(later - earlier >= 3 for earlier, later in itertools.pairwise(times))
    assert world.time.now < 60  # the three went side by side


@pytest.mark.parametrize("after", range(1, 10))
def test_whoever_is_killed_loses_nothing(tmp_path: Path, after: int) -> None:
    """Wherever the watcher is killed, the next one takes what was seen and not yet taken."""
    world = World(tmp_path / "a.runut", paper("a", "b", "c", "d", "e"))
    world.limits = Limits(portion=2, look=600.0)
    world.follow(FEED)
    with pytest.raises(Killed):
        world.watch(once=True, stops_after=after)
    seen = {one.address for one in world.follows.items()}
    assert len(seen) in {0, 5}
    world.watch(once=True)
    assert {one.state for one in world.follows.items()} <= {"taken", "known"}
    assert set(world.kept) == {f"{PLACE}/{name}" for name in "abcde"}


def test_failures_are_tried_again_later_and_then_told(tmp_path: Path) -> None:
    """What may pass is tried again; what lasts is refused at once, each with its reason."""

    def says(address: str, _: str | None) -> Reply:
        if address == FEED:
            return Reply(address=FEED, body=rss(*(f"{PLACE}/{name}" for name in ("slow", "gone", "empty", "good"))))
        if address.endswith("slow"):
            raise NoAnswer(address, "nobody answers", "try again later")
        if address.endswith("gone"):
            raise BadStatus(address, 410, "the page is gone (410)", "look there")
        return Reply(address=address, body=b"" if address.endswith("empty") else b"Hujan")

    world = World(tmp_path / "a.runut", says)
    world.follow(FEED)
    world.watch(600)
    assert world.states() == {"slow": "waiting", "gone": "refused", "empty": "refused", "good": "taken"}
    world.watch(50 * HOUR)
    items = {(one.address or "").rpartition("/")[2]: one for one in world.follows.items()}
    assert {name: one.why for name, one in items.items()} == {
        "slow": f"{PLACE}/slow: nobody answers; try again later.",
        "gone": f"{PLACE}/gone: the page is gone (410); look there.",
        "empty": f"{PLACE}/empty: there is nothing in it; look there.",
        "good": None,
    }
    tries = [when for when, address in world.web.asked if address.endswith("slow")]
    assert len(tries) == 5
    waits = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert all(later > 2 * earlier for earlier, later in itertools.pairwise(waits))
    assert (items["slow"].state, len(world.said("refused"))) == ("refused", 3)


def test_a_feed_that_fails_is_asked_less_and_less_and_as_it_wishes(tmp_path: Path) -> None:
    """Failures double the wait, a day at most; Retry-After is obeyed, for all of its host."""
    world = World(tmp_path / "a.runut", lambda address, _: (_ for _ in ()).throw(NoAnswer(address, "down", "wait")))
    world.follow(FEED)
    world.watch(4 * 24 * HOUR)
    times = [when for when, _ in world.web.asked]
    waits = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert waits == sorted(waits)
    assert 300 < waits[0] < 23 * HOUR < waits[-1] < 25 * HOUR
    (feed,) = world.follows.feeds()
    assert feed.trouble == f"{FEED}: down; wait."

    def busy(address: str, _: str | None) -> Reply:
        raise BadStatus(address, 503, "it is busy", "wait", retry_after=50_000)

    other = World(tmp_path / "b.runut", busy)
    other.follow(FEED, f"{FEED}2")
    other.watch(24 * HOUR)
    times = [when for when, _ in other.web.asked]
    assert all(later - earlier > 49_000 for earlier, later in itertools.pairwise(times))


def test_pace_is_learnt(tmp_path: Path) -> None:
    """An outlet that publishes every ten minutes is asked about so often, a silent one every six hours."""
    quiet = "https://sepi.example/rss"

    def says(address: str, _: str | None) -> Reply:
        if address.endswith("rss"):
            minutes = int(world.time.now) // 600 if address == FEED else 0
            return Reply(
                address=address, body=rss(*(f"{address[:-3]}{n}" for n in range(max(0, minutes - 20), minutes + 1)))
            )
        return Reply(address=address, body=address.encode())

    world = World(tmp_path / "a.runut", says)
    world.follow(FEED, quiet)
    world.watch(24 * HOUR)
    busy, calm = ([when for when, address in world.web.asked if address == feed] for feed in (FEED, quiet))
    last = [later - earlier for earlier, later in zip(busy[-20:], busy[-19:], strict=False)]
    assert all(300 <= gap < 2_000 for gap in last)
    assert 9_000 < calm[-1] - calm[-2] < 22_000
    assert all(one.state == "taken" for one in world.follows.items())
    assert len(world.kept) == len(world.follows.items()) >= 24 * 6


def test_the_clock_may_be_set_back(tmp_path: Path) -> None:
    """Set back by a month between two runs or within one, feeds are asked after their interval all the same."""
    world = World(tmp_path / "a.runut", paper("a"))
    world.follow(FEED)
    world.watch(HOUR)
    before = len(world.web.asked)
    world.time.ahead -= 30 * 24 * HOUR
    world.watch(24 * HOUR)
    assert len(world.web.asked) >= before + 4
    between = len(world.web.asked)
    world.time.ahead -= 30 * 24 * HOUR
    world.watch(24 * HOUR)
    assert between + 3 <= len(world.web.asked) <= between + 30


def test_items_wait_though_the_clock_is_set_back(tmp_path: Path) -> None:
    """An item that was seen in what is now the future is read when its host's turn comes, not a month later."""
    world = World(tmp_path / "a.runut", paper("a", "b"))
    world.follow(FEED)
    with pytest.raises(Killed):
        world.watch(once=True, stops_after=1)
    world.time.ahead -= 30 * 24 * HOUR
    world.watch(2 * HOUR)
    assert world.states() == {"a": "taken", "b": "taken"}


def test_two_watchers_at_once(place: Address) -> None:
    """The second says so at once, and the first goes on."""
    world = World(place, paper("a"))
    world.follow(FEED)
    with Follows(world.chronicle).watching(), pytest.raises(LockedChronicle) as caught:
        world.watch(once=True)
    assert str(caught.value) == (
        f"{place}: another program watches the feeds of this chronicle; stop it first, or let it go on alone."
    )
    world.watch(once=True)
    assert world.states() == {"a": "taken"}


def test_what_others_change_is_seen(tmp_path: Path) -> None:
    """A feed that is paused meanwhile is asked no more, one that is added is, and what waits of a removed one says so."""
    world = World(tmp_path / "a.runut", paper("a"))
    world.follow(FEED)
    world.watch(HOUR)
    (feed,) = world.follows.feeds()
    world.follows.set_state(feed.id, "paused")
    asked = len(world.web.asked)
    world.watch(24 * HOUR)
    assert len(world.web.asked) == asked
    world.follow(FEED)
    world.watch(HOUR)
    assert len(world.web.asked) > asked
    world.follows.set_state(feed.id, "removed")
    assert world.follows.feeds() == ()
    assert world.states() == {"a": "taken"}


def test_a_text_that_kills_stops_nobody_else(tmp_path: Path) -> None:
    """Where taking a portion falls, its articles are taken one by one, and the one that kills is refused in the end."""
    world = World(tmp_path / "a.runut", paper("a", "bad", "c", "d"))

    def falls(raws: object) -> None:
        if "bad" in repr(raws):
            fallen.append(raws)
            message = "the process fell."
            raise RunutError(message)

    fallen: list[object] = []
    world.falls = falls
    world.follow(FEED)
    world.watch(72 * HOUR)
    assert len(fallen) == 1 + Limits().tries  # once in company, then by itself
    assert world.states() == {"a": "taken", "bad": "refused", "c": "taken", "d": "taken"}


def test_somebody_else_writes_for_a_while(tmp_path: Path) -> None:
    """Articles that cannot be taken now are taken when the chronicle is free again."""
    world = World(tmp_path / "a.runut", paper("a", "b"))
    until = 200.0

    def falls(_: object) -> None:
        if world.time.now < until:
            message = "another program is writing."
            raise LockedChronicle(message)

    world.falls = falls
    world.follow(FEED)
    world.watch(HOUR)
    assert world.states() == {"a": "taken", "b": "taken"}
    assert world.said("trouble") != []
