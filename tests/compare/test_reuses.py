"""Which passages stand in an earlier text."""

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.reading import Reading
from tests.link.made import reading, with_actors, with_statement

COMPARER = Comparer({"id": load_pack("id")})
PASSAGE = "Hubungan Sunteria dan Velmora mendingin sejak musim hujan lalu karena kapal Kardova berlabuh tanpa izin di Teluk Karsel."
CHANGED = PASSAGE.replace("berlabuh tanpa izin", "singgah tanpa izin")
SAID = "Tidak ada satu pun warga lembah ini yang akan kami tinggalkan sendirian"


def article(name: str, day: str, *lines: str) -> Reading:
    """An article of `day` with a title of its own."""
    return reading(name, [f"Judul {name}", *lines], day)


def speech(name: str, day: str, speaker: str = "Arden Kolsaria") -> Reading:
    """An article of `day` that quotes the speaker."""
    made = with_actors(article(name, day, f"“{SAID},” kata {speaker}."), (speaker, "person", None))
    return with_statement(made, speaker, SAID)


def test_copied_passage_is_found() -> None:
    """A passage taken over with one word changed is found, from the earlier text to the later, its sentence whole."""
    early, late = article("z", "2025-08-10", PASSAGE), article("a", "2025-08-11", "Sebelumnya tenang.", CHANGED)
    (found,) = COMPARER.reuses(late, [early])
    assert (found.earlier.article, found.later.article, found.kind) == ("z", "a", "reuse")
    assert found.earlier.span.quote(early.article.text) == PASSAGE[:-1]
    assert found.later.span.quote(late.article.text) == CHANGED[:-1]
    assert 0.8 <= found.similarity < 1


def test_both_sides_find_the_same() -> None:
    """It does not matter which of the two articles is asked."""
    early, late = article("z", "2025-08-10", PASSAGE), article("a", "2025-08-11", CHANGED)
    assert COMPARER.reuses(late, [early]) == COMPARER.reuses(early, [late])


def test_articles_with_a_passage_share_a_key() -> None:
    """Two articles with a passage in common find each other by a key."""
    keys = [
        set(COMPARER.keys(one)) for one in (article("z", "2025-08-10", PASSAGE), article("a", "2025-08-11", CHANGED))
    ]
    assert keys[0] & keys[1]


def test_said_again_days_later_is_a_recurrence() -> None:
    """The same words of the same speaker days later are said again; on the next day they are still quoted."""
    first = speech("a", "2025-08-10")
    (again,) = COMPARER.reuses(speech("b", "2025-08-14"), [first])
    (quoted,) = COMPARER.reuses(speech("b", "2025-08-11"), [first])
    assert (again.kind, quoted.kind) == ("recurrence", "reuse")


def test_short_passage_of_nobody_is_none() -> None:
    """Fewer than twelve words count only as words of one speaker."""
    line = " ".join(SAID.split()[:9])
    assert COMPARER.reuses(article("a", "2025-08-10", f"{line}."), [article("b", "2025-08-14", f"{line}.")]) == ()


def test_two_speakers_do_not_recur() -> None:
    """The same words in the mouth of another are taken over, not said again."""
    (found,) = COMPARER.reuses(speech("b", "2025-08-14", "Milo Brusko"), [speech("a", "2025-08-10")])
    assert found.kind == "reuse"
