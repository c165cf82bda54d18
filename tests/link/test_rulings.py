"""On which stories does what analysts judged bear?"""

import pytest

from runut.link.rulings import Rulings
from runut.records.judgements import JudgedKind, Judgement, Verb

ARTICLES = ("a1", "a2")


def judged(kind: JudgedKind, verb: Verb, *parts: tuple[str, ...], undone: str | None = None) -> Judgement:
    """What an analyst said."""
    said = {"author": "Sari", "time": "2026-05-03T12:00:00+00:00", "reason": "Fotonya", "said": "ini"}
    return Judgement(id="J1", verb=verb, kind=kind, parts=parts, undone=undone, **said)


@pytest.mark.parametrize(
    "one",
    [
        judged("story", "merge", ("a1", "b4"), ("c1",)),
        judged("entry", "split", ("c1:e2", "a2:e1"), ("a2:e1",)),
        judged("claim", "reject", ("a2:f3",)),
        judged("finding", "reject", ("D12@c1",)),  # what it is called may come up in any story
    ],
)
def test_what_is_judged_of_its_articles_bears_on_a_story(one: Judgement) -> None:
    """A story is marked by a judgement of its articles or their claims, until it is taken back."""
    assert Rulings([one]).mark(ARTICLES) != Rulings().mark(ARTICLES)
    assert Rulings([one]).mark(ARTICLES) == Rulings([one]).mark(reversed(ARTICLES))
    undone = judged(one.kind, one.verb, *one.parts, undone="2026-05-04T12:00:00+00:00")
    assert Rulings([undone]).mark(ARTICLES) == Rulings().mark(ARTICLES) == ""


@pytest.mark.parametrize(
    "one",
    [
        judged("story", "merge", ("b1", "a11"), ("c1",)),
        judged("entry", "reject", ("a11:e2",)),
        judged("actor", "merge", ("state:VEL",), ("group:warga@a1",)),  # this shows in who acts in the story
    ],
)
def test_what_is_judged_of_others_does_not(one: Judgement) -> None:
    """A judgement of something else leaves a story as it is."""
    assert Rulings([one]).mark(ARTICLES) == ""
