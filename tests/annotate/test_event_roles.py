"""Who acts and who is meant, where the order of words tells more than the tree."""

import pytest
from msgspec.structs import replace

from runut.annotate.events.days import day_of
from runut.records.annotations import ActorKind, LocalActor, Mention, Place, TimeExpression
from runut.records.claims import Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span
from tests.annotate.test_events import EVENTS, names, only, reading_of


def flat(text: str, **tags: str) -> str:
    """`text` marked word by word with a tree that says nothing; `tags` names words of another class than PROPN or NOUN."""
    words = text.split(" ")
    cells = (f"{word}|{tags.get(word, 'PROPN' if word[:1].isupper() else 'NOUN')}|dep|0" for word in words)
    return " ".join(cells)


def roles(reading: Reading) -> tuple[list[str], list[str]]:
    """The names of actors and recipients of the one event of `reading`."""
    event, known = only(reading)
    return names(event.actors, known), names(event.recipients, known)


def with_actor(reading: Reading, words: str, kind: ActorKind) -> Reading:
    """`reading` with one more actor, meant by `words`."""
    at = reading.article.text.index(words)
    span = Span(at, at + len(words))
    mention = Mention(span=span, head=span, sentence=0, form="noun")
    actor = LocalActor(id=f"a:a{len(reading.actors)}", name=words, kind=kind, mentions=(mention,))
    return replace(reading, actors=(*reading.actors, actor))


@pytest.mark.parametrize(
    ("text", "tags", "actors", "recipients"),
    [
        ("Sejak Velmora menyerang Kardova", {"Sejak": "SCONJ", "menyerang": "VERB"}, ["Velmora"], ["Kardova"]),
        ("Velmora ( VLM ) menyerang Kardova", {"menyerang": "VERB"}, ["Velmora"], ["Kardova"]),
        (
            "Velmora kembali mencoba menyerang Kardova",
            {"mencoba": "VERB", "menyerang": "VERB"},
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Velmora yang dipimpin Ratan menyerang Kardova",
            {"yang": "PRON", "dipimpin": "VERB", "menyerang": "VERB"},
            ["Velmora"],
            ["Kardova"],
        ),
        (
            "Rapat tanpa hasil , dengan Velmora dan Denar menyerang Kardova",
            {"tanpa": "ADP", ",": "PUNCT", "dengan": "ADP", "dan": "CCONJ", "menyerang": "VERB"},
            ["Velmora", "Denar"],
            ["Kardova"],
        ),
        ("Ditangkap kemarin , Ratan pulang", {"Ditangkap": "VERB", ",": "PUNCT", "pulang": "VERB"}, [], ["Ratan"]),
        (
            "Velmora menyerang lebih dulu Kardova",
            {"menyerang": "VERB", "lebih": "ADV", "dulu": "ADV"},
            ["Velmora"],
            ["Kardova"],
        ),
    ],
)
def test_the_order_of_words_gives_the_subject(
    text: str, tags: dict[str, str], actors: list[str], recipients: list[str]
) -> None:
    """The one right before the verb, in its clause or behind it must act where the tree says nothing."""
    assert roles(reading_of(flat(text, **tags))) == (actors, recipients)


def test_a_phrase_that_a_preposition_brings_in_is_no_subject() -> None:
    """“Menurut Ratan …” must not make Ratan the one who attacks."""
    reading = reading_of(flat("Menurut Ratan , pangkalan Kardova diserang", Menurut="ADP", diserang="VERB"))
    assert roles(reading)[0] == []


def test_what_is_asked_names_who_is_asked() -> None:
    """Behind “agar” must stand the recipient of a request that has none."""
    reading = reading_of(flat("Velmora meminta agar Kardova mundur", meminta="VERB", agar="SCONJ", mundur="VERB"))
    assert roles(reading) == (["Velmora"], ["Kardova"])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Velmora mengecam serangan Kardova", ["Kardova"]),
        ("Velmora berjanji memenuhi kebutuhan Kardova", ["Kardova"]),
        ("Velmora berjanji bekerja di Kardova", []),
    ],
)
def test_the_rest_of_the_clause_names_whom_blame_and_promise_mean(text: str, recipients: list[str]) -> None:
    """Blame and promises must find their recipient further on, but not where it is only a place."""
    tags = {"mengecam": "VERB", "berjanji": "VERB", "memenuhi": "VERB", "bekerja": "VERB", "di": "ADP"}
    reading = EVENTS(reading_of(flat(text, **tags)))
    event = reading.events[0]
    known = {actor.id: actor.name for actor in reading.actors}
    assert names(event.recipients, known) == recipients


