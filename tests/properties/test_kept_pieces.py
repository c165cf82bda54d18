"""What a chronicle keeps of its pieces is what its edges say, whatever came, went and was judged."""

import random
from itertools import combinations
from pathlib import Path

import pytest

from runut.records.judgements import Judgement
from runut.records.links import Edge
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from runut.store.web import Web
from runut.weaving import Weaver
from tests.link.made import reading, with_actors
from tests.link.test_newcomers import piece

NOW = "2026-05-03T12:00:00+00:00"
NAMES = [f"a{number:02}" for number in range(24)]
MOST = 5
SEEDS = range(6)


def telling(one: str) -> Reading:
    """An article that calls somebody by his full name, or by a part of it, which only those explain that are linked with it."""
    name = "Arden Kolsaria" if NAMES.index(one) % 4 == 0 else "Kolsaria"
    return with_actors(reading(one, [f"Kabar {one}", f"{name} tiba di Tanjul."]), (name, "person", None))


class Steps:
    """A chronicle to which things happen by chance; small sets are linked, so that the web is cut in many places."""

    def __init__(self, chronicle: Chronicle, seed: int) -> None:
        """Begin with nothing, but know who will have an edge with whom."""
        self.chronicle, self.weaver = chronicle, Weaver(chronicle, most=MOST)
        self.chance = random.Random(seed)  # noqa: S311  # an order, not a secret
        self.edges = {
            pair: self.chance.choice([0.21, 0.22, 0.23, 0.24, 0.25])
            for pair in combinations(NAMES, 2)
            if self.chance.random() < 0.15
        }
        self.left, self.here = self.chance.sample(NAMES, len(NAMES)), set[str]()

    def come(self) -> None:
        """Some articles come."""
        some, self.left = self.left[:2], self.left[2:]
        self.here |= set(some)
        self.chronicle.keep([Kept(telling(one)) for one in some])
        found = [Edge(left=le, right=ri, score=by) for (le, ri), by in self.edges.items() if self.here >= {le, ri}]
        self.chronicle.keep_pairs(found, ())
        self.weaver.weave(lambda *_: None)

    def go(self) -> None:
        """One article is withdrawn."""
        if self.here:
            one = self.chance.choice(sorted(self.here))
            self.here.remove(one)
            self.weaver.retire({one: None})
            self.weaver.weave(lambda *_: None)

    def wait(self) -> None:
        """One article waits, as if somebody had stopped in between."""
        if self.here:
            self.chronicle.wait([self.chance.choice(sorted(self.here))])
            self.weaver.weave(lambda *_: None)

    def right(self) -> None:
        """What is kept is so."""
        web = Web(self.chronicle)
        scores = web.among(self.here)
        kept = {one: found for found in web.pieces(self.here) for one in found.articles}
        assert kept == {one: piece(scores, one, MOST) for one in kept}
        assert len(kept) > len(self.here) / 2  # else nothing would be shown


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_kept_is_so(seed: int, tmp_path: Path) -> None:
    """Articles come, go and wait by chance; what is kept of pieces must be what their edges say, and pieces are whole."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        steps = Steps(chronicle, seed)
        while steps.left:
            for step in (steps.come, steps.chance.choice([steps.go, steps.wait, lambda: None])):
                step()
                assert chronicle.pending() == ()
                steps.right()


def test_what_analysts_join_and_take_back_is_known(tmp_path: Path) -> None:
    """Two stories that an analyst joins are in one piece, and in two again when the judgement is taken back."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        steps = Steps(chronicle, 1)
        while steps.left:
            steps.come()
        web, stories = Web(chronicle), {one.id: one.articles for one in Views(chronicle).records().stories}
        of = {one: found.articles for found in web.pieces(NAMES) for one in found.articles}
        two = next((a, b) for a, b in combinations(sorted(stories), 2) if of[stories[a][0]] != of[stories[b][0]])
        before = set(web.pieces(NAMES))
        parts = tuple(stories[one] for one in two)
        said = {"author": "Sari", "time": NOW, "reason": "Satu peristiwa", "said": "dua berita"}
        made = Judgement(id="J1", verb="merge", kind="story", parts=parts, name=None, **said)
        chronicle.judge([made])
        steps.weaver.weave(lambda *_: None)
        assert any(set().union(*parts) <= set(found.articles) for found in Web(chronicle).pieces(NAMES))
        chronicle.undo(made, NOW)
        steps.weaver.weave(lambda *_: None)
        assert set(web.pieces(NAMES)) <= before
        assert {one for found in web.pieces(NAMES) for one in found.articles} >= set().union(*parts)


def test_an_earlier_chronicle_finds_its_pieces_anew(tmp_path: Path) -> None:
    """Where nothing is kept of pieces, newcomers must change the same, and what was looked at is kept."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        steps = Steps(chronicle, 2)
        while len(steps.left) > 6:
            steps.come()
        chronicle.wait(sorted(steps.here))
        assert list(Web(chronicle).pieces(NAMES)) == []
        steps.weaver.weave(lambda *_: None)
        while steps.left:
            steps.come()
            steps.right()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_joining_pushes_out_of_a_piece_is_linked_anew(seed: int, tmp_path: Path) -> None:
    """Two stories that are joined may leave no room for a third that was linked with one of them: it must not stay so."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        steps = Steps(chronicle, seed)
        while steps.left:
            steps.come()
        for number, made in enumerate(joinings(chronicle, steps.chance)):
            chronicle.judge([made], steps.weaver.beside_joined([made]))
            steps.weaver.weave(lambda *_: None)
            assert seen(chronicle) == seen_anew(steps, [made], tmp_path / f"{number}.runut")
            chronicle.undo(made, NOW)
            steps.weaver.weave(lambda *_: None)
            assert seen(chronicle) == seen_anew(steps, [], tmp_path / f"{number}-undone.runut")


def joinings(chronicle: Chronicle, chance: random.Random) -> list[Judgement]:
    """Some pairs of stories of two pieces, each held for one by an analyst."""
    web, stories = Web(chronicle), [one.articles for one in Views(chronicle).records().stories]
    of = {one: found.articles for found in web.pieces(NAMES) for one in found.articles}
    apart = [(a, b) for a, b in combinations(sorted(stories), 2) if of[a[0]] != of[b[0]]]
    said = {"author": "Sari", "time": NOW, "reason": "Satu peristiwa", "said": "dua berita"}
    chosen = chance.sample(apart, min(4, len(apart)))
    return [Judgement(id=f"J{n}", verb="merge", kind="story", parts=two, **said) for n, two in enumerate(chosen)]


def seen(chronicle: Chronicle) -> object:
    """The stories, and whom the articles name, as a reader sees them."""
    found = Views(chronicle).records()
    return found.stories, found.actor_of


def seen_anew(steps: Steps, judgements: list[Judgement], path: Path) -> object:
    """The same of a chronicle that gets the same articles, edges and judgements at once."""
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(telling(one)) for one in sorted(steps.here)])
        chronicle.keep_pairs([Edge(left=le, right=ri, score=by) for (le, ri), by in steps.edges.items()], ())
        chronicle.judge(judgements)
        Weaver(chronicle, most=MOST).weave(lambda *_: None)
        return seen(chronicle)
