"""Does a headline or a paraphrase name somebody else than the words that it stands for?"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from runut.compare.cards import Card
from runut.compare.persons import related
from runut.compare.story import NAMING, StoryView, sentence_of
from runut.compare.variants import Difference
from runut.compare.wordings import Wordings
from runut.records.claims import Statement
from runut.records.reading import Reading
from runut.text.fingerprints import words

NEAR = 2  # sentences between a paraphrase and the quotation that it stands for
SHARED = 2  # telling words and names that both have at least
SHARE = 0.5  # and so large a share of the shorter
SHOWN = 12  # words of a saying that stand for it
STEM = 5  # letters; words that end or begin alike are forms of one


class Naming(Struct, frozen=True, gc=False, eq=False):
    """A saying with whom it names, and its other telling words."""

    statement: Statement
    speaker: str
    title: bool
    first: str
    names: frozenset[str]
    words: frozenset[str]


def targets(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Difference]:
    """One for each saying that is about one party in headline or paraphrase, and about another in the text or quotation."""
    for reading in view.ordered:
        language = wordings.get(reading.article.language) if len(reading.statements) > 1 else None
        said = [
            one for statement in reading.statements if language and (one := _naming(view, reading, statement, language))
        ]
        for one, other in combinations(said, 2):
            mine, theirs = one.names - other.names, other.names - one.names
            if len(mine) == len(theirs) == 1 and _one_saying(one, other) and _apart(view, one, *mine, *theirs):
                says = {_called(view, side): [told.statement.id] for side, told in ((mine, one), (theirs, other))}
                about = " ".join(one.statement.content.quote(reading.article.text).split()[:SHOWN])
                yield Difference(slot="recipient", kind="conflict", says=says, about=about, apart=0.0)


def _naming(view: StoryView, reading: Reading, statement: Statement, language: Wordings) -> Naming | None:
    if statement.speaker is None:
        return None
    named, telling = view.once.each(_named, reading, statement, language)
    names = dict[str, int]()
    for actor, start in named:
        one = view.actor_of[actor]
        names[one] = min(names.get(one, start), start)
    sentence = sentence_of(reading, statement.sentence)
    title = sentence is not None and sentence.role == "title"
    first = min(names, key=lambda one: (names[one], one), default="")
    return Naming(statement, view.actor_of[statement.speaker.actor], title, first, frozenset(names), telling)


def _named(
    reading: Reading, statement: Statement, language: Wordings
) -> tuple[tuple[tuple[str, int], ...], frozenset[str]]:
    """The local actors whom a statement names, each with where it does, and its other telling words."""
    content, found, named = statement.content, list[tuple[str, int]](), set[int]()
    told = words(reading.article.text, content)
    for actor in reading.actors:
        for mention in actor.mentions:
            if mention.form in NAMING and content.contains(mention.head):
                found.append((actor.id, mention.span.start))
                named |= {word.start for word in told if mention.span.start <= word.start < mention.span.end}
    return tuple(found), language.telling([word.folded for word in told if word.start not in named])


def _one_saying(one: Naming, other: Naming) -> bool:
    """Whether the first may stand for the second in like words: a headline, or a paraphrase that names the same party first."""
    near = other.statement.sentence - one.statement.sentence
    paraphrase = (
        one.statement.mode == "indirect"
        and other.statement.mode == "direct"
        and 0 < near <= NEAR
        and one.first == other.first
    )
    if one.speaker != other.speaker or not (paraphrase or one.title != other.title):
        return False
    words = [{word[-STEM:] for word in side.words} | {word[:STEM] for word in side.words} for side in (one, other)]
    shared = sum(bool({word[-STEM:], word[:STEM]} & words[1]) for word in one.words) + len(one.names & other.names)
    least = min(len(one.words) + len(one.names), len(other.words) + len(other.names))
    return shared >= SHARED and shared >= SHARE * least


def _apart(view: StoryView, said: Naming, one: str, other: str) -> bool:
    """Whether the two are not one, told more and less exactly, and neither is a body of the speaker's own side."""
    cards = view.cards[one], view.cards[other]
    land = view.cards[said.speaker].country
    own = any(land and card.country == land and "state" not in card.kinds for card in cards)
    return related(*cards) == "conflict" and not own and not _told(cards)


def _told(cards: tuple[Card, Card]) -> bool:
    """Whether one name has a word of the other."""
    return not cards[0].words.isdisjoint(cards[1].words)


def _called(view: StoryView, side: frozenset[str]) -> str:
    return ", ".join(view.cards[one].name for one in sorted(side))
