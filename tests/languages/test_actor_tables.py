"""Every entry of the actor tables does what its examples say."""

import pycountry
import pytest
from babel import Locale
from msgspec import structs

from runut.actors.load import load_register
from runut.annotate.actors import Actors
from runut.languages.load import load_pack
from runut.languages.schema.actors import (
    NounRow,
    PhraseTable,
    PronounCase,
    PronounTable,
    SeatRow,
    StateRow,
    TitleRow,
    Words,
)
from runut.records.annotations import LocalActor
from runut.sources.load import Sources
from tests.annotate.plain import plain_reading

PACK = load_pack("id")
NOUNS = PACK.rows("nouns.tsv", NounRow)
TITLES = PACK.rows("titles.tsv", TitleRow)
STATES = PACK.rows("states.tsv", StateRow)
PRONOUNS = PACK.table("pronouns.toml", PronounTable)
CASES = [case for pronoun in PRONOUNS.pronoun for case in pronoun.cases]
CASES += [case for clitic in PRONOUNS.clitic for case in clitic.cases]


@pytest.fixture(scope="module")
def stage() -> Actors:
    """The stage with the package's register and no outlets."""
    return Actors(PACK, load_register(), Sources([]))


def actors_of(stage: Actors, text: str) -> tuple[LocalActor, ...]:
    """The actors that the stage finds in `text`."""
    return stage(plain_reading(text)).actors


@pytest.mark.parametrize("row", [row for row in NOUNS if row.use != "none"], ids=lambda row: row.noun)
def test_noun_names_an_actor_in_its_example(stage: Actors, row: NounRow) -> None:
    """The example of a noun holds an actor called by that noun."""
    names = [name.casefold() for actor in actors_of(stage, row.example) for name in (actor.name, *actor.aliases)]
    assert any(row.noun in name for name in names), names


@pytest.mark.parametrize("row", [row for row in NOUNS if row.counter or row.use == "none"], ids=lambda row: row.noun)
def test_noun_names_nobody_in_its_counter_example(stage: Actors, row: NounRow) -> None:
    """The counter-example of a noun, or the example of one that is never an actor, holds none."""
    assert actors_of(stage, row.counter or row.example) == ()


@pytest.mark.parametrize("row", [row for row in TITLES if row.use != "none"], ids=lambda row: row.title)
def test_title_belongs_to_the_person_of_its_example(stage: Actors, row: TitleRow) -> None:
    """The example of a title holds one person, who bears the title if it is an office or a rank."""
    persons = [actor for actor in actors_of(stage, row.example) if actor.kind == "person"]
    assert [person.name for person in persons] == ["Arden Kolsaria"]
    forms = " ".join([persons[0].name, *persons[0].aliases]).casefold()
    assert row.use == "honorific" or row.title in forms


@pytest.mark.parametrize("row", [row for row in TITLES if row.use == "none"], ids=lambda row: row.title)
def test_what_only_looks_like_a_title_makes_nobody(stage: Actors, row: TitleRow) -> None:
    """A phrase that begins like a title makes no person of the name behind it."""
    assert not [actor for actor in actors_of(stage, row.example) if actor.kind == "person"]


@pytest.mark.parametrize("row", PACK.rows("seats.tsv", SeatRow), ids=lambda row: row.name)
def test_seat_means_its_government(stage: Actors, row: SeatRow) -> None:
    """The example of a seat holds an actor of the kind and country that the seat stands for."""
    assert (row.kind, row.country) in [(actor.kind, actor.country) for actor in actors_of(stage, row.example)]


def test_states_are_known_by_their_names_in_cldr() -> None:
    """The name that CLDR gives a state in this language is one of ours; from one release to the next it moves between them."""
    territories = Locale("id").territories
    alphas = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    assert {row.code for row in STATES} == {one.country for one in load_register().known if one.kind == "state"}
    names = {row.code: {row.name, *(other.strip() for other in row.others.split(","))} for row in STATES}
    assert [row.code for row in STATES if territories[alphas[row.code]] not in names[row.code]] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_pronoun_means_whom_its_case_says(stage: Actors, case: PronounCase) -> None:
    """In the last sentence of a pronoun's case it means the actor that the case names, or nobody."""
    last = max(sentence.index for sentence in plain_reading(case.text).sentences)
    meant = {
        actor.name
        for actor in actors_of(stage, case.text)
        for mention in actor.mentions
        if mention.sentence == last and mention.form in {"pronoun", "clitic"}
    }
    assert (case.means in meant) if case.means else not meant


PHRASES = PACK.table("actors.toml", PhraseTable)
LISTS = {name: value for name, value in structs.asdict(PHRASES).items() if isinstance(value, Words)}
NOBODY = frozenset({"not_names"})


@pytest.mark.parametrize("name", sorted(LISTS))
def test_list_of_small_words_has_an_example_that_holds_one(name: str) -> None:
    """Each list of small words has examples, and each of them holds one of its words."""
    assert LISTS[name].examples
    for text in LISTS[name].examples:
        assert any(word in text.casefold() for word in LISTS[name].words), text


@pytest.mark.parametrize(
    "name", sorted(LISTS.keys() - NOBODY - {"tied", "locative", "two", "towards", "classifiers", "particles"})
)
def test_example_of_small_words_names_somebody(stage: Actors, name: str) -> None:
    """The phrase that an example of small words shows is an actor's."""
    assert all(actors_of(stage, text) for text in LISTS[name].examples)


@pytest.mark.parametrize("name", sorted(NOBODY))
def test_example_of_words_that_are_no_names_names_nobody(stage: Actors, name: str) -> None:
    """Words that are never names make no actor, whatever their capitals."""
    assert not any(actors_of(stage, text) for text in LISTS[name].examples)
