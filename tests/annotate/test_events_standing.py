"""What counts as an event and whether it has happened: sentences with trees built by hand."""

import pytest
from msgspec.structs import replace

from runut.annotate.events.again import shared
from runut.annotate.events.people import People
from runut.annotate.events.when import Calendar
from runut.languages.load import load_pack
from runut.languages.schema.dates import DateTable
from runut.languages.schema.events import RoleTable
from runut.records.claims import Event
from runut.records.span import Span
from tests.annotate.test_events import EVENTS, actors_in, names, only, reading_of

PACK = load_pack("id")
DATES, ROLES = PACK.table("events/dates.toml", DateTable), PACK.table("events/roles.toml", RoleTable)


def kinds(marked: str) -> list[tuple[str, str]]:
    """Type and status of each event of a sentence."""
    return [(event.type, event.status) for event in EVENTS(reading_of(marked)).events]


def test_a_bare_root_behind_its_pronoun_is_a_verb() -> None:
    """“Kami bantu …” must be read although the tagger takes the root for a noun; without the pronoun it must not."""
    assert kinds("Denar|PROPN|nsubj|2 kami|PRON|nsubj|2 tangkap|NOUN|root|")
    assert not kinds("Denar|PROPN|nsubj|2 alat|NOUN|nmod|2 tangkap|NOUN|root|")


def test_a_cue_of_another_verb_gives_no_status() -> None:
    """“Not yet identified, … was attacked” must have occurred: the cue belongs to a verb that does not govern this one."""
    marked = (
        "Denar|PROPN|nsubj|4 belum|PART|advmod|2 dikenal|VERB|acl|0 itu|DET|det|0 diserang|VERB|root| "
        "oleh|ADP|case|6 Velmora|PROPN|obl|4"
    )
    assert kinds(marked) == [("ASSAULT", "occurred")]


def test_a_carrying_verb_may_deny_what_it_carries() -> None:
    """“Called off the talks” must deny them, “held the talks” must not, and “not only attacked” has occurred."""
    for verb, status in (("membatalkan", "denied"), ("menggelar", "occurred")):
        marked = (
            f"Velmora|PROPN|nsubj|1 {verb}|VERB|root| perundingan|NOUN|obj|1 dengan|ADP|case|4 Kardova|PROPN|nmod|2"
        )
        assert kinds(marked) == [("CONSULT", status)]
    marked = "Velmora|PROPN|nsubj|3 tidak|PART|advmod|3 hanya|ADV|advmod|3 menyerang|VERB|root| Kardova|PROPN|obj|3"
    assert kinds(marked) == [("ASSAULT", "occurred")]


def test_nobody_who_was_hurt_is_a_denial() -> None:
    """“There is no one who died” must be denied although a clause begins in it; “one who died” must not."""
    for cue, status in (
        ("Tidak|PART|advmod|1 ada|VERB|root|", "denied"),
        ("Korban|NOUN|nsubj|3 ini|DET|det|0", "occurred"),
    ):
        marked = f"{cue} yang|PRON|nsubj|3 tewas|VERB|acl|1 di|ADP|case|5 Portama|PROPN|obl|3"
        assert kinds(marked) == [("HAPPEN", status)]


def test_what_is_not_mentioned_is_not_denied() -> None:
    """“Did not mention the attack” must leave the attack as it is; “did not attack” must deny it."""
    silent = (
        "Denar|PROPN|nsubj|2 tidak|PART|advmod|2 menyebutkan|VERB|root| serangan|NOUN|obj|2 Velmora|PROPN|nmod|3 "
        "ke|ADP|case|6 Kardova|PROPN|nmod|3"
    )
    assert kinds(silent) == [("ASSAULT", "occurred")]
    assert kinds("Velmora|PROPN|nsubj|2 tidak|PART|advmod|2 menyerang|VERB|root| Kardova|PROPN|obj|2") == [
        ("ASSAULT", "denied")
    ]


