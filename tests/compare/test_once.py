"""What is remembered of articles changes nothing: whoever compared their story before finds what a newcomer would."""

import gc
import random
import weakref
from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from runut.actors.register import Register
from runut.compare import Comparer, Vocabulary, story
from runut.compare.once import Once
from runut.compare.story import StoryView
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.findings import Findings
from runut.records.links import Linked, Membership, Story
from runut.records.reading import Reading
from runut.text.lasting import Lasting
from runut.text.shelf import BARE
from tests.compare.pairs import made, pairs
from tests.compare.test_findings import told
from tests.link import flood
from tests.link.made import reading, with_actors, with_statement

PACKS = {"id": load_pack("id")}
VOCABULARIES = {"id": Vocabulary(PACKS["id"])}  # which nothing changes; to read it takes most of the time of a newcomer


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


def test_a_number_is_that_of_one_article_with_what_is_given() -> None:
    """The same read again has its number; another text, another cast, or one that was forgotten has one that nobody had."""
    first, second, other = reading("a", ["Satu"]), reading("a", ["Dua"]), reading("b", ["Tiga"])
    once = Once(room=BARE + len(other.article.text))
    given = [once.number(first, "x"), once.number(replace(first), "x")]
    given += [once.number(first, "y"), once.number(first, "x"), once.number(second, "x"), once.number(first, "x")]
    given += [once.number(other, "x"), once.number(first, "x")]
    assert given[0] == given[1]
    assert len(set(given[1:])) == len(given) - 1


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
        compared = Comparer(PACKS, VOCABULARIES)
        _found(readings, Linker(PACKS, Register()), compared)
        gone = weakref.ref(compared)
        del compared
        assert gone() is None
        assert here() == before
    finally:
        gc.enable()


@pytest.mark.parametrize("few", [0, story.FEW])
def test_one_that_compared_all_pairs_finds_the_same(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of reports that all are called the same, in any order and read anew, must not be mixed up."""
    monkeypatch.setattr(story, "FEW", few)  # of how small stories is remembered what differs
    chance = random.Random(7)  # noqa: S311  # an order, not a secret
    all_pairs, seasoned = pairs(), Comparer(PACKS, VOCABULARIES)
    for pair in [*chance.sample(all_pairs, len(all_pairs)), *chance.sample(all_pairs, 20)]:
        given = made(pair)
        assert seasoned.findings(*given) == Comparer(PACKS, VOCABULARIES).findings(*given)


def otherwise(readings: Sequence[Reading], linked: Linked) -> Iterator[tuple[Sequence[Reading], Linked]]:
    """The same story with other actors in it, its second article as a copy of the first, another article, or other cells."""
    members, (entry,), (story_,) = linked.memberships, linked.entries, linked.stories
    turned = [replace(one, actor=other.actor) for one, other in zip(members, members[::-1], strict=True)]
    yield readings, replace(linked, memberships=tuple(turned))
    yield readings, replace(linked, copies=(("b", "a"),))
    yield readings, replace(linked, entries=(replace(entry, summary="Hal lain terjadi."),))
    whole = replace(story_, articles=("a", "b", "z"))
    for actor in readings[0].actors:
        name, kind, land = f"{actor.name} Sarindal", "state" if actor.kind != "state" else "person", "VEL"
        third = with_actors(reading("z", ["Kabar", f"{name} datang."]), (name, kind, land))  # type: ignore[arg-type]  # these are kinds of actors
        called = next(one.actor for one in members if one.local == actor.id)
        more = Membership(local=third.actors[0].id, actor=called)
        yield (
            [*readings, third],
            replace(linked, articles=whole.articles, stories=(whole,), memberships=(*members, more)),
        )


def test_what_differs_is_found_anew_when_anything_around_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who the actors are, what others say of them, who copies whom and what an entry is called count as much as the reports."""
    monkeypatch.setattr(story, "FEW", 0)
    seasoned, changed = Comparer(PACKS, VOCABULARIES), 0
    for pair in pairs():
        told = made(pair)
        first = seasoned.findings(*told)
        for given in otherwise(*told):
            found = seasoned.findings(*given)
            assert found == Comparer(PACKS, VOCABULARIES).findings(*given), pair
            changed += found != first
        assert seasoned.findings(*told) == first
    assert changed > len(pairs())


def test_who_is_who_is_asked_again_when_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people of one article, of whom each is held for the other, are called by their new names."""
    monkeypatch.setattr(story, "FEW", 0)
    known = Once(), Lasting()
    people = ("Tomar Veskulin", "person", "KAR"), ("Dera Kolsaria", "person", "VEL")
    one = with_actors(reading("a", ["Kabar", "Tomar Veskulin menemui Dera Kolsaria."]), *people)  # type: ignore[arg-type]  # these are kinds of actors
    for order in (("p:1", "p:2"), ("p:2", "p:1"), ("p:1", "p:2")):
        told = tuple(Membership(local=local.id, actor=id_) for local, id_ in zip(one.actors, order, strict=True))
        linked = Linked(articles=("a",), memberships=told)
        view = StoryView(Story(id="S1", title="", articles=("a",)), {"a": one}, linked, {}, known)
        assert [view.cards[id_].name for id_ in order] == [local.name for local in one.actors]


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


@pytest.mark.parametrize("few", [0, story.FEW])
@pytest.mark.parametrize("seed", range(3))
def test_one_that_saw_the_story_grow_finds_the_same(seed: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every newcomer, links and findings must be those of a linker and a comparer that know nothing yet."""
    monkeypatch.setattr(story, "FEW", few)
    chance, here = random.Random(seed), list[Reading]()  # noqa: S311  # an order, not a secret
    linker, comparer = Linker(PACKS, Register()), Comparer(PACKS, VOCABULARIES)
    kinds = set[str]()
    for one in chance.sample(arriving(), 10):
        here.append(one)
        fresh = _found(here, Linker(PACKS, Register()), Comparer(PACKS, VOCABULARIES))
        assert _found(here, linker, comparer) == fresh
        kinds |= {one.slot for one in fresh.disagreements} | {one.kind for one in fresh.reuses}
    assert kinds >= {"value", "name", "wording", "quotation"}


def _found(readings: list[Reading], linker: Linker, comparer: Comparer) -> Findings:
    edges = [edge for one in readings for edge in linker.edges(one, readings) if edge.left == one.article.id]
    return comparer.findings(readings, linker.connect(readings, edges))
