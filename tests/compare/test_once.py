"""What is remembered of articles changes nothing: whoever compared their story before finds what a newcomer would."""

import gc
import random
import weakref

import pytest
from msgspec.structs import replace

from runut.actors.register import Register
from runut.compare import Comparer
from runut.compare.once import Once
from runut.compare.story import StoryView
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.findings import Findings
from runut.records.reading import Reading
from runut.text.shelf import BARE
from tests.compare.pairs import made, pairs
from tests.compare.test_findings import told
from tests.link import flood
from tests.link.made import reading, with_actors, with_statement

PACKS = {"id": load_pack("id")}


def test_asked_once_while_the_article_is_the_same() -> None:
    """Another question, another article of that name and one that was forgotten must be asked; the same read again not."""
    asked: list[str] = []

    def text(one: Reading) -> str:
        asked.append(one.article.text)
        return one.article.text

    def longer(one: Reading, much: str) -> str:
        return text(one) + much

    first, second, other = reading("a", ["Satu"]), reading("a", ["Dua"]), reading("b", ["Tiga"])
    once = Once(room=2 * BARE + len(first.article.text) + len(other.article.text) - 1)
    assert [once.of(text, one) for one in (first, replace(first), first)] == [first.article.text] * 3
    assert once.of(longer, first, "!") == first.article.text + "!"
    assert asked == [first.article.text] * 2
    assert [once.of(text, one) for one in (second, first)] == [second.article.text, first.article.text]
    assert asked[2:] == [second.article.text, first.article.text]
    assert once.of(text, other) == other.article.text
    assert once.of(text, first) == first.article.text
    assert asked[4:] == [other.article.text, first.article.text]


class Reader:
    """Who asks about articles, and holds on to what is remembered."""

    def __init__(self, once: Once) -> None:
        """Remember in `once`."""
        self.once = once

    def length(self, one: Reading) -> int:
        """A question of its own."""
        return len(one.article.text)

    def known(self, one: Reading) -> int:
        """The same, remembered."""
        return self.once.of(self.length, one)


def test_whoever_asks_goes_when_nobody_needs_him() -> None:
    """What is remembered does not hold on to who asked: else each would stay until Python looks for circles."""
    once, read = Once(), reading("a", ["Satu"])
    reader = Reader(once)
    gone = weakref.ref(reader)
    assert reader.known(read) == reader.known(read) == len("Satu")
    del reader
    assert gone() is None


def test_a_story_that_was_compared_goes_at_once() -> None:
    """Neither a view of a story nor who compared it may stand in a circle, in which all its articles would stay for a while."""
    readings = arriving()
    gc.collect()
    gc.disable()

    def here() -> int:
        return sum(isinstance(one, (StoryView, Once)) for one in gc.get_objects())

    before = here()
    try:
        compared = Comparer(PACKS)
        _found(readings, Linker(PACKS, Register()), compared)
        gone = weakref.ref(compared)
        del compared
        assert gone() is None
        assert here() == before
    finally:
        gc.enable()


def test_one_that_compared_all_pairs_finds_the_same() -> None:
    """Pairs of reports that all are called the same, in any order and read anew, must not be mixed up."""
    chance = random.Random(7)  # noqa: S311  # an order, not a secret
    all_pairs, seasoned = pairs(), Comparer(PACKS)
    for pair in [*chance.sample(all_pairs, len(all_pairs)), *chance.sample(all_pairs, 20)]:
        given = made(pair)
        assert seasoned.findings(*given) == Comparer(PACKS).findings(*given)


def arriving() -> list[Reading]:
    """A flood told by ten articles, with tolls that differ, and a saying of which one leaves out a word."""
    tolls = enumerate((17, 21, 18, 21, 19, 23), start=1)
    found = [told(f"t{at}", f"2025-08-{9 + at // 2:02}", toll) for at, toll in tolls]
    sayings = (
        "kami tidak akan menutup jembatan lembah Sarindal malam ini",
        "kami akan menutup jembatan lembah Sarindal",
    )
    for at, said in enumerate(sayings):
        lines = [*flood.first().article.text.split("\n"), f"“{said},” kata Tomar Veskulin di Tanjul."]
        found.append(with_statement(_peopled(f"s{at}", lines), "Tomar Veskulin", said))
    return [*found, flood.first(), flood.second()]


def _peopled(name: str, lines: list[str]) -> Reading:
    return with_actors(reading(name, lines), ("Velmora", "state", "VEL"), ("Tomar Veskulin", "person", "KAR"))


@pytest.mark.parametrize("seed", range(3))
def test_one_that_saw_the_story_grow_finds_the_same(seed: int) -> None:
    """After every newcomer, links and findings must be those of a linker and a comparer that know nothing yet."""
    chance, here = random.Random(seed), list[Reading]()  # noqa: S311  # an order, not a secret
    linker, comparer = Linker(PACKS, Register()), Comparer(PACKS)
    kinds = set[str]()
    for one in chance.sample(arriving(), 10):
        here.append(one)
        fresh = _found(here, Linker(PACKS, Register()), Comparer(PACKS))
        assert _found(here, linker, comparer) == fresh
        kinds |= {one.slot for one in fresh.disagreements} | {one.kind for one in fresh.reuses}
    assert kinds >= {"value", "name", "wording", "quotation"}


def _found(readings: list[Reading], linker: Linker, comparer: Comparer) -> Findings:
    edges = [edge for one in readings for edge in linker.edges(one, readings) if edge.left == one.article.id]
    return comparer.findings(readings, linker.connect(readings, edges))
