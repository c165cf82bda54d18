"""What was found out is asked again when it is made of something else, or was forgotten."""

from runut.text.lasting import BARE, Lasting


def test_asked_again_only_when_made_of_something_else() -> None:
    """The same question made of equals has its answer; of others, and under another name, it is asked."""
    lasting, asked = Lasting(), list[str]()

    def answer(name: str, *made_of: object) -> str:
        def make() -> str:
            asked.append(name)
            return f"{name} of {made_of}"

        return lasting.of(name, made_of, make)

    assert answer("toll", 1, ("a", "b")) == answer("toll", 1, ("a", *"b")) == "toll of (1, ('a', 'b'))"
    assert asked == ["toll"]
    assert answer("place", 1, ("a", "b")) == "place of (1, ('a', 'b'))"
    assert answer("toll", 2, ("a", "b")) == "toll of (2, ('a', 'b'))"
    assert answer("toll", 1, ("a", "b")) == "toll of (1, ('a', 'b'))"
    assert asked == ["toll", "place", "toll", "toll"]


def test_what_there_is_no_room_for_is_asked_again() -> None:
    """What was asked for longest ago goes first, by what it is made of."""
    lasting, asked = Lasting(room=2 * BARE + 5), list[str]()
    for name, many in (("a", 2), ("b", 2), ("a", 2), ("c", 3), ("a", 2), ("b", 2)):
        lasting.of(name, tuple(range(many)), lambda name=name: asked.append(name))  # type: ignore[misc]  # bound as it is now
    assert asked == ["a", "b", "c", "b"]