def test_a_promised_meeting_is_promised_to_the_other() -> None:
    """Who is brought in by “dengan” must receive the promise of a meeting, though both meet when it is held."""
    held = "Ratan|PROPN|nsubj|1 berunding|VERB|root| dengan|ADP|case|3 Denar|PROPN|obl|1"
    planned = "Ratan|PROPN|nsubj|2 akan|AUX|aux|2 berunding|VERB|root| dengan|ADP|case|4 Denar|PROPN|obl|2"
    assert roles(reading_of(held)) == (["Ratan", "Denar"], [])
    assert roles(reading_of(planned)) == (["Ratan"], ["Denar"])


def test_forces_and_weapons_stand_for_their_owner() -> None:
    """A drone must act for the state in its phrase, “pasukannya” for the state that the ending points to."""
    drone = with_actor(reading_of(flat("Drone Velmora menyerang Kardova", menyerang="VERB")), "Drone Velmora", "group")
    assert roles(drone) == (["Velmora"], ["Kardova"])
    reading = reading_of(flat("Velmora mengklaim pasukannya menyerang Kardova", mengklaim="VERB", menyerang="VERB"))
    at = reading.article.text.index("nya ")
    ending = Mention(span=Span(at, at + 3), head=Span(at, at + 3), sentence=0, form="clitic")
    first, *others = reading.actors
    assert first.name == "Velmora"
    pointed = replace(reading, actors=(replace(first, mentions=(*first.mentions, ending)), *others))
    assert roles(with_actor(pointed, "pasukannya", "military")) == (["Velmora"], ["Kardova"])


def test_a_weapon_of_nobody_is_nobody() -> None:
    """A drone without owner must neither act nor be struck."""
    reading = with_actor(reading_of(flat("Velmora menembaki drone itu", menembaki="VERB", itu="DET")), "drone", "group")
    assert roles(reading) == (["Velmora"], [])


def test_our_side_is_the_body_in_the_speakers_title() -> None:
    """“Pihaknya” must mean the office that the article names in the speaker's title, and without one the speaker."""
    text = "Kepala Dinas Air Ratan mengatakan pihaknya mengecam Kardova"
    for titled, expected in ((True, ["Dinas Air"]), (False, ["Ratan"])):
        reading = with_actor(reading_of(flat(text, mengatakan="VERB", mengecam="VERB")), "Dinas Air", "government")
        ratan = next(actor for actor in reading.actors if actor.name == "Ratan")
        name = ratan.mentions[0].span
        whole = Mention(span=Span(0, name.end) if titled else name, head=name, sentence=0, form="name")
        others = (actor for actor in reading.actors if actor is not ratan)
        start = text.index("pihaknya")
        statement = Statement(
            id="a:s0",
            sentence=0,
            mode="indirect",
            content=Span(start, len(text)),
            cue=Span(text.index("mengatakan"), start - 1),
            speaker=Role(ratan.id, name),
        )
        told = replace(reading, actors=(*others, replace(ratan, mentions=(whole,))), statements=(statement,))
        assert roles(told)[0] == expected


def test_the_members_of_a_group_take_its_place() -> None:
    """Suspects whom the sentence goes on to name must be recipients by their names."""
    text = "Velmora menangkap dua tersangka , yakni Ratan dan Denar"
    reading = reading_of(flat(text, menangkap="VERB", dua="NUM", yakni="ADV", dan="CCONJ", **{",": "PUNCT"}))
    assert roles(reading) == (["Velmora"], ["Ratan", "Denar"])


def test_both_sides_of_a_crash_are_hit() -> None:
    """Car and walker must both be recipients of a crash."""
    reading = reading_of("Mobil|NOUN|nsubj|1 menabrak|VERB|root| pejalan|NOUN|obj|1 kaki|NOUN|compound|2")
    assert roles(reading) == ([], ["Mobil", "pejalan kaki"])


def test_one_group_in_two_wordings_is_one_actor() -> None:
    """“Seorang nelayan” and “nelayan itu” must be the same actor."""
    marked = (
        "Nelayan|NOUN|nsubj|1 tewas|VERB|root| dan|CCONJ|cc|5 dua|NUM|nummod|4 nelayan|NOUN|nsubj|5 terluka|VERB|conj|1"
    )
    read = EVENTS(reading_of(marked))
    assert len({role.actor for event in read.events for role in event.recipients}) == 1


def test_a_foreign_force_strikes_the_state_of_the_place() -> None:
    """A place named before the attack must stand for its state where nobody else is struck, but not for a request."""
    text = "Warga di Kardova mengungsi setelah Velmora menyerang lagi"
    reading = reading_of(flat(text, di="ADP", mengungsi="VERB", setelah="SCONJ", menyerang="VERB", lagi="ADV"))
    at = text.index("Kardova")
    place = Place(id="a:p0", span=Span(at, at + 7), sentence=0, name="Kardova", kind="country", country="KDV")
    actors = tuple(
        replace(actor, country="KDV" if actor.name == "Kardova" else "VLM") if actor.kind == "state" else actor
        for actor in reading.actors
    )
    read = EVENTS(replace(reading, actors=actors, places=(place,)))
    attack = next(event for event in read.events if event.type == "ASSAULT")
    assert names(attack.recipients, {actor.id: actor.name for actor in read.actors}) == ["Kardova"]


