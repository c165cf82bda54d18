"""Which articles are linked together."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from hypothesis import given
from hypothesis import strategies as st

from runut.link import Pieces

Scores = Mapping[tuple[str, str], float]
ARTICLES = "abcdefghij"
SCORES = st.dictionaries(
    st.tuples(st.sampled_from(ARTICLES), st.sampled_from(ARTICLES)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
)


def pieces(scores: Scores, most: int) -> Pieces:
    """Pieces of at most so many articles over these edges."""
    ends: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), score in scores.items():
        ends[left][right] = ends[right][left] = score

    def near(articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        return {one: ends[one] for one in articles if one in ends}

    return Pieces(near, most)


def plainly(scores: Scores, article: str, most: int) -> tuple[str, ...]:
    """The piece of `article` by its definition: what edges of some least score join, the largest that is small enough."""
    for least in (0.0, *sorted(set(scores.values()))):
        found, size = {article}, 0
        while len(found) > size:
            size = len(found)
            found |= {one for pair, score in scores.items() if score >= least and found & set(pair) for one in pair}
        if len(found) <= most:
            return tuple(sorted(found))
    return (article,)


def test_what_hangs_together_is_one_piece_where_it_is_small_enough() -> None:
    """Articles that edges join, directly or through others, are linked together."""
    web = pieces({("a", "b"): 0.3, ("b", "c"): 0.6}, most=3)
    assert [web.of(one) for one in "abcd"] == [("a", "b", "c")] * 3 + [("d",)]


def test_a_web_is_cut_where_it_is_thinnest() -> None:
    """Two close groups that a chain of topics joins are two pieces, once both together are too many."""
    chain = {("a", "b"): 0.6, ("b", "c"): 0.5, ("c", "d"): 0.3, ("d", "e"): 0.6, ("e", "f"): 0.5}
    assert pieces(chain, most=6).of("a") == tuple("abcdef")
    assert [pieces(chain, most=5).of(one) for one in "af"] == [tuple("abc"), tuple("def")]


def test_one_article_with_many_edges_does_not_hold_all_together() -> None:
    """What one article has in common with many makes no large set of articles that are linked at once."""
    hub = {("h", f"x{n:03}"): 0.3 for n in range(300)} | {("h", "i"): 0.5}
    web = pieces(hub, most=100)
    assert web.of("h") == ("h", "i")
    assert web.of("x000") == ("x000",)


@given(SCORES, st.integers(1, 9), st.permutations(ARTICLES))
def test_pieces_are_as_defined_whatever_was_asked_before(scores: Scores, most: int, asked: list[str]) -> None:
    """Every article is in one piece, the one of the definition, also when others were asked for first."""
    web = pieces(scores, most)
    assert {one: web.of(one) for one in asked} == {one: plainly(scores, one, most) for one in ARTICLES}
    assert all(web.of(other) == web.of(one) for one in asked for other in web.of(one))


@given(SCORES, st.integers(1, 9))
def test_an_article_that_arrives_touches_its_neighbours_pieces_alone(scores: Scores, most: int) -> None:
    """Pieces without an edge to the newcomer stay as they were."""
    before = {pair: score for pair, score in scores.items() if "j" not in pair}
    was, now = pieces(before, most), pieces(scores, most)
    touched = {one for pair in scores if "j" in pair for end in pair if end != "j" for one in was.of(end)} | {"j"}
    assert all(was.of(one) == now.of(one) for one in ARTICLES if one not in touched)
    assert all(set(now.of(one)) <= touched for one in touched)


@given(SCORES, st.integers(1, 9), st.permutations(ARTICLES))
def test_what_is_known_of_a_smaller_web_does_not_mislead(scores: Scores, most: int, asked: list[str]) -> None:
    """Pieces of a web and of the same without some articles, asked for in turn, are those of two webs that know nothing."""
    now, gone = pieces(scores, most), set(asked[:3])
    was = now.without(gone)
    left = {pair: score for pair, score in scores.items() if not gone & set(pair)}
    for one in asked:
        if one not in gone:
            assert was.of(one) == plainly(left, one, most)
        assert now.of(one) == plainly(scores, one, most)


@given(SCORES, st.integers(1, 9), st.sets(st.sampled_from(ARTICLES)))
def test_what_articles_that_go_leave(scores: Scores, most: int, gone: set[str]) -> None:
    """The pieces that are others without them are found among those of their neighbours, and no others are named."""
    left = {pair: score for pair, score in scores.items() if not gone & set(pair)}
    was, now = pieces(scores, most), pieces(left, most)
    others = {now.of(one) for one in ARTICLES if one not in gone} - {was.of(one) for one in ARTICLES}
    assert was.left_by(gone) == others