def test_a_governing_noun_makes_an_event_doubtful() -> None:
    """What is only the content of a threat or possibility must be hypothetical; the same noun elsewhere changes nothing."""
    feared = "ancaman|NOUN|root| Velmora|PROPN|nsubj|2 menyerang|VERB|acl|0 Kardova|PROPN|obj|2"
    told = "ancaman|NOUN|obl|2 Velmora|PROPN|nsubj|2 menyerang|VERB|root| Kardova|PROPN|obj|2"
    assert kinds(feared) == [("ASSAULT", "hypothetical")]
    assert kinds(told) == [("ASSAULT", "occurred")]


def test_an_aim_is_no_event_unless_it_was_decided() -> None:
    """“In order to attack” is none; “decided to attack” is one; “a part in attacking” is none."""
    verb = "menyerang|VERB|advcl|1 Kardova|PROPN|obj|3"
    assert kinds(f"Velmora|PROPN|nsubj|1 datang|VERB|root| untuk|ADP|case|3 {verb}") == []
    assert kinds(f"Velmora|PROPN|nsubj|1 memutuskan|VERB|root| untuk|ADP|case|3 {verb}") == [("ASSAULT", "occurred")]
    assert kinds(f"Velmora|PROPN|nsubj|1 berperan|VERB|root| dalam|ADP|case|3 {verb}") == []


def test_a_noun_with_a_predicate_of_its_own_is_an_event() -> None:
    """A riot that does something must count without a verb from the list; one that is only named must not."""
    assert kinds("kerusuhan|NOUN|nsubj|2 itu|DET|det|0 mengejutkan|VERB|root| Denar|PROPN|obj|2") == [
        ("PROTEST", "occurred")
    ]
    assert kinds("Denar|PROPN|nsubj|1 pulang|VERB|root| pasca|ADP|case|3 kerusuhan|NOUN|obl|1") == []


def test_a_verb_behind_belongs_to_the_noun_by_the_tree() -> None:
    """The verb of another subject must not carry a noun that stands before it, however near."""
    marked = (
        "kasus|NOUN|nsubj|3 penganiayaan|NOUN|nmod|0 itu|DET|det|0 {verb}|VERB|root| Denar|PROPN|nsubj|5 "
        "menyebut|VERB|ccomp|3 damai|ADJ|xcomp|5 dilakukan|VERB|ccomp|5"
    )
    assert kinds(marked.format(verb="terjadi")) == [("ASSAULT", "occurred")]
    assert kinds(marked.format(verb="membuat")) == []


def test_a_far_verb_carries_its_noun_and_stays_out_of_the_trigger() -> None:
    """A clause about a noun must carry it over a long phrase, and the trigger must still be the noun."""
    middle = " ".join(f"kata{n}|NOUN|nmod|1" for n in range(9))
    marked = (
        f"lalu|ADV|advmod|1 kebakaran|NOUN|obl|12 {middle} terjadi|VERB|acl|1 Denar|PROPN|nsubj|13 pulang|VERB|root|"
    )
    reading = reading_of(marked)
    assert [event.trigger.quote(reading.article.text) for event in EVENTS(reading).events] == ["kebakaran"]


@pytest.mark.parametrize(("tag", "found"), [("NOUN|nmod|0", []), ("VERB|root|", [("HAPPEN", "occurred")])])
def test_a_word_that_says_what_another_noun_is_like_is_no_event(tag: str, found: list[tuple[str, str]]) -> None:
    """“Gejala keracunan” must tell of no poisoning; “mereka keracunan” must."""
    assert kinds(f"gejala|NOUN|root| keracunan|{tag}") == found


def test_the_first_verb_of_a_headline_is_done_by_who_stands_behind_its_comma() -> None:
    """“Serang Kardova, Velmora …” must give the deed to Velmora, in a headline alone."""
    reading = reading_of(
        "Serang|VERB|root| Kardova|PROPN|obj|0 ,|PUNCT|punct|0 Velmora|PROPN|nsubj|4 pulang|VERB|conj|0"
    )
    title = replace(reading, sentences=(replace(reading.sentences[0], role="title"),))
    event, known = only(title)
    assert names(event.actors, known) == ["Velmora"]


