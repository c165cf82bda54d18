"""Which figures an article tells, with unit, bound, chain and what they count."""

import msgspec
import pytest

from runut.annotate.figures import Figures
from runut.annotate.times import Times
from runut.languages.load import load_pack
from runut.records.annotations import LocalActor, Token
from runut.records.claims import Chain, Figure, Role
from runut.records.reading import Reading
from runut.records.span import Span
from tests.annotate.readings_by_hand import reading_of
from tests.growing import in_proportion

PACK = load_pack("id")
TIMES, STAGE = Times(PACK), Figures(PACK)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text`, its times read before."""
    return STAGE(TIMES(reading_of(text))).figures


def tagged(reading: Reading, tags: str) -> Reading:
    """`reading` with one word a blank in its only sentence, tagged in order."""
    at, tokens = 0, list[Token]()
    for word, tag in zip(reading.article.text.split(" "), tags.split(), strict=True):
        tokens.append(Token(at, at + len(word), word, word.lower(), tag, "dep", len(tokens)))
        at += len(word) + 1
    (sentence,) = reading.sentences
    return msgspec.structs.replace(reading, sentences=(msgspec.structs.replace(sentence, tokens=tuple(tokens)),))


def test_figures_are_numbered_in_order() -> None:
    """Ids count up through the article, and every span lies in the sentence it names."""
    read = STAGE(TIMES(reading_of("Ada 5 rumah dan 3 kapal. Dua orang tewas.")))
    assert [found.id for found in read.figures] == ["a:f0", "a:f1", "a:f2"]
    assert all(read.sentences[found.sentence].span.contains(found.span) for found in read.figures)


def test_numbers_inside_dates_are_no_figures() -> None:
    """What the times stage found as a date or hour is not counted; a length of time is."""
    assert [found.value for found in figures("Pada 12 Mei 2024 pukul 10.00 WIB hujan turun dua jam.")] == [2.0]


def test_the_same_figure_counts_once_a_line() -> None:
    """A figure written twice on one line is one record; on the next line it is another."""
    assert len(figures("Ada 5 rumah rusak. Ya, 5 rumah.")) == 1
    assert len(figures("Ada 5 rumah rusak.\nYa, 5 rumah.")) == 2


def test_a_text_in_one_line_is_told_apart_by_sentences() -> None:
    """Where a whole text stands in one line, the same figure counts once in every sentence."""
    filler = "Warga menunggu kabar dari petugas di tepi sungai itu. " * 30
    assert len(figures(f"Ada 5 rumah rusak. {filler}Ya, 5 rumah.")) == 2


def test_a_chain_covers_the_figures_in_its_scope() -> None:
    """A figure inside a chain's scope has its bodies as `via`, each once; one outside has none."""
    text = "Ada 5 rumah rusak, lapor Kantor Warta. Ada 3 kapal."
    reading = TIMES(reading_of(text))
    body = Role("a:a0", Span(text.index("Kantor"), text.index(". Ada 3")))
    scope = Span(0, text.index(" Ada 3"))
    chain = Chain(id="a:c0", cue=body.span, sentence=0, bodies=(body,), scope=scope)
    actor = LocalActor(id="a:a0", name="Kantor Warta", kind="media")
    twice = msgspec.structs.replace(reading, actors=(actor,), chains=(chain, msgspec.structs.replace(chain, id="a:c1")))
    assert [found.via for found in STAGE(twice).figures] == [(body,), ()]


def test_cents_are_of_the_money_told_near() -> None:
    """Cents are hundredths of the money that the sentence tells, before or behind, or that was told last."""
    found = figures("Harga turun 5 sen ke US$ 74,53. Lalu naik 10 sen. Di Portama naik 2 sen euro.")
    assert [(one.value, one.unit) for one in found] == [(0.05, "USD"), (74.53, "USD"), (0.1, "USD"), (0.02, "EUR")]


def test_an_unknown_noun_needs_the_parse() -> None:
    """A noun that no table has is a unit where the parse calls it a noun, and no figure is made where it does not."""
    text = "Petugas menyita dua kelontang besar"
    noun = tagged(TIMES(reading_of(text)), "NOUN VERB NUM NOUN ADJ")
    verb = tagged(TIMES(reading_of(text)), "NOUN VERB NUM VERB ADJ")
    assert [(one.unit, one.of) for one in STAGE(noun).figures] == [("kelontang", "kelontang besar")]
    assert STAGE(verb).figures == ()


def test_of_names_the_subject_of_a_measure() -> None:
    """What a share measures is the noun before it, where the parse shows one."""
    read = tagged(TIMES(reading_of("Harga beras naik 5 persen")), "NOUN NOUN VERB NUM NOUN")
    (found,) = STAGE(read).figures
    assert (found.of, found.unit) == ("Harga beras", "percent")


def test_a_range_ends_behind_its_number() -> None:
    """A word that joins ranges at the head of a sentence does not turn a later number back to one before it."""
    found = figures("Hingga 73 kapal siap (33 telah tiba, 40 kapal berangkat).")
    assert [(one.value, one.high) for one in found] == [(73.0, None), (40.0, None)]


@pytest.mark.parametrize(
    "text", ["9" * 50 + " orang", "1e9 orang", "½ liter", "5 / 0 orang", "Rp", "Rp Rp Rp", "5 5 5", "- - -"]
)
def test_odd_numbers_do_no_harm(text: str) -> None:
    """Numbers that are none, or beyond measure, give no figure and no error."""
    assert [found.value for found in figures(text) if found.value > 1e18] == []


@pytest.mark.parametrize(
    "piece",
    [
        "5 orang ",
        "3,5 ",
        "nilai (3,5) ",
        "lima orang dan ",
        "5-",
        "Rp ",
        "5 sen ",
        "lebih dari ",
        "dua puluh ",
        "kata ",
    ],
)
def test_reading_takes_linear_time(piece: str) -> None:
    """A sentence of 10,000 such pieces takes about eight times as long as one of 1,250."""
    in_proportion(lambda times: figures(piece * times), 1_250, 10_000)
