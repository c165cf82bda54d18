"""Who is meant by phrases that are themselves nobody: parts that people play, homes, cases, houses and palaces."""

import pytest
from msgspec.structs import replace

from runut.records.annotations import Mention, Sentence
from runut.records.reading import Reading
from runut.records.span import Span
from tests.annotate.test_event_affected import befallen
from tests.annotate.test_event_roles import flat, roles, with_actor
from tests.annotate.test_events import reading_of


def two_sentences(first: str, second: str) -> Reading:
    """A reading of two sentences written as `reading_of` writes one."""
    one, two = reading_of(first), reading_of(second)
    shift = len(one.article.text) + 1
    text = f"{one.article.text} {two.article.text}"
    tokens = tuple(replace(t, start=t.start + shift, end=t.end + shift) for t in two.sentences[0].tokens)
    later = Sentence(index=1, span=Span(shift, len(text)), block=0, role="body", tokens=tokens)
    return replace(one, article=replace(one.article, text=text), sentences=(one.sentences[0], later))


def test_the_victim_is_whom_the_article_let_die() -> None:
    """“Kondisi korban” must be that of the only one who was killed, and “korban lain” must not."""
    killed = "Gempa|NOUN|nsubj|1 menewaskan|VERB|root| Ratan|PROPN|obj|1"
    hurt = "Kondisi|NOUN|nsubj|2 korban|NOUN|nmod|0 terluka|VERB|root|"
    other = "Korban|NOUN|nsubj|2 lain|ADJ|amod|0 terluka|VERB|root|"
    assert befallen(two_sentences(killed, hurt))[-1] == ["Ratan"]
    assert befallen(two_sentences(killed, other))[-1] != ["Ratan"]


def test_victims_that_are_only_counted_are_nobody() -> None:
    """“Total korban tewas 17 orang” must strike nobody whom the article names."""
    killed = "Gempa|NOUN|nsubj|1 menewaskan|VERB|root| Ratan|PROPN|obj|1"
    counted = "Total|NOUN|nsubj|2 korban|NOUN|nmod|0 tewas|VERB|root| 17|NUM|nummod|4 orang|NOUN|obl|2"
    assert befallen(two_sentences(killed, counted))[-1] == []


@pytest.mark.parametrize(
    ("text", "tags", "actors", "recipients"),
    [
        (
            "Ratan , Kecamatan Lintang , Kabupaten Denar , menyerang Kardova",
            {",": "PUNCT", "menyerang": "VERB"},
            ["Ratan"],
            ["Kardova"],
        ),
        (
            "Velmora menyidik kasus yang menjerat Ratan",
            {"menyidik": "VERB", "yang": "PRON", "menjerat": "VERB"},
            ["Velmora"],
            ["Ratan"],
        ),
        ("Velmora meminta penjelasan Kardova", {"meminta": "VERB"}, ["Velmora"], ["Kardova"]),
        (
            "Velmora menggeledah sejak pagi di rumah Ratan",
            {"menggeledah": "VERB", "sejak": "ADP", "di": "ADP"},
            ["Velmora"],
            ["Ratan"],
        ),
    ],
)
def test_phrases_name_whom_they_concern(
    text: str, tags: dict[str, str], actors: list[str], recipients: list[str]
) -> None:
    """Where somebody is at home, a case, something asked for and a house must lead to the one whom it concerns."""
    assert roles(reading_of(flat(text, **tags))) == (actors, recipients)


def test_a_palace_receives_for_its_state() -> None:
    """A visit to “Istana Kardova” must be one to Kardova."""
    reading = with_actor(
        reading_of(flat("Ratan mengunjungi Istana Kardova", mengunjungi="VERB")), "Istana Kardova", "place"
    )
    assert roles(reading) == (["Ratan"], ["Kardova"])


def test_a_gift_comes_from_whom_it_is_brought_in_by() -> None:
    """“Diberikan bantuan dari Lintang Air” must be given by Lintang Air."""
    text = "Ratan diberikan bantuan dari Lintang Air"
    reading = with_actor(reading_of(flat(text, diberikan="VERB", dari="ADP")), "Lintang Air", "company")
    assert roles(reading) == (["Lintang Air"], ["Ratan"])


def test_an_ending_is_whom_it_is_done_to() -> None:
    """“Velmora menyerangnya” must be an attack on whom the ending points to."""
    reading = reading_of(flat("Velmora menyerangnya setelah Kardova mundur", menyerangnya="VERB", setelah="SCONJ"))
    at = reading.article.text.index("nya")
    struck = reading.actors[1]
    ending = Mention(span=Span(at, at + 3), head=Span(at, at + 3), sentence=0, form="clitic")
    told = replace(struck, mentions=(*struck.mentions, ending))
    assert roles(replace(reading, actors=(reading.actors[0], told))) == (["Velmora"], ["Kardova"])


@pytest.mark.parametrize(
    ("text", "tags", "actors", "recipients"),
    [
        (
            "Pertemuan itu dipimpin Ratan dan diikuti oleh Denar",
            {"itu": "DET", "dipimpin": "VERB", "dan": "CCONJ", "diikuti": "VERB", "oleh": "ADP"},
            ["Ratan", "Denar"],
            [],
        ),
        (
            "Velmora mengancam bahwa sasarannya pangkalan Kardova",
            {"mengancam": "VERB", "bahwa": "SCONJ"},
            ["Velmora"],
            ["Kardova"],
        ),
        ("Velmora menyita dua mobil", {"menyita": "VERB", "dua": "NUM"}, ["Velmora"], []),
        ("Ratan ditetapkan tersangka", {"ditetapkan": "VERB"}, [], ["Ratan"]),
        (
            "Setelah mendapat serangan , Velmora pulang",
            {"Setelah": "SCONJ", "mendapat": "VERB", ",": "PUNCT", "pulang": "VERB"},
            [],
            ["Velmora"],
        ),
    ],
)
def test_who_takes_part_is_told_around_the_trigger(
    text: str, tags: dict[str, str], actors: list[str], recipients: list[str]
) -> None:
    """Those present, threatened and attacked must be found; goods and what one is called must be nobody."""
    assert roles(reading_of(flat(text, **tags))) == (actors, recipients)


def test_a_crash_befalls_whom_it_involves() -> None:
    """“Tabrakan yang melibatkan Ratan” must befall Ratan; a flood that involves rescuers must not befall them."""
    crash = flat("Tabrakan yang melibatkan Ratan terjadi kemarin", yang="PRON", melibatkan="VERB", terjadi="VERB")
    flood = flat("Banjir yang melibatkan Ratan terjadi kemarin", yang="PRON", melibatkan="VERB", terjadi="VERB")
    assert befallen(reading_of(crash)) == [["Ratan"]]
    assert befallen(reading_of(flood)) == [[]]
