"""Which passages stand in an earlier text."""

import pytest
from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.annotations import Sentence
from runut.records.claims import Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span
from tests.link.made import reading, span_of, with_actors, with_statement

COMPARER = Comparer({"id": load_pack("id")})
PASSAGE = "Hubungan Sunteria dan Velmora mendingin sejak musim hujan lalu karena kapal Kardova berlabuh tanpa izin di Teluk Karsel."
CHANGED = PASSAGE.replace("berlabuh tanpa izin", "singgah tanpa izin")
SAID = "Tidak ada satu pun warga lembah ini yang akan kami tinggalkan sendirian"


SPEAKER = "Arden Kolsaria"


def article(name: str, day: str, *lines: str) -> Reading:
    """An article of `day` with a title of its own."""
    return reading(name, [f"Judul {name}", *lines], day)


def speech(
    name: str, day: str, speaker: str = "Arden Kolsaria", *, before: str = "", date: str | None = None
) -> Reading:
    """An article of `day` that quotes the speaker, with words before the quotation, and the day on which it was said."""
    made = with_actors(article(name, day, f"{before}“{SAID},” kata {speaker}."), (speaker, "person", None))
    made = with_statement(made, speaker, SAID)
    return replace(made, statements=tuple(replace(one, date=date) for one in made.statements))


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


def test_order_says_how_it_is_known() -> None:
    """A day apart the days decide; on one day nothing does."""
    (known,) = COMPARER.reuses(article("a", "2025-08-11", PASSAGE), [article("b", "2025-08-10", PASSAGE)])
    (open_,) = COMPARER.reuses(article("a", "2025-08-10", PASSAGE), [article("b", "2025-08-10", PASSAGE)])
    assert (known.earlier.article, known.first_by) == ("b", "day")
    assert open_.first_by == "unknown"


@pytest.mark.parametrize(
    ("day", "before", "date", "kind"),
    [
        ("2025-08-11", "", None, "reuse"),
        ("2025-08-14", "", None, "reuse"),
        ("2025-10-14", "", None, "recurrence"),
        ("2025-10-14", "", "2025-08-10", "reuse"),
        ("2025-08-14", "", "2025-08-14", "recurrence"),
        ("2025-08-14", "Presiden kembali berjanji. ", None, "recurrence"),
        ("2025-08-14", "Presiden berjanji. ", None, "reuse"),
        ("2025-10-14", "Sebelumnya presiden berjanji. ", None, "reuse"),
    ],
)
def test_said_again_is_told_from_still_quoted(day: str, before: str, date: str | None, kind: str) -> None:
    """Months later, or dated later, or by the article's own words it is said again; else it is quoted from the first time."""
    (found,) = COMPARER.reuses(speech("b", day, before=before, date=date), [speech("a", "2025-08-10")])
    assert found.kind == kind


def test_words_behind_a_long_saying_introduce_it_too() -> None:
    """Where a saying runs over two sentences, what stands behind the second tells that it is quoted from then."""
    said = f"{SAID}\nItu janji kami"
    made = with_actors(
        article("b", "2025-10-14", f"“{said},” kata Arden Kolsaria saat itu."), (SPEAKER, "person", None)
    )
    text = made.article.text
    content = span_of(text, said)
    statement = Statement(
        id="b:s0",
        sentence=1,
        mode="direct",
        content=content,
        cue=span_of(text, "kata"),
        speaker=Role("b:a0", span_of(text, SPEAKER)),
    )
    sentences = split(made)
    (found,) = COMPARER.reuses(replace(made, sentences=sentences, statements=(statement,)), [speech("a", "2025-08-10")])
    assert found.kind == "reuse"


def split(made: Reading) -> tuple[Sentence, ...]:
    """A sentence for every line of the text."""
    found, at = [], 0
    for index, line in enumerate(made.article.text.split("\n")):
        found.append(Sentence(index, Span(at, at + len(line)), index, "body" if index else "title"))
        at += len(line) + 1
    return tuple(found)


def test_words_around_a_saying_that_are_the_same_are_taken_over() -> None:
    """Where the outlet's own words come again with the saying, its text was taken over, however long after."""
    own = "Di balai desa yang masih tergenang air keruh ia berkata: "
    (found,) = COMPARER.reuses(speech("b", "2025-12-14", before=own), [speech("a", "2025-08-10", before=own)])
    assert found.kind == "reuse"


def test_names_and_numbers_are_nobodys_text() -> None:
    """An office with its holder, an address or a fixture that two articles write out is no passage taken over."""
    line = "Kepala Dinas Pengairan Kabupaten Sarindal Hulu Arden Kolsaria di Jalan Raya Tanjul Nomor 12 RT 3 RW 4"
    assert COMPARER.reuses(article("a", "2025-08-10", line), [article("b", "2025-08-14", line)]) == ()


def test_broken_characters_are_no_words() -> None:
    """What is left of an alphabet that was lost on the way is no text that could be taken over."""
    line = "Ù Ø Ù Ù " * 12
    assert COMPARER.reuses(article("a", "2025-08-10", line), [article("b", "2025-08-14", line)]) == ()
    assert COMPARER.keys(article("a", "2025-08-10", line)) == ()


def test_short_passage_of_nobody_is_none() -> None:
    """Fewer than twelve words count only as words of one speaker."""
    line = " ".join(SAID.split()[:9])
    assert COMPARER.reuses(article("a", "2025-08-10", f"{line}."), [article("b", "2025-08-14", f"{line}.")]) == ()


def test_two_speakers_do_not_recur() -> None:
    """The same words in the mouth of another are taken over, not said again."""
    (found,) = COMPARER.reuses(speech("b", "2025-08-14", "Milo Brusko"), [speech("a", "2025-08-10")])
    assert found.kind == "reuse"
