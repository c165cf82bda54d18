"""Who acts in an article, without a model's help."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.actors.load import load_register
from runut.annotate.actors import Actors
from runut.annotate.actors.acronyms import is_short_form
from runut.annotate.actors.shortnames import shortens, slipped, words_of
from runut.languages.load import load_pack
from runut.records.annotations import LocalActor
from runut.records.reading import Reading
from runut.sources.load import Sources
from runut.sources.outlet import Outlet
from tests.annotate.plain import plain_reading
from tests.growing import in_proportion

SOURCES = Sources([Outlet(name="The Portama Times", kind="outlet", country="IDN", aliases=("Portamatimes",))])


@pytest.fixture(scope="module")
def stage() -> Actors:
    """The stage with the package's register and one invented outlet."""
    return Actors(load_pack("id"), load_register(), SOURCES)


def found(stage: Actors, text: str, published: str | None = None) -> dict[str, LocalActor]:
    """The actors of `text` by name."""
    return {actor.name: actor for actor in stage(plain_reading(text, published=published)).actors}


def quotes(actor: LocalActor, text: str) -> list[str]:
    """The words of the actor's mentions in order."""
    return [mention.span.quote(text) for mention in actor.mentions]


def test_title_name_and_short_name_are_one_person(stage: Actors) -> None:
    """A full name with title, a surname, the title alone and a pronoun are mentions of one person."""
    text = "Presiden Rusia Vladimir Putin tiba. Putin menolak usul itu. Presiden Rusia pergi. Ia pulang."
    putin = found(stage, text)["Vladimir Putin"]
    assert quotes(putin, text) == ["Presiden Rusia Vladimir Putin", "Putin", "Presiden Rusia", "Ia"]
    assert [mention.form for mention in putin.mentions] == ["name", "short", "title", "pronoun"]
    assert (putin.kind, putin.country, putin.key, putin.offices) == (
        "person",
        "RUS",
        "person:vladimir-putin",
        ("Presiden Rusia",),
    )
    assert "Presiden Rusia" in putin.aliases
    assert "Ia" not in putin.aliases


def test_heads_cover_the_name_alone(stage: Actors) -> None:
    """A mention's span holds title and name, its head the name."""
    text = "Gubernur Lembayung, Arden Kolsaria, menolak usul itu."
    mention = found(stage, text)["Arden Kolsaria"].mentions[0]
    assert (mention.span.quote(text), mention.head.quote(text)) == (
        "Gubernur Lembayung, Arden Kolsaria",
        "Arden Kolsaria",
    )


def test_office_without_a_name_is_resolved_by_the_day(stage: Actors) -> None:
    """A title that the article gives to nobody leads to who held the office when the article appeared."""
    text = "Presiden Rusia menolak usul itu."
    assert found(stage, text, "2024-08-04")["Vladimir Putin"].key == "person:vladimir-putin"
    assert found(stage, text)["Presiden Rusia"].key is None


def test_unknown_state_works_from_its_own_words(stage: Actors) -> None:
    """A state that nobody knows is one because a president and a government are said of it."""
    text = "Presiden Velmora Arden Kolsaria tiba. Pemerintah Velmora menolak usul itu. Velmora menyerang. Menurut Kolsaria, Velmora menang."
    actors = found(stage, text)
    assert (actors["Velmora"].kind, actors["Velmora"].country, actors["Velmora"].key) == ("state", None, None)
    assert actors["Arden Kolsaria"].offices == ("Presiden Velmora",)
    assert quotes(actors["Arden Kolsaria"], text)[-1] == "Kolsaria"


def test_acronym_in_parentheses_is_an_alias(stage: Actors) -> None:
    """The short form in parentheses means the body whose name stands before it, before and after."""
    text = "Badan Lembayung Raya (BLR) menolak usul itu. BLR pergi."
    actor = found(stage, text)["Badan Lembayung Raya"]
    assert {"BLR", "Badan Lembayung Raya (BLR)"} <= set(actor.aliases)
    assert quotes(actor, text)[-1] == "BLR"


def test_state_has_one_actor_for_all_its_names(stage: Actors) -> None:
    """A state's names, its capital and the seat of its government are one actor with the register's key."""
    text = "Korea Utara menolak usul itu. Korut marah. Pyongyang membantah. Kremlin diam."
    actors = found(stage, text)
    assert set(quotes(actors["Korea Utara"], text)) == {"Korea Utara", "Korut", "Pyongyang"}
    assert actors["Korea Utara"].key == "state:PRK"
    assert actors["Rusia"].aliases == ("Kremlin",)


def test_capital_behind_a_preposition_of_place_is_no_actor(stage: Actors) -> None:
    """A meeting in a capital does not make the state an actor."""
    assert found(stage, "Arden tiba di Moskow.") == {}


def test_names_joined_by_a_hyphen_are_two(stage: Actors) -> None:
    """Two states in one word are two actors, each with its own characters."""
    text = "Hubungan Rusia-Ukraina memburuk."
    actors = found(stage, text)
    assert [quotes(actors[name], text) for name in ("Rusia", "Ukraina")] == [["Rusia"], ["Ukraina"]]


def test_two_persons_of_one_surname_stay_two(stage: Actors) -> None:
    """Full names that share a surname are not brought together."""
    text = "Presiden Arden Kolsaria bertemu Menteri Belia Kolsaria."
    assert set(found(stage, text)) == {"Arden Kolsaria", "Belia Kolsaria"}


