"""A name in the text itself, spelled with a slip in another sentence."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_events


def told(name: str, *sentences: str, title: str = "Kabar") -> Reading:
    """An article in which something happens in each sentence."""
    events: list[dict[str, object]] = [{"type": "HAPPEN", "trigger": sentence} for sentence in sentences]
    return with_events(reading(name, [title, *sentences]), *events)


def found(*readings: Reading) -> list[tuple[str, list[str]]]:
    """The names that differ, the same in every order, with every event an entry of its own."""
    entries = {f"E{event.id}": [event.id] for one in readings for event in one.events}
    first, second = (seen(differing(ordered, entries), "name") for ordered in (readings, readings[::-1]))
    assert first == second
    return first


def test_one_word_of_a_name_has_a_slip() -> None:
    """A letter is wrong, missing or moved, here and there or in one article; the first word may only lack its end."""
    both = told("a", "Nama Halden Bruskolan disebut."), told("b", "Nama Halden Bruksolan disebut.")
    assert found(*both) == [("conflict", ["Halden Bruksolan", "Halden Bruskolan"])]
    alone = told("a", "Nama Ratann Tanjulo disebut.", "Kemudian Ratan Tanjulo hadir.")
    assert found(alone) == [("conflict", ["Ratan Tanjulo", "Ratann Tanjulo"])]


def test_two_of_one_family_are_no_slip() -> None:
    """They stand in one sentence, or are of two ages."""
    listed = told("a", "Nama Ratan Bruskolan dan Rattan Bruskolan disebut.", "Lalu Rattan Bruskolan hadir.")
    assert found(listed, told("b", "Nama Ratan Bruskolan disebut.")) == []
    aged = told("a", "Nama Ratan Bruskolan (41) disebut."), told("b", "Nama Rattan Bruskolan (12) disebut.")
    assert found(*aged) == []


def test_a_word_cut_off_or_formed_otherwise_is_no_slip() -> None:
    """The end of a sentence may be damaged, and names have plurals and accents."""
    assert found(told("a", "Ia memanggil Halden Brusk."), told("b", "Nama Halden Brusko disebut.")) == []
    assert found(told("a", "Tim Kardov Tanjul hadir."), told("b", "Tim Kardovs Tanjul hadir.")) == []
    assert found(told("a", "Nama Kylan Nuvarré disebut."), told("b", "Nama Kylan Nuvarre disebut.")) == []


def test_a_cut_name_is_its_whole() -> None:
    """What a sentence has lost at its end makes no third spelling, and does not hide a slip in front of it."""
    whole = told("a", "Nama Nessaly Kardimora disebut.", "Ia memanggil Nessaly Kardimor.")
    assert found(whole, told("b", "Ia membela Nesaly Kardimor.")) == [
        ("conflict", ["Nesaly Kardimor", "Nessaly Kardimora"])
    ]


def test_titles_and_known_words_are_no_slips_of_names() -> None:
    """Words of an office, or two that the language has, differ by a letter and mean another."""
    assert found(told("a", "Lalu Kapten Brusko hadir."), told("b", "Lalu Kaptan Brusko hadir.")) == []
    assert found(told("a", "Lalu Utara Brusko hadir."), told("b", "Lalu Udara Brusko hadir.")) == []
    assert found(told("a", "Lalu Kapten Rusko hadir."), told("b", "Lalu Kapten Rosko hadir.")) == []


def test_a_title_alone_spells_no_name() -> None:
    """Where every word has a capital, any two may look like a name."""
    assert found(told("a", "Nama Halden Bruskolan disebut."), told("b", "Itu benar.", title="Halden Bruksolan")) == []


def test_two_words_are_written_as_one_with_a_slip() -> None:
    """Spacing alone makes no spelling."""
    double = told("a", "Klub Vellasto Tanjulera dibubarkan.")
    assert found(double, told("b", "Klub VlastoTanjulera dibubarkan.")) == [
        ("conflict", ["Vellasto Tanjulera", "VlastoTanjulera"])
    ]
    assert found(double, told("b", "Klub VellastoTanjulera dibubarkan.")) == []


def test_a_name_is_told_once() -> None:
    """What an entry's sentences have told already is not told again."""
    both = told("a", "Nama Halden Tserenivka disebut."), told("b", "Nama Halden Tsereniwka disebut.")
    assert len(seen(differing(both, {"E1": ["a:e0", "b:e0"]}), "name")) == 1