def test_who_speaks_once_more_acts_once_more() -> None:
    """A second act of speech behind a comma or “and” must be none of the first one's content; nor what a headline adds."""
    asked = "Velmora|PROPN|nsubj|1 meminta|VERB|root| Kardova|PROPN|obj|1 mundur|VERB|xcomp|1"
    again = f"{asked} dan|CCONJ|cc|5 mengecam|VERB|xcomp|1 Denar|PROPN|obj|5"
    assert [kind for kind, _ in kinds(again)] == ["REQUEST", "ACCUSE"]
    assert [kind for kind, _ in kinds(again.replace("dan|CCONJ|cc", "untuk|ADP|mark"))] == ["REQUEST"]
    told = reading_of(f"{asked} ,|PUNCT|punct|5 menyerang|VERB|xcomp|1 Denar|PROPN|obj|5")
    title = replace(told, sentences=(replace(told.sentences[0], role="title"),))
    assert [len(EVENTS(one).events) for one in (told, title)] == [1, 2]


def test_what_has_happened_before_is_no_content_of_what_is_asked() -> None:
    """“Meminta bantuan setelah diserang” must tell of an attack, “… untuk menyerang” of none; an offer refused is one."""
    marked = "Velmora|PROPN|nsubj|1 meminta|VERB|root| bantuan|NOUN|obj|1 {link}|SCONJ|mark|4 {verb}|VERB|advcl|1 Denar|PROPN|obj|4"
    assert [kind for kind, _ in kinds(marked.format(link="setelah", verb="menyerang"))] == ["REQUEST", "ASSAULT"]
    assert [kind for kind, _ in kinds(marked.format(link="agar", verb="menyerang"))] == ["REQUEST"]
    refused = "Velmora|PROPN|nsubj|1 menolak|VERB|root| bantuan|NOUN|obj|1 yang|PRON|nsubj|4 ditawarkan|VERB|acl|2"
    assert [kind for kind, _ in kinds(f"{refused} Kardova|PROPN|obl|4")] == ["REJECT", "AGREE"]
    assert [kind for kind, _ in kinds(refused)] == ["REJECT"]


def test_somebody_unknown_fills_a_required_role() -> None:
    """“Ditentang oleh Lintang” must be an event though nobody knows Lintang; without anybody it must be none."""
    assert kinds("Denar|PROPN|nsubj|1 ditentang|VERB|root| oleh|ADP|case|3 Lintang|PROPN|obl|1") == [
        ("ACCUSE", "occurred")
    ]
    assert kinds("Denar|PROPN|nsubj|1 ditentang|VERB|root| kemarin|ADV|advmod|1") == []
    assert kinds("alat|NOUN|nsubj|1 membantu|VERB|root| petani|NOUN|obj|1") == []


def test_sanctions_between_countries_break_ties() -> None:
    """A person of one state who punishes another state must break ties, not only punish."""
    marked = "Ratan|PROPN|nsubj|1 mengembargo|VERB|root| Kardova|PROPN|obj|1"
    reading = reading_of(marked)
    countries = {"Ratan": "VEL", "Kardova": "KAR"}
    abroad = tuple(replace(actor, country=countries[actor.name]) for actor in actors_in(reading.article.text))
    assert [event.mode for event in EVENTS(reading).events] == [None]
    assert [event.mode for event in EVENTS(replace(reading, actors=abroad)).events] == ["discontinue"]


def test_a_plan_of_another_year_is_still_made_now() -> None:
    """A promised visit must have occurred, whatever year its words name."""
    marked = "Ratan|PROPN|nsubj|2 akan|AUX|aux|2 mengunjungi|VERB|root| Kardova|PROPN|obj|2"
    assert kinds(marked) == [("AGREE", "occurred")]


def test_an_old_deed_that_the_article_opens_with_is_no_background() -> None:
    """What title or lead tell has occurred, however long ago; another kind of old event stays background."""

    def event(sentence: int, mode: str) -> Event:
        span = Span(sentence, sentence + 1)
        return Event(
            id="e", sentence=sentence, sentence_span=span, trigger=span, type="ASSAULT", mode=mode, status="historical"
        )

    reading = reading_of("Denar|PROPN|nsubj|1 pulang|VERB|root|")
    calendar = Calendar(reading, DATES, People(reading, ROLES))
    read = shared((event(0, "sexual"), event(7, "sexual"), event(8, "beat")), calendar, DATES)
    assert [one.status for one in read] == ["occurred", "occurred", "historical"]
