"""On how many origins a version rests, and what that does to the weight of a finding."""

import msgspec
import pytest
from msgspec.structs import replace

from runut.compare import Comparer
from runut.compare.origins import Origins
from runut.compare.weights import of_difference, of_omission
from runut.languages.load import load_pack
from runut.records.claims import Role
from runut.records.findings import Disagreement, DisagreementKind
from runut.records.reading import Reading
from tests.compare.pairs import made
from tests.link.made import reading, span_of, with_actors, with_events, with_figures

COMPARER = Comparer({"id": load_pack("id")})


def toll(name: str, dead: int, agency: str = "") -> Reading:
    """A toll, told on the word of `agency` where one is given."""
    text = f"Banjir menewaskan {dead} orang, lapor {agency or 'warga'}."
    base = reading(name, ["Kabar", text])
    if agency:
        base = with_actors(base, (agency, "media", None))
    base = with_events(base, {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir"})
    figure = {"words": f"{dead} orang", "value": float(dead), "bound": "exact", "unit": "person", "event": f"{name}:e0"}
    base = with_figures(base, figure)
    if not agency:
        return base
    via = (Role(base.actors[0].id, span_of(text, agency)),)
    spoken = msgspec.structs.replace(via[0], span=base.actors[0].mentions[0].span)
    return replace(base, figures=tuple(replace(one, via=(spoken,)) for one in base.figures))


def origins(*readings: Reading, copies: tuple[tuple[str, str], ...] = ()) -> int:
    """On how many origins the figures of these articles rest."""
    actor_of = {actor.id: actor.name for one in readings for actor in one.actors}
    counted = Origins(readings, dict(copies), actor_of)
    return len(counted.of(figure.id for one in readings for figure in one.figures))


def test_outlets_of_their_own_are_origins() -> None:
    """Two articles that name no source and share no text are two origins."""
    assert origins(toll("a", 17), toll("b", 17)) == 2


def test_copies_of_one_text_are_one_origin() -> None:
    """An article that repeats another's text adds nothing to it."""
    assert origins(toll("a", 17), toll("b", 17), copies=(("b", "a"),)) == 1


def test_tellings_on_one_word_are_one_origin() -> None:
    """Two articles that give the toll on one agency's word are one origin, those of two agencies two."""
    assert origins(toll("a", 17, "Velnas"), toll("b", 17, "Velnas")) == 1
    assert origins(toll("a", 17, "Velnas"), toll("b", 17, "Ordalis")) == 2


def test_a_copy_without_its_source_is_the_same_origin() -> None:
    """Who copies a text that names its source, and leaves the source out, tells on the same word."""
    assert origins(toll("a", 17, "Velnas"), toll("b", 17), toll("c", 17, "Velnas"), copies=(("b", "a"),)) == 1


def found(*, copied: bool) -> Disagreement:
    """Two tolls; the second is told by one article, or by that and its copy."""
    pair = {
        "event": {"type": "HAPPEN", "mode": "flood"},
        "first": {"published": "2025-08-10", "text": "Banjir menewaskan 17 orang.", "trigger": "Banjir"},
        "second": {"published": "2025-08-10", "text": "Banjir menewaskan 23 orang.", "trigger": "Banjir"},
    }
    for side, dead in (("first", 17), ("second", 23)):
        pair[side]["figure"] = {"words": f"{dead} orang", "value": float(dead), "bound": "exact", "unit": "person"}  # type: ignore[assignment]  # cells of any kind
    readings, linked = made(pair)
    if copied:
        linked = replace(linked, copies=(("b", "a"),))
    (one,) = COMPARER.findings(readings, linked).disagreements
    return one


def test_a_copy_that_differs_from_its_original_has_no_second_origin() -> None:
    """Two versions of one origin weigh less than those of two."""
    assert [one.independence for one in found(copied=False).variants] == [1, 1]
    assert found(copied=True).weight < found(copied=False).weight


@pytest.mark.parametrize(("greater", "lesser"), [("conflict", "development"), ("development", "precision")])
def test_kinds_are_ranked(greater: DisagreementKind, lesser: DisagreementKind) -> None:
    """All else alike, a conflict weighs more than a development, and that more than a matter of precision."""
    sides = [frozenset({"a"}), frozenset({"b"})]
    assert of_difference("value", greater, sides, 0.5) > of_difference("value", lesser, sides, 0.5)


def test_weight_grows_with_origins_and_distance_within_its_bounds() -> None:
    """What two camps stand behind, and what lies far apart, weighs more; no weight leaves 0 to 1."""
    few, many = [frozenset("a"), frozenset("b")], [frozenset("abcd"), frozenset("efgh")]
    assert 0 < of_difference("value", "conflict", few, 0.1) < of_difference("value", "conflict", many, 0.1)
    assert of_difference("value", "conflict", many, 0.1) < of_difference("value", "conflict", many, 9.0) <= 1


def test_an_odd_report_against_many_weighs_less_than_two_camps() -> None:
    """What counts is the second best side."""
    odd, camps = [frozenset("abcdef"), frozenset("g")], [frozenset("abc"), frozenset("def")]
    assert of_difference("date", "conflict", odd, 1.0) < of_difference("date", "conflict", camps, 1.0)


def test_an_omission_weighs_by_origins_and_by_share() -> None:
    """What more origins, and more of the articles, tell is missed the more; no weight leaves 0 to 1."""
    assert of_omission(1, 3, 4) < of_omission(3, 3, 4) < of_omission(3, 3, 3) <= 1
    assert of_omission(2, 2, 10) < of_omission(2, 8, 10)
