"""The same words, laid to different sources."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.compare.slots.sources import Given, _near, _one_saying, _passage
from runut.records.annotations import ActorKind
from runut.records.claims import StatementMode
from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_actors, with_statement

SAID = "Bendungan Nuvar tetap aman meski permukaan danau naik tajam sepanjang pekan"
LIKE = "permukaan danau naik tajam, tetapi bendungan Nuvar tetap aman"


def said(name: str, speaker: str, kind: ActorKind, content: str = SAID, country: str = "SUN") -> Reading:
    """An article in which `speaker` says it."""
    base = with_actors(reading(name, ["Kabar", f"{speaker} berkata: {content}."]), (speaker, kind, country))
    return with_statement(base, speaker, content)


def test_the_same_words_of_two_people_are_a_conflict() -> None:
    """Two articles give one quotation as that of two persons; words that are only alike two may have said."""
    one = said("a", "Tomar Veskulin", "person")
    other = said("b", "Dera Kolsaria", "person", country="VEL")
    assert seen(differing([one, other], {}), "name") == [("conflict", ["Dera Kolsaria", "Tomar Veskulin"])]
    assert seen(differing([one, said("b", "Dera Kolsaria", "person", LIKE, "VEL")], {}), "name") == []


def test_a_state_and_its_minister_are_one_source_more_or_less_exactly() -> None:
    """What the headline gives to the state, and the text in like words to a person of it, is a matter of precision."""
    told = [said("a", "Sunteria", "state"), said("b", "Tomar Veskulin", "person", LIKE)]
    assert seen(differing(told, {}), "name") == [("precision", ["Sunteria", "Tomar Veskulin"])]


def test_another_saying_has_another_source() -> None:
    """Somebody else saying something else is no disagreement."""
    other = said("b", "Tomar Veskulin", "person", "Sekolah di lembah ini dibuka kembali pada hari Senin nanti")
    assert differing([said("a", "Sunteria", "state"), other], {}) == []


def test_bodies_whose_names_differ_in_a_word_are_mixed_up() -> None:
    """Where both have a passage of it, one article has written the wrong ministry; other bodies may both have told it."""
    told = "pesawat itu melintas rendah sampai ke bagian utara kota Tanjul"
    first = said(
        "a",
        "Kementerian Pertahanan Sunteria",
        "government",
        f"{told} lalu berbalik arah menuju pesisir sebelah barat tanpa sempat dikejar siapa pun malam itu",
    )
    rest = f"menurut radar {told} sebelum jatuh menimpa atap gudang kosong milik koperasi petani garam"
    other = said("b", "Kementerian Pertahanan Kardova", "government", rest, "KAR")
    names = ["Kementerian Pertahanan Kardova", "Kementerian Pertahanan Sunteria"]
    assert seen(differing([first, other], {}), "name") == [("conflict", names)]
    assert seen(differing([first, said("b", "Dinas Kelautan Kardova", "government", rest, "KAR")], {}), "name") == []


def dated(name: str, day: str, mode: StatementMode = "direct") -> Reading:
    """The saying of one person, dated."""
    base = said(name, "Tomar Veskulin", "person")
    return replace(base, statements=tuple(replace(one, date=day, mode=mode) for one in base.statements))


def test_a_quotation_has_one_day() -> None:
    """Two articles that date one quotation differently contradict each other; a paraphrase may be of words said again."""
    found = differing([dated("a", "2025-08-09"), dated("b", "2025-08-10")], {})
    assert seen(found, "date") == [("conflict", ["2025-08-09", "2025-08-10"])]
    assert seen(differing([dated("a", "2025-08-09"), dated("b", "2025-08-10", "indirect")], {}), "date") == []


VOCABULARY = [f"kata{at}" for at in range(12)]
WORDS = st.lists(st.sampled_from([*VOCABULARY, "di", "ke"]), min_size=1, max_size=14)


@given(st.lists(WORDS, min_size=2, max_size=12))
@settings(max_examples=60, deadline=None)
def test_who_may_be_one_saying_is_found(told: list[list[str]]) -> None:
    """Held against holding each saying against each that has a telling word in common with it: nobody is missed."""
    given_: list[Given] = []
    for at, words in enumerate(told):
        one = said(f"a{at}", "Tomar Veskulin", "person", " ".join(words))
        telling = frozenset(word for word in words if word in VOCABULARY)
        given_.append(Given(one.statements[0], one, "person:tomar-veskulin", telling, tuple(words)))
    for number, near in enumerate(_near(given_)):
        mine = given_[number]
        with_one = [at for at in range(number) if mine.telling & given_[at].telling]
        assert set(near) <= set(with_one)
        same = {at for at in with_one if _one_saying(given_[at], mine) or _passage(given_[at], mine)}
        assert same <= set(near)