def test_body_of_one_state_is_not_meant_before_another_states_name(stage: Actors) -> None:
    """A ministry with a foreign state's name behind it is that state's."""
    actor = found(stage, "Kementerian Pertahanan Rumania menolak usul itu.")["Kementerian Pertahanan Rumania"]
    assert (actor.key, actor.country, actor.kind) == (None, "ROU", "government")


def test_medium_has_its_usual_name(stage: Actors) -> None:
    """A medium that the sources know is named as it usually is, however the article spells it."""
    actor = found(stage, "Kabar itu dikutip Portamatimes.")["The Portama Times"]
    assert (actor.kind, actor.country, actor.aliases) == ("media", "IDN", ("Portamatimes",))


def test_groups_of_different_numbers_stay_apart(stage: Actors) -> None:
    """Twelve residents and three residents are not the same people."""
    text = "Sebanyak 12 warga mengungsi. Tiga warga hilang."
    assert len(found(stage, text)) == 2


def test_both_means_the_two_named_last(stage: Actors) -> None:
    """A word for two after two leaders is a mention of both."""
    text = "Presiden Arden Kolsaria bertemu Perdana Menteri Belia Ronsari. Kedua pemimpin itu sepakat."
    actors = found(stage, text)
    assert [quotes(actors[name], text)[-1] for name in ("Arden Kolsaria", "Belia Ronsari")] == ["Kedua pemimpin"] * 2


def test_pronoun_may_be_the_last_word(stage: Actors) -> None:
    """A sentence that ends with a pronoun of one word and no full stop is read."""
    text = "Para nelayan tiba. Hujan menimpa mereka"
    assert quotes(found(stage, text)["Para nelayan"], text)[-1] == "mereka"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Direktur Utama Maju Jaya Budi Santoso menolak usul itu.", "Budi Santoso", "Direktur Utama Maju Jaya"),
        ("Ketua DPRD Kota Portama Sari Dewi menolak usul itu.", "Sari Dewi", "Ketua DPRD Kota Portama"),
        ("Bupati Sarindal, Harda Kiswaya, menolak usul itu.", "Harda Kiswaya", "Bupati Sarindal"),
        ("Kapolres Kulon Lembayung AKBP Arden Kolsaria menolak.", "Arden Kolsaria", "Kapolres Kulon Lembayung"),
        ("Gubernur Kamila Indar Parawa menolak usul itu.", "Kamila Indar Parawa", "Gubernur"),
        ("Dubes Velmora Arden Kolsaria pergi ke Velmora.", "Arden Kolsaria", "Dubes Velmora"),
    ],
)
def test_office_ends_where_the_person_begins(stage: Actors, text: str, name: str, office: str) -> None:
    """The place or body of an office is no part of the person's name, nor a name's first word part of the office."""
    assert found(stage, text)[name].offices == (office,)


def test_owner_ending_means_the_subject(stage: Actors) -> None:
    """The ending of a noun in the next sentence points to the person before it, not to the noun's own phrase."""
    text = "Presiden Arden Kolsaria tiba. Pasukannya pergi."
    clitics = [m for m in found(stage, text)["Arden Kolsaria"].mentions if m.form == "clitic"]
    assert [mention.span.quote(text) for mention in clitics] == ["nya"]


def test_actors_are_numbered_in_order_of_first_mention(stage: Actors) -> None:
    """Ids count up in the order in which the text brings the actors on."""
    reading = stage(plain_reading("Ukraina menolak usul Rusia. NATO diam."))
    assert [actor.id for actor in reading.actors] == [f"t:a{n}" for n in range(len(reading.actors))]
    starts = [actor.mentions[0].span.start for actor in reading.actors]
    assert starts == sorted(starts)


def test_same_article_gives_the_same_actors(stage: Actors) -> None:
    """Reading twice gives the same bytes."""
    reading = plain_reading("Presiden Rusia Vladimir Putin bertemu para nelayan dan NATO di Moskow. Mereka sepakat.")
    assert msgspec.json.encode(stage(reading).actors) == msgspec.json.encode(stage(reading).actors)


def test_sentences_without_words_give_nobody(stage: Actors) -> None:
    """An article whose sentences could not be parsed has no actors and raises nothing."""
    reading = plain_reading("Rusia menolak.")
    bare = tuple(msgspec.structs.replace(sentence, tokens=()) for sentence in reading.sentences)
    assert stage(msgspec.structs.replace(reading, sentences=bare)).actors == ()


@given(st.text(alphabet="aRP .,()-\"'“”0nyaKorut\n", max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No run of words, marks and capitals makes the stage fail, and every mention lies in the text."""
    reading: Reading = plain_reading(text)
    for actor in _SHARED(reading).actors:
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in actor.mentions)


_SHARED = Actors(load_pack("id"), load_register(), SOURCES)


def test_time_grows_with_the_text(stage: Actors) -> None:
    """Eight times the text takes about eight times the time."""
    text = "Presiden Rusia Vladimir Putin bertemu warga Ukraina. Ia menolak usul NATO. "
    readings = {times: plain_reading(text * times) for times in (40, 320)}
    in_proportion(lambda times: stage(readings[times]), 40, 320)


def test_short_forms_of_names() -> None:
    """Words in order, initials, nicknames and slips shorten a name; other names do not."""
    full = words_of("I Gusti Ayu Belia Ronsari")
    assert all(shortens(words_of(short), full) for short in ("Ronsari", "Ayu Ronsari", "B Ronsari", "Ronsar"))
    assert not any(shortens(words_of(short), full) for short in ("Arden", "Ronsari Belia", "Ayu Kolsaria"))
    assert not slipped("belia", "bella")
    assert is_short_form("BLR")
    assert not is_short_form("dan lain-lain")
