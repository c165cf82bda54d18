"""Who did what to whom: sentences with trees built by hand."""

import pytest
from msgspec.structs import replace

from runut.annotate.events import Events
from runut.languages.load import load_pack
from runut.records.annotations import ActorKind, LocalActor, Mention, Sentence, TimeExpression, Token
from runut.records.article import Article, Block
from runut.records.claims import Chain, Event, Figure, Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span
from tests.growing import in_proportion

EVENTS = Events(load_pack("id"))
KINDS: dict[str, ActorKind] = {
    "Velmora": "state",
    "Kardova": "state",
    "Ratan": "person",
    "Denar": "person",
    "Kantor Warta": "media",
}


def reading_of(marked: str, *, published: str | None = "2026-05-28") -> Reading:
    """A reading of one sentence whose words are written word|POS|relation|head, with an actor for each known name."""
    cells = [word.split("|") for word in marked.split(" ")]
    tokens: list[Token] = []
    at = 0
    for index, (word, pos, dep, head) in enumerate(cells):
        tokens.append(Token(at, at + len(word), word, word.lower(), pos, dep, int(head) if head else index))
        at += len(word) + 1
    text = " ".join(cell[0] for cell in cells)
    span = Span(0, len(text))
    article = Article(
        id="a", source="a", digest="", text=text, language="id", published=published, blocks=(Block(span, "body"),)
    )
    sentence = Sentence(index=0, span=span, block=0, role="body", tokens=tuple(tokens))
    return Reading(article=article, sentences=(sentence,), actors=actors_in(text))


def actors_in(text: str) -> tuple[LocalActor, ...]:
    """An actor for each known name in `text`, with all its mentions."""
    actors: list[LocalActor] = []
    for name, kind in KINDS.items():
        spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        if spans:
            mentions = tuple(Mention(span=span, head=span, sentence=0, form="name") for span in spans)
            actors.append(LocalActor(id=f"a:a{len(actors)}", name=name, kind=kind, mentions=mentions))
    return tuple(actors)


def only(reading: Reading) -> tuple[Event, dict[str, str]]:
    """The one event of `reading`, and the names of its actors by id."""
    read = EVENTS(reading)
    assert len(read.events) == 1, read.events
    return read.events[0], {actor.id: actor.name for actor in read.actors}


def names(roles: tuple[Role, ...], known: dict[str, str]) -> list[str]:
    """The names behind `roles`."""
    return [known[role.actor] for role in roles]


