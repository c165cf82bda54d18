"""What is kept as long as there is room."""

from runut.records.reading import Reading
from runut.text.shelf import Shelf, room_for
from tests.link.made import reading

LONG = "Banjir melanda Sarindal. " * 40  # 1,000 characters


def put(shelf: Shelf[str, Reading], one: Reading) -> None:
    """Put an article by its name."""
    shelf.put(one.article.id, one, room_for(one))


def test_of_short_articles_more_are_kept_than_of_long_ones() -> None:
    """There is room for so many characters, whoever wrote them."""
    for text, most in (("Banjir.", 11), (LONG, 4)):
        shelf = Shelf[str, Reading](6_000)
        for number in range(20):
            put(shelf, reading(f"a{number:02}", [text]))
        assert [number for number in range(20) if f"a{number:02}" in shelf] == [*range(20 - most, 20)]


def test_the_last_used_stay() -> None:
    """What is put back stands last, and the same article is kept once; what is larger than the room stays alone."""
    shelf = Shelf[str, Reading](2_000)
    for name in ("a", "b", "a", "c", "a", "d"):
        put(shelf, reading(name, ["Banjir."]))
    assert [name for name in "abcd" if name in shelf] == ["a", "c", "d"]
    put(shelf, reading("e", [LONG * 9]))
    assert [name for name in "abcde" if name in shelf] == ["e"]


def test_what_is_used_stays_and_what_is_looked_at_does_not() -> None:
    """Only what was used stands last; what was taken makes room."""
    shelf = Shelf[str, str](2)
    shelf.put("a", "A", 1)
    shelf.put("b", "B", 1)
    assert (shelf.use("a"), shelf.get("b"), shelf.use("c"), shelf.get("c"), shelf.take("c")) == (
        "A",
        "B",
        None,
        None,
        None,
    )
    shelf.put("c", "C", 1)
    assert [name for name in "abc" if name in shelf] == ["a", "c"]
    assert shelf.take("a") == "A"
    shelf.put("d", "D", 1)
    assert [name for name in "abcd" if name in shelf] == ["c", "d"]
