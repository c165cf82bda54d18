"""What becomes of odd items: those that change, move, share a mark, or carry their article themselves; all in made time."""

from collections.abc import Callable
from pathlib import Path

from runut.engine.watching_means import Limits
from runut.store.address import Address
from tests.engine.watching import Reply, World, refuse, rss

FEED = "https://kabarutara.example/rss"
PLACE = "https://kabarutara.example/2026"
HOUR = 3_600


def paper(*names: str) -> Callable[[str, str | None], Reply]:
    """A server with one feed of these articles, and the articles."""

    def says(address: str, validator: str | None) -> Reply:
        if address != FEED:
            return Reply(address=address, body=f"Hujan di {address}".encode())
        if validator == "v1":
            return Reply(address=FEED, status=304, etag="v1")
        return Reply(address=FEED, body=rss(*(f"{PLACE}/{name}" for name in names)), etag="v1")

    return says


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