@pytest.mark.parametrize(
    ("marked", "kind", "actors", "recipients"),
    [
        (
            "Velmora|PROPN|nsubj|1 menyerang|VERB|root| Kardova|PROPN|obj|1 .|PUNCT|punct|1",
            "ASSAULT",
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Kardova|PROPN|nsubj|1 diserang|VERB|root| oleh|ADP|case|3 Velmora|PROPN|obl|1 .|PUNCT|punct|1",
            "ASSAULT",
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Kardova|PROPN|nsubj|1 diserang|VERB|root| Velmora|PROPN|obl|1 .|PUNCT|punct|1",
            "ASSAULT",
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Serangan|NOUN|nsubj|4 Velmora|PROPN|nmod|0 terhadap|ADP|case|3 Kardova|PROPN|nmod|0 terjadi|VERB|root| .|PUNCT|punct|4",
            "ASSAULT",
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Velmora|PROPN|nsubj|1 melancarkan|VERB|root| serangan|NOUN|obj|1 ke|ADP|case|4 Kardova|PROPN|obl|1",
            "ASSAULT",
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Ratan|PROPN|nsubj|2 dan|CCONJ|cc|2 Denar|PROPN|conj|0 bertemu|VERB|root| kemarin|ADV|advmod|3".replace(
                "nsubj|2", "nsubj|3"
            ),
            "CONSULT",
            ["Ratan", "Denar"],
            [],
        ),
        (
            "Ratan|PROPN|nsubj|1 mengungkapkan|VERB|root| belasungkawa|NOUN|obj|1 kepada|ADP|case|4 Denar|PROPN|obl|1",
            "SUPPORT",
            ["Ratan"],
            ["Denar"],
        ),
        (
            "Ratan|PROPN|root| yang|PRON|nsubj|2 menyerang|VERB|acl|0 Kardova|PROPN|obj|2 pergi|VERB|parataxis|0",
            "ASSAULT",
            ["Ratan"],
            ["Kardova"],
        ),
        (
            "Ratan|PROPN|nsubj|1 datang|VERB|root| dan|CCONJ|cc|3 mengkritik|VERB|conj|1 Velmora|PROPN|obj|3",
            "ACCUSE",
            ["Ratan"],
            ["Velmora"],
        ),
        ("Banjir|NOUN|nsubj|1 melanda|VERB|root| Kardova|PROPN|obj|1 .|PUNCT|punct|1", "HAPPEN", [], ["Kardova"]),
        (
            "Ratan|PROPN|nsubj|1 ditangkap|VERB|root| gegara|PROPN|obl|1 Denar|PROPN|flat|2",
            "COERCE",
            [],
            ["Ratan"],
        ),
    ],
)
def test_roles_follow_voice_and_phrase(marked: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    """Actor and recipient must be the same whichever way the sentence turns them."""
    event, known = only(reading_of(marked))
    assert event.type == kind
    assert names(event.actors, known) == actors
    assert names(event.recipients, known) == recipients


def test_every_role_quotes_the_words_that_filled_it() -> None:
    """The span of a role must hold the name by which the sentence means the actor."""
    reading = reading_of("Velmora|PROPN|nsubj|1 menyerang|VERB|root| Kardova|PROPN|obj|1")
    event, _ = only(reading)
    assert [role.span.quote(reading.article.text) for role in (*event.actors, *event.recipients)] == [
        "Velmora",
        "Kardova",
    ]
    assert event.trigger.quote(reading.article.text) == "menyerang"


def test_a_promised_visit_is_a_promise() -> None:
    """A future visit by a named actor must be AGREE, and occurred because the promise has been made."""
    event, _ = only(reading_of("Ratan|PROPN|nsubj|2 akan|ADV|advmod|2 mengunjungi|VERB|root| Kardova|PROPN|obj|2"))
    assert (event.type, event.status) == ("AGREE", "occurred")


@pytest.mark.parametrize(
    ("cue", "status"), [("tidak", "denied"), ("hendak", "future"), ("mungkin", "hypothetical"), ("telah", "occurred")]
)
def test_the_word_before_the_verb_gives_the_status(cue: str, status: str) -> None:
    """A status cue right before the verb must be kept with its span; without one the event has occurred."""
    reading = reading_of(f"Velmora|PROPN|nsubj|2 {cue}|ADV|advmod|2 menyerang|VERB|root| Kardova|PROPN|obj|2")
    event, _ = only(reading)
    assert event.status == status
    assert (event.status_span is None) == (status == "occurred")


def test_the_content_of_a_demand_is_no_event_of_its_own() -> None:
    """What somebody is asked to do must not be coded beside the asking."""
    marked = "Velmora|PROPN|nsubj|1 meminta|VERB|root| Kardova|PROPN|obj|1 menyerang|VERB|xcomp|1 Denar|PROPN|obj|3"
    event, known = only(reading_of(marked))
    assert (event.type, names(event.recipients, known)) == ("REQUEST", ["Kardova"])


def test_we_in_a_quotation_are_the_speaker() -> None:
    """A pronoun of the first person inside a direct statement must fill its role with the speaker."""
    reading = reading_of(
        '"|PUNCT|punct|2 Kami|PRON|nsubj|2 menyerang|VERB|ccomp|6 Kardova|PROPN|obj|2 ,"|PUNCT|punct|2 kata|VERB|root| Ratan|PROPN|nsubj|5'
    )
    ratan = next(actor for actor in reading.actors if actor.name == "Ratan")
    speaker = Role(ratan.id, ratan.mentions[0].span)
    content = Span(2, reading.article.text.index(" ,"))
    cue = Span(reading.article.text.index("kata"), reading.article.text.index("kata") + 4)
    statement = Statement(id="a:s0", sentence=0, mode="direct", content=content, cue=cue, speaker=speaker)
    event, known = only(replace(reading, statements=(statement,)))
    assert names(event.actors, known) == ["Ratan"]


def test_the_date_of_the_report_is_not_that_of_the_event() -> None:
    """A date right behind a reporting cue must not date the event; one in its clause must."""
    reading = reading_of(
        "Dikutip|VERB|advcl|4 Kantor|PROPN|obl|0 Warta|PROPN|flat|1 Kamis|PROPN|obl|0 Velmora|PROPN|nsubj|5 menyerang|VERB|root| Kardova|PROPN|obj|5 Rabu|PROPN|obl|5"
    )
    text = reading.article.text
    media = next(actor for actor in reading.actors if actor.kind == "media")
    cue = Span(0, text.index(" Kamis"))
    chain = Chain(
        id="a:c0", cue=cue, sentence=0, bodies=(Role(media.id, media.mentions[0].span),), scope=Span(0, len(text))
    )
    times = tuple(
        TimeExpression(
            id=f"a:t{n}",
            span=Span(text.index(word), text.index(word) + len(word)),
            sentence=0,
            type="DATE",
            value=value,
        )
        for n, (word, value) in enumerate((("Kamis", "2026-05-28"), ("Rabu", "2026-05-27")))
    )
    event, known = only(replace(reading, chains=(chain,), times=times))
    assert event.date == "2026-05-27"
    assert event.date_span == times[1].span
    assert names(event.via, known) == ["Kantor Warta"]
    short = replace(chain, cue=Span(0, text.index(" Warta")))  # the rest of the name stands between cue and date
    event, _ = only(replace(reading, chains=(short,), times=times[:1]))
    assert event.date is None


def test_a_date_set_off_by_a_comma_dates_the_whole_sentence() -> None:
    """Behind a clause with “yang”, a date with a comma and a preposition must date the main verb; without them it must not."""
    words = (
        "Velmora|PROPN|nsubj|1 menyerang|VERB|root| Kardova|PROPN|obj|1 yang|PRON|nsubj|4 tidur|VERB|acl|2"
        " {}pada|ADP|case|{} Rabu|PROPN|obl|1"
    )
    for comma, head, value in ((",|PUNCT|punct|1 ", 7, "2026-05-27"), ("", 6, None)):
        reading = reading_of(words.format(comma, head))
        at = reading.article.text.index("Rabu")
        when = TimeExpression(id="a:t0", span=Span(at, at + 4), sentence=0, type="DATE", value="2026-05-27")
        event, _ = only(replace(reading, times=(when,)))
        assert event.date == value


def test_the_day_of_a_count_is_not_that_of_the_deaths() -> None:
    """“Until Wednesday ten had died” must not date the deaths to Wednesday."""
    reading = reading_of("Hingga|ADP|case|1 Rabu|PROPN|obl|4 sepuluh|NUM|nummod|3 warga|NOUN|nsubj|4 tewas|VERB|root|")
    when = TimeExpression(id="a:t0", span=Span(7, 11), sentence=0, type="DATE", value="2026-05-27")
    event, _ = only(replace(reading, times=(when,)))
    assert event.date is None


def test_an_event_of_an_earlier_year_is_background() -> None:
    """An event dated before the article's calendar year must be historical."""
    reading = reading_of(
        "Pada|ADP|case|1 Mei|PROPN|obl|3 Velmora|PROPN|nsubj|3 menyerang|VERB|root| Kardova|PROPN|obj|3"
    )
    when = TimeExpression(id="a:t0", span=Span(5, 8), sentence=0, type="DATE", value="2024-05")
    event, _ = only(replace(reading, times=(when,)))
    assert (event.date, event.status) == ("2024-05", "historical")


def test_a_number_is_tied_to_the_event_beside_it() -> None:
    """A figure must carry the id of the nearest event of its sentence."""
    reading = reading_of("Gempa|NOUN|nsubj|1 menewaskan|VERB|root| tujuh|NUM|nummod|3 orang|NOUN|obj|1")
    figure = Figure(id="a:f0", sentence=0, span=Span(17, 28), value=7, bound="exact", unit="person")
    read = EVENTS(replace(reading, figures=(figure,)))
    death = next(event for event in read.events if event.mode == "death")
    assert read.figures[0].event == death.id


def test_counted_people_are_nobody() -> None:
    """“Dua orang” are a figure and no recipient."""
    event, _ = only(reading_of("Dua|NUM|nummod|1 orang|NOUN|nsubj|2 tewas|VERB|root| kemarin|ADV|advmod|2"))
    assert (event.mode, event.recipients) == ("death", ())


def test_a_sentence_without_parse_is_still_read() -> None:
    """Where the parser gave up, the order of words must do."""
    reading = reading_of("Velmora|X|dep|0 menyerang|X|dep|1 Kardova|X|dep|2")
    bare = replace(reading, sentences=(replace(reading.sentences[0], tokens=()),))
    event, known = only(bare)
    assert (names(event.actors, known), names(event.recipients, known)) == (["Velmora"], ["Kardova"])


def test_time_grows_with_length_only() -> None:
    """Ten times as many words in one sentence must not take more than about ten times as long."""
    words = "Velmora|PROPN|nsubj|1 menyerang|VERB|root| Kardova|PROPN|obj|1 dan|CCONJ|cc|1"
    readings = {times: replace(reading_of(" ".join([words] * times)), actors=()) for times in (100, 1000)}
    in_proportion(lambda times: EVENTS(readings[times]), 100, 1000)


def test_the_same_reading_gives_the_same_events() -> None:
    """Two runs over one reading must be equal, ids and all."""
    reading = reading_of("Velmora|PROPN|nsubj|1 menyerang|VERB|root| Kardova|PROPN|obj|1 .|PUNCT|punct|1")
    assert EVENTS(reading) == Events(load_pack("id"))(reading)
    assert [event.id for event in EVENTS(reading).events] == ["a:e0"]
