"""Each alert tells each record once, of what is new alone, and again with the same ids where it was not noted."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from runut.engine.alerting import Message, tell_all
from runut.errors import RunutError
from runut.records.findings import Findings
from runut.records.links import Linked
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.alerts import Alerts
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from tests.store.making import findings, linked, reading


def channel(messages: list[Message]) -> Callable[[str], Callable[[Message], None] | None]:
    """What keeps messages of the alerts “tenda” and “kapal”, and knows no other."""
    return lambda name: messages.append if name in {"tenda", "kapal"} else None


def keep(chronicle: Chronicle, *readings: Reading) -> None:
    """Keep articles."""
    chronicle.keep([Kept(one) for one in readings])


def apart(id_: str) -> Linked:
    """An article in a story of its own."""
    made = linked(id_)
    story, entry = replace(made.stories[0], id="S2"), replace(made.entries[0], id="E2", story="S2")
    return replace(made, stories=(story,), entries=(entry,))


def kinds(messages: list[Message]) -> list[tuple[str, str]]:
    """Kind and id of all records that were told, in order."""
    return sorted((one.kind, one.record) for message in messages for one in message.records)


def test_what_is_new_is_told_once(place: Address) -> None:
    """Entries, statements and disagreements of articles that came since, once they are linked, and never twice."""
    messages: list[Message] = []
    with Chronicle(place, create=True) as chronicle:
        keep(chronicle, reading("aa"))
        chronicle.connect(linked("aa"), Findings())
        alerts = Alerts(chronicle)
        alerts.add("tenda", "q=tenda")
        alerts.add("kapal", "q=kapal+selam")
        assert tell_all(chronicle, channel(messages)) == ()
        assert messages == []  # what was there before is not new
        keep(chronicle, reading("bb", published="2025-08-12"))
        assert tell_all(chronicle, channel(messages)) == ()
        assert messages == []  # not linked yet
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        assert tell_all(chronicle, channel(messages)) == ()
        told = kinds(messages)
        assert [kind for kind, _ in told] == ["disagreement", "statement"]  # the entry is one that aa told already
        assert {message.alert for message in messages} == {"tenda"}
        assert tell_all(chronicle, channel(messages)) == ()
        assert kinds(messages) == told
        keep(chronicle, replace(reading("cc"), article=replace(reading("cc").article, published="2025-08-13")))
        chronicle.connect(apart("cc"), Findings())
        assert tell_all(chronicle, channel(messages)) == ()
        assert [kind for kind, _ in kinds(messages)] == ["disagreement", "entry", "statement", "statement"]


def test_killed_between_telling_and_noting(place: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message comes again with the same ids, and only what was not noted does."""
    messages: list[Message] = []
    with Chronicle(place, create=True) as chronicle:
        alerts = Alerts(chronicle)
        alerts.add("tenda", "q=tenda")
        keep(chronicle, reading("aa"), reading("bb", published="2025-08-12"))
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        with monkeypatch.context() as patched:
            patched.setattr("runut.engine.alerting.MOST", 2)
            patched.setattr(Alerts, "told", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                tell_all(chronicle, channel(messages))
        with monkeypatch.context() as patched:
            patched.setattr("runut.engine.alerting.MOST", 2)
            assert tell_all(chronicle, channel(messages)) == ()
        first, again, *others = messages
        assert (first.id, first.records) == (again.id, again.records)
        ids = [one.id for message in (again, *others) for one in message.records]
        assert len(set(ids)) == len(ids) > 2


def test_a_channel_that_fails_is_told_later(place: Address) -> None:
    """What could not be told says so and is told after the next weaving; others are not held up by it."""

    def shut(_: Message) -> None:
        message = "nobody took it."
        raise RunutError(message)

    messages: list[Message] = []
    with Chronicle(place, create=True) as chronicle:
        alerts = Alerts(chronicle)
        for name in ("tenda", "lain", "zzz"):
            alerts.add(name, "q=tenda")
        keep(chronicle, reading("aa"))
        chronicle.connect(linked("aa"), Findings())
        ways = {"tenda": shut, "zzz": messages.append}
        assert tell_all(chronicle, ways.get) == (
            "alert “lain”: this machine knows no channel for it; give it one with “runut alert add”.",
            "alert “tenda”: nobody took it.",
        )
        assert {message.alert for message in messages} == {"zzz"}
        tell_all(chronicle, {"tenda": messages.append, "zzz": messages.append}.get)
        assert [message.alert for message in messages] == ["zzz", "tenda"]
        assert kinds(messages[:1]) == kinds(messages[1:])