def dated(text: str, days: dict[str, str], **tags: str) -> Reading:
    """A reading of `text` in which the words of `days` are dates."""
    reading = reading_of(flat(text, **tags))
    times = tuple(
        TimeExpression(id=f"a:t{n}", span=Span(at, at + len(word)), sentence=0, type="DATE", value=value)
        for n, (word, value) in enumerate(days.items())
        for at in (text.index(word),)
    )
    return replace(reading, times=times)


def test_two_days_joined_by_until_are_one_date() -> None:
    """“Rabu hingga Kamis” must date an event from the first to the second day."""
    days = {"Rabu": "2026-05-27T22:00", "Kamis": "2026-05-28"}
    reading = dated(
        "Velmora menyerang Kardova antara Rabu hingga Kamis", days, menyerang="VERB", antara="ADP", hingga="ADP"
    )
    event, _ = only(reading)
    assert event.date == "2026-05-27/2026-05-28" == day_of("2026-05-27/2026-05-28")


def test_a_noun_behind_an_aim_does_not_take_the_date_before_it() -> None:
    """“… pada Rabu untuk memprotes serangan …” must not date the attack to Wednesday."""
    text = "Velmora memanggil utusan Rabu untuk memprotes serangan Kardova terhadap Velmora"
    reading = dated(text, {"Rabu": "2026-05-27"}, memanggil="VERB", untuk="ADP", memprotes="VERB", terhadap="ADP")
    attack = next(event for event in EVENTS(reading).events if event.type == "ASSAULT")
    assert attack.date is None


def cut(reading: Reading) -> Reading:
    """`reading` of one sentence as two, cut behind its first full stop."""
    whole = reading.sentences[0]
    stop = reading.article.text.index(".") + 1
    first, second = (tuple(token for token in whole.tokens if (token.start < stop) is early) for early in (True, False))
    shifted = tuple(replace(token, head=number) for number, token in enumerate(second))
    sentences = (
        replace(whole, span=Span(0, stop), tokens=first),
        replace(whole, index=1, span=Span(stop + 1, whole.span.end), tokens=shifted),
    )
    return replace(reading, sentences=sentences, times=tuple(replace(time, sentence=1) for time in reading.times))


def test_the_day_on_which_it_took_place_dates_what_befell() -> None:
    """“Peristiwa itu terjadi Rabu” must date a death of another sentence."""
    text = "Ratan tewas . Peristiwa itu terjadi Rabu"
    reading = dated(text, {"Rabu": "2026-05-27"}, tewas="VERB", terjadi="VERB", itu="DET")
    death = next(event for event in EVENTS(cut(reading)).events if event.mode == "death")
    assert death.date == "2026-05-27"


def test_that_state_is_the_one_told_of_last() -> None:
    """“Negara itu” must mean the state that was named before it."""
    reading = reading_of(flat("Kardova lesu . Ratan menyerang negara itu", menyerang="VERB", itu="DET", lesu="ADJ"))
    states = (replace(one, country="KDV") if one.kind == "state" else one for one in reading.actors)
    assert roles(replace(reading, actors=tuple(states))) == (["Ratan"], ["Kardova"])


def test_that_state_is_not_the_one_whose_head_acts() -> None:
    """“Presiden Velmora Ratan menyerang negara itu” must strike the state told of before, not the president's own."""
    text = "Kardova lesu . Presiden Velmora Ratan menyerang negara itu"
    reading = reading_of(flat(text, menyerang="VERB", itu="DET", lesu="ADJ"))
    made = []
    for one in reading.actors:
        if one.kind == "state":
            made.append(replace(one, country="KDV" if one.name == "Kardova" else "VLM"))
            continue
        at, head = text.index("Presiden"), one.mentions[0].head
        made.append(replace(one, mentions=(Mention(Span(at, head.end), head, 0, "name"),)))
    assert roles(replace(reading, actors=tuple(made))) == (["Ratan"], ["Kardova"])


def test_a_group_that_only_belongs_to_a_thing_is_not_struck() -> None:
    """“Pos polisi dibakar” must not burn the police; “sang penyanyi ditangkap” must arrest the singer."""
    post = EVENTS(reading_of(flat("Kemarin pos polisi dibakar Velmora", dibakar="VERB", Kemarin="ADV")))
    known = {actor.id: actor.name for actor in post.actors}
    assert "polisi" not in [name for event in post.events for name in names(event.recipients, known)]
    singer = reading_of(flat("Kemarin sang penyanyi ditangkap", ditangkap="VERB", Kemarin="ADV", sang="DET"))
    assert roles(singer) == ([], ["penyanyi"])
