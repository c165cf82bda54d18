"""What becomes of odd items: those that change, move, share a mark, or carry their article themselves; all in made time."""

from pathlib import Path

from runut.engine.watching_means import Limits
from runut.errors import BadStatus
from runut.store.address import Address
from tests.engine.watching import FEED, HOUR, PLACE, Reply, World, paper, refuse, rss


def test_the_hours_budget_of_a_host(tmp_path: Path) -> None:
    """A host gets so many requests in an hour; what is left waits, for the next run where there is one."""
    names = [f"n{number}" for number in range(30)]
    world = World(tmp_path / "a.runut", paper(*names))
    world.limits = Limits(budget=10, look=600.0)
    world.follow(FEED)
    world.watch(once=True)
    assert len(world.web.asked) == 10
    assert sorted(world.states().values()).count("taken") == 9
    world.watch(4 * HOUR)
    assert set(world.states().values()) == {"taken"}
    times = [when for when, _ in world.web.asked[10:]]
    assert all(sum(begin <= when < begin + HOUR for when in times) <= 20 for begin in times)


def test_the_hours_budget_holds_from_run_to_run(tmp_path: Path) -> None:
    """Runs for cron within an hour get no more of a host together than one would; in the next hour it is asked again."""
    world = World(tmp_path / "a.runut", paper(*(f"n{number}" for number in range(15))))
    world.limits = Limits(budget=10, look=600.0)
    world.follow(FEED)
    world.watch(once=True)
    for _ in range(5):
        world.time.now += 500
        world.watch(once=True)
    assert len(world.web.asked) == 10
    world.time.now += HOUR
    world.watch(once=True)
    assert 16 <= len(world.web.asked) <= 20
    assert set(world.states().values()) == {"taken"}


def test_no_request_is_made_that_was_not_noted_before(tmp_path: Path) -> None:
    """At each request the memory counts it already, with all before: a kill forgets none."""
    noted: list[int] = []

    def says(address: str, validator: str | None) -> Reply:
        noted.append(sum(one.asked for one in world.memory.spent))
        return there(address, validator)

    there = paper(*(f"n{number}" for number in range(8)))
    world = World(tmp_path / "a.runut", says)
    world.follow(FEED)
    world.watch(once=True)
    assert noted == list(range(1, 10))


def test_a_host_that_wants_to_be_left_alone_is_by_the_next_run_too(tmp_path: Path) -> None:
    """Retry-After holds for all of a host's feeds, whoever asks next; but not for longer than was meant, by any clock."""

    def busy(address: str, _: str | None) -> Reply:
        raise BadStatus(address, 503, "it is busy", "wait", retry_after=2_000)

    world = World(tmp_path / "a.runut", busy)
    world.follow(FEED)
    world.watch(once=True)
    world.follow(f"{FEED}2")
    world.time.now += 1_000
    world.watch(once=True)
    assert len(world.web.asked) == 1
    world.time.now += 1_100
    world.watch(once=True)
    assert [address for _, address in world.web.asked] == [FEED, FEED]
    world.time.ahead -= 40 * 24 * HOUR
    for _ in range(3):  # an hour more at most
        world.watch(once=True)
        world.time.now += 2_100
    assert [address for _, address in world.web.asked] == [FEED, FEED, f"{FEED}2"]


def test_one_feed_of_many_items_holds_no_other_up(tmp_path: Path) -> None:
    """Where one outlet names hundreds of articles, those of another are read as they come."""
    other = "https://harianselat.example/rss"

    def says(address: str, _: str | None) -> Reply:
        home = address.removesuffix("/rss")
        many = 3 if address == other else 60
        body = rss(*(f"{home}/{n}" for n in range(many))) if address.endswith("rss") else address.encode()
        return Reply(address=address, body=body)

    world = World(tmp_path / "a.runut", says)
    world.limits = Limits(window=20, each=8, look=600.0)
    world.follow(FEED)
    world.watch(10)  # those of the first wait already
    world.follow(other)
    world.watch(once=True)
    read = [address for _, address in world.web.asked]
    last = max(number for number, address in enumerate(read) if "harianselat" in address)
    assert last < 20
    assert set(world.states().values()) == {"taken"}
    assert len(world.kept) == 63


def test_changes_duplicates_and_changing_addresses(place: Address) -> None:
    """An item that says it changed is read again, a few times; one mark for several says nothing; a moved item is the same."""
    count = 0

    def says(address: str, _: str | None) -> Reply:
        nonlocal count
        if address != FEED:
            return Reply(address=address, body=f"Hujan {count}".encode())
        count += 1
        items = (
            f"<item><guid isPermaLink='false'>a</guid><link>{PLACE}/a?sesi={count}</link><title>A</title></item>"
            f"<item><guid isPermaLink='false'>x</guid><link>{PLACE}/b</link><title>B {count}</title></item>"
            f"<item><guid isPermaLink='false'>x</guid><link>{PLACE}/c</link><title>C</title></item>"
        )
        return Reply(address=FEED, body=f"<rss><channel>{items}</channel></rss>".encode())

    world = World(place, says)
    world.follow(FEED)
    world.watch(72 * HOUR)
    assert count > 10
    items = world.follows.items()
    assert len(items) == 3
    reads = {one.title: one.reads for one in items}
    assert reads["A"] == reads["C"] == 1
    assert max(reads.values()) == 6


def test_the_feed_carries_the_article_itself(tmp_path: Path) -> None:
    """Where an item has no address, or its page gives nothing, its own text is taken, and says so."""
    words = " ".join(f"kata{number}" for number in range(90))

    def says(address: str, _: str | None) -> Reply:
        if address != FEED:
            raise refuse(address, "it is behind a wall")
        items = (
            f"<item><title>A</title><description>{words}</description></item>"
            f"<item><title>B</title><link>{PLACE}/b</link><description>{words} lagi</description></item>"
            f"<item><title>C</title><link>{PLACE}/c</link><description>Pendek.</description></item>"
            "<item><title>D</title></item>"
        )
        return Reply(address=FEED, body=f"<rss><channel>{items}</channel></rss>".encode())

    world = World(tmp_path / "a.runut", says)
    world.follow(FEED)
    world.watch(once=True)
    by_title = {one.title: one for one in world.follows.items()}
    assert {title: one.state for title, one in by_title.items()} == {
        "A": "taken",
        "B": "taken",
        "C": "refused",
        "D": "refused",
    }
    assert world.kept[f"{PLACE}/b"] == f"B\n\n{words} lagi"
    assert by_title["D"].why == (
        f"{FEED}#{by_title['D'].id}: the feed gives no text of it, and no address; read it where it was published."
    )
    assert all(one.text == "" for one in by_title.values())
