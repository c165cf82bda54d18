"""Which pieces of the web newcomers change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from runut.link import change
from runut.records.links import Piece
from tests.link.test_pieces import ARTICLES, SCORES, Scores, plainly

STEPS = st.lists(st.sets(st.sampled_from(ARTICLES)), max_size=5)


class Kept:
    """A web that grows, with what is kept of its pieces."""

    def __init__(self, scores: Scores) -> None:
        """Begin without articles; these are the edges that they will have."""
        self.all, self.here, self.kept = scores, set[str](), dict[str, Piece]()
        self.asked = set[str]()

    @property
    def scores(self) -> Scores:
        """The edges of those that are there."""
        return {pair: score for pair, score in self.all.items() if self.here.issuperset(pair)}

    def near(self, articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The edges of these articles."""
        self.asked |= set(articles)
        ends: dict[str, dict[str, float]] = defaultdict(dict)
        for (left, right), score in self.scores.items():
            ends[left][right] = ends[right][left] = score
        return {one: ends[one] for one in articles if one in ends}

    def among(self, articles: Collection[str]) -> Scores:
        """The edges among these articles."""
        return {pair: score for pair, score in self.scores.items() if set(articles).issuperset(pair)}

    def judged(self, _: Collection[str]) -> Scores:
        """Nothing was judged."""
        return {}

    def pieces(self, articles: Collection[str]) -> Iterable[Piece]:
        """What is kept of these articles."""
        return {self.kept[one] for one in articles if one in self.kept}

    def come(self, articles: Collection[str], again: Collection[str], most: int) -> set[tuple[str, ...]]:
        """Let articles come, and keep what changes; the pieces that are to be linked."""
        new = set(articles) - self.here
        self.here |= new
        found = change(self, new, set(again) & (self.here - new), most)
        for piece in (*found.pieces, *found.stay):
            self.kept.update(dict.fromkeys(piece.articles, piece))
        return {one.articles for one in found.pieces}

    def forget(self, articles: Collection[str]) -> None:
        """Keep no longer which pieces these are in."""
        gone = {one for article in articles if article in self.kept for one in self.kept[article].articles}
        self.kept = {one: piece for one, piece in self.kept.items() if one not in gone}


def piece(scores: Scores, article: str, most: int) -> Piece:
    """The piece of `article` by its definition, and the highest score at which it hangs together with too many."""
    found = plainly(scores, article, most)
    ends = [score for pair, score in scores.items() if len(set(found) & set(pair)) == 1]
    return Piece(found, max(ends, default=None))


@given(SCORES, st.integers(1, 9), STEPS, STEPS, STEPS)
def test_what_is_known_of_a_web_grows_with_it(
    scores: Scores, most: int, comes: list[set[str]], again: list[set[str]], forgotten: list[set[str]]
) -> None:
    """Whatever comes in whatever portions, and whatever is forgotten: what is kept is so, and what changed is named."""
    web = Kept(scores)
    for number, articles in enumerate(comes):
        if number < len(forgotten):
            web.forget(forgotten[number])
        before = {piece(web.scores, one, most).articles for one in web.here}
        more = again[number] & web.here if number < len(again) else set[str]()
        fresh = set(articles) - web.here
        linked = web.come(articles, more, most)
        now = {one: piece(web.scores, one, most) for one in web.here}
        assert linked == {
            one.articles for one in now.values() if one.articles not in before or more & set(one.articles)
        }
        assert all(web.kept[one] == now[one] for one in web.kept)
        met = {one for pair in web.scores if fresh & set(pair) for one in pair}
        assert web.kept.keys() >= fresh | met | more


def test_a_newcomer_that_meets_a_crowd_by_less_than_holds_it_apart_touches_nothing() -> None:
    """Two that were cut out of a crowd at 0.5 must not be looked at for one who is as near to them as that."""
    crowd = {("a", "b"): 0.7, ("b", "c"): 0.5, ("c", "d"): 0.7}
    web = Kept({**crowd, ("b", "j"): 0.5, ("j", "k"): 0.6})
    web.come("abcd", (), 2)
    web.asked.clear()
    assert web.come("jk", (), 2) == {("j", "k")}
    assert web.asked == {"j", "k"}
    assert web.kept["j"] == Piece(("j", "k"), 0.5)


def test_a_piece_that_stays_may_be_cut_out_elsewhere() -> None:
    """Two that were alone stay together where somebody in larger company comes near, and it is known from then on."""
    web = Kept({("a", "b"): 0.5, ("b", "c"): 0.3, ("c", "d"): 0.6, ("d", "e"): 0.6})
    web.come("ab", (), 3)
    assert web.kept["a"] == Piece(("a", "b"), None)
    assert web.come("cde", (), 3) == {("c", "d", "e")}
    assert web.kept["a"] == Piece(("a", "b"), 0.3)
