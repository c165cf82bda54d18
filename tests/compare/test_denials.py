"""A charge, and those charged who deny it."""

from msgspec.structs import replace

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_actors, with_events, with_statement

CHARGE = "Kardova menuding Dera Kolsaria melanggar perjanjian sungai."


def charged(said: str, speaker: str = "Dera Kolsaria") -> Reading:
    """A charge, and what somebody is quoted with in the sentence behind it."""
    base = reading("a", ["Kabar", CHARGE, f"“{said},” kata {speaker}.", "Tomar Veskulin hadir."])
    base = with_actors(
        base, ("Kardova", "state", "KAR"), ("Dera Kolsaria", "person", "VEL"), ("Tomar Veskulin", "person", "KAR")
    )
    base = with_events(
        base,
        {
            "type": "ACCUSE",
            "mode": "allege",
            "trigger": "menuding",
            "actors": ["Kardova"],
            "recipients": ["Dera Kolsaria"],
        },
    )
    return with_statement(base, speaker, said)


def test_what_the_charged_says_may_be_a_denial() -> None:
    """A quotation that negates a word of the charge denies it, as a denial that is read as an event does."""
    told = charged("Pertemuan itu tidak melanggar apa pun")
    (found,) = differing([told], {"E1": ["a:e0"]})
    assert (found.slot, found.kind) == ("status", "conflict")
    assert {one.says: one.records for one in found.variants} == {"alleged": ("a:e0",), "denied": ("a:s0",)}


def test_a_negation_of_something_else_is_none() -> None:
    """What negates no word of the charge, or is said by somebody else, denies nothing."""
    for told in (charged("Kami tidak menunggu siapa pun"), charged("Mereka tidak melanggar apa pun", "Tomar Veskulin")):
        assert seen(differing([told], {"E1": ["a:e0"]}), "status") == []


def test_an_unsure_charge_is_not_denied() -> None:
    """What is only feared or possible is no charge yet."""
    told = charged("Pertemuan itu tidak melanggar apa pun")
    told = replace(told, events=tuple(replace(one, status="hypothetical") for one in told.events))
    assert seen(differing([told], {"E1": ["a:e0"]}), "status") == []
