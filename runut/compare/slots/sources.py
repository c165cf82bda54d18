"""Are the same words laid to different sources?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.compare.cards import Card
from runut.compare.persons import related
from runut.compare.story import StoryView, sentence_of
from runut.compare.variants import Difference, Relation, sorted_out
from runut.compare.wordings import Wordings
from runut.records.claims import Statement
from runut.records.reading import Reading
from runut.text.days import days
from runut.text.fingerprints import folded, runs

LEAST = 5  # telling words that two tellings of one saying have in common
SHARE = 0.75  # the share of the shorter telling's words that they are
QUOTED = 0.6  # of two tellings so much is alike, word by word, where they give the same words
COMMON = 40  # sayings of a story; a word in more of them finds none
PASSAGE = 6  # words in a row that are a passage
LONG_NAME = 3  # words of a name; shorter ones are not mixed up by one word
SHOWN = 12  # words of a saying that stand for it
DAY = 10  # characters of an ISO 8601 day
STEM = 4  # letters; words that begin alike are forms of one


class Given(Struct, frozen=True, gc=False, eq=False):
    """A statement with its speaker in the chronicle, its telling words, and all its words."""

    statement: Statement
    reading: Reading
    speaker: str
    telling: frozenset[str]
    folded: tuple[str, ...]

    @property
    def about(self) -> str:
        """The words that stand for it."""
        return " ".join(self.statement.content.quote(self.reading.article.text).split()[:SHOWN])


def sources(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Difference]:
    """One for each saying that is laid, in like words, to different speakers, or to one who is named more and less exactly.

    And one for each that two articles, in so much the same words, quote from the same speaker on two days.
    """
    given = list(_given(view, wordings))
    for same in _tellings(given):
        yield from _dated(same)
        says: dict[str, list[Given]] = {}
        for telling in same:
            says.setdefault(telling.speaker, []).append(telling)

        def relate(one: str, other: str, says: Mapping[str, Sequence[Given]] = says) -> Relation | None:
            relation = _relate(view, one, other)
            pairs = list(product(says[one], says[other]))
            if relation == "conflict":  # what is only alike may well be said by two
                slip = _one_word_apart(view.cards[one], view.cards[other])
                return relation if any(_quoted(*pair) or (slip and _passage(*pair)) for pair in pairs) else None
            return relation if any(_one_saying(*pair) for pair in pairs) else None

        relation, differing = sorted_out(says, relate)
        named: dict[str, list[str]] = {}
        for one in differing:
            named.setdefault(view.cards[one].name, []).extend(telling.statement.id for telling in says[one])
        if relation is not None and len(named) > 1:
            yield Difference(slot="name", kind=relation, says=named, about=same[0].about)


def _dated(same: Sequence[Given]) -> Iterator[Difference]:
    """The days on which one quotation of one speaker is said to have been said, where they cannot be the same."""
    says: dict[str, list[Given]] = {}
    for one in (given for given in same if given.statement.mode == "direct"):
        if (found := days(one.statement.date)) and found.exact:
            says.setdefault(str(one.statement.date)[:DAY], []).append(one)

    def relate(day: str, other: str) -> Relation | None:
        pairs = product(says[day], says[other])
        return "conflict" if any(one.speaker == two.speaker and _quoted(one, two) for one, two in pairs) else None

    relation, differing = sorted_out(says, relate)
    if relation is not None:
        versions = {day: [telling.statement.id for telling in says[day]] for day in differing}
        yield Difference(slot="date", kind=relation, says=versions, about=same[0].about, apart=0.0)


def _relate(view: StoryView, one: str, other: str) -> Relation | None:
    mine, theirs = view.cards[one], view.cards[other]
    if mine.words <= theirs.words or theirs.words <= mine.words:
        return None  # one name, in full and in short, is for the slot of names
    if _one_word_apart(mine, theirs):
        return "conflict"
    relation = related(mine, theirs)
    if relation is not None or mine.named or theirs.named or mine.called & theirs.called or "media" in mine.kinds:
        return relation
    # Two nouns for one source, of which each says something that the other does not (“menteri pertahanan”, “kementerian”).
    stems = [{word[:STEM] for word in card.words if len(word) >= STEM} for card in (mine, theirs)]
    return "precision" if stems[0] & stems[1] and stems[0] != stems[1] else None


def _given(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Given]:
    for reading in view.ordered:
        language = wordings.get(reading.article.language)
        for statement in reading.statements if language else ():
            if language and statement.speaker is not None:
                telling, words = view.once.each(_said, reading, statement, language)
                yield Given(statement, reading, view.actor_of[statement.speaker.actor], telling, words)


def _said(reading: Reading, statement: Statement, language: Wordings) -> tuple[frozenset[str], tuple[str, ...]]:
    """The telling words of a statement, and all."""
    words = folded(reading.article.text, statement.content)
    return language.telling(words), tuple(words)


def _tellings(given: Sequence[Given]) -> Iterator[Sequence[Given]]:
    """The sayings that are given more than once; two are one that are like each other, directly or through others."""
    groups: list[set[int]] = []
    for number, near in enumerate(_near(given) if len(given) > 1 else ()):
        same = {at for at in near if _one_saying(given[at], given[number]) or _passage(given[at], given[number])}
        met = [group for group in groups if group & same] if same else []
        groups = [group for group in groups if group not in met] if same else groups
        groups.append({number}.union(*met))
    yield from ([given[number] for number in sorted(group)] for group in sorted(groups, key=min) if len(group) > 1)


def _near(given: Sequence[Given]) -> Iterator[list[int]]:
    """For each saying those before it that have a telling word in common with it, and may be it.

    Two of which `_one_saying` or `_passage` holds have LEAST telling words in common, or are `_quoted`. The words that these
    have in one order are at most the telling words that both have, and the other words of the one that has fewer of them.
    """
    sayings = Counter(chain(*[one.telling for one in given]))
    sizes = [len(one.folded) for one in given]
    rests = [len(one.folded) - len(one.telling) for one in given]  # what does not tell, or was told before
    at: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(given):
        size, rest = sizes[number], rests[number]
        rare = [word for word in one.telling if sayings[word] <= COMMON]
        shared = Counter(chain(*[at[word] for word in rare]))
        common = len(one.telling) - len(rare)
        yield [
            other
            for other, many in shared.items()
            if many + common >= LEAST
            or 2 * (many + common + min(rest, rests[other])) + 1 > QUOTED * (size + sizes[other])
        ]
        for word in rare:
            at[word].append(number)


def _one_saying(one: Given, other: Given) -> bool:
    if one.reading.article.id == other.reading.article.id and _headline(one) == _headline(other):
        return False  # two in the text of one article say it, or one of them is read wrongly
    shared, least = len(one.telling & other.telling), min(len(one.telling), len(other.telling))
    return (shared >= LEAST and shared >= SHARE * least) or _quoted(one, other)


def _headline(one: Given) -> bool:
    sentence = sentence_of(one.reading, one.statement.sentence)
    return sentence is not None and sentence.role == "title"


def _passage(one: Given, other: Given) -> bool:
    """Whether two articles have a passage of them in the same words, and more besides."""
    apart = one.reading.article.id != other.reading.article.id and len(one.telling & other.telling) >= LEAST
    return apart and not set(runs(one.folded, PASSAGE)).isdisjoint(runs(other.folded, PASSAGE))


def _one_word_apart(one: Card, other: Card) -> bool:
    """Whether two bodies have one name but for a word, as of two countries: whoever mixes them up writes one for the other."""
    mine, theirs = one.words, other.words
    return one.country != other.country and len(mine) == len(theirs) >= LONG_NAME and len(mine - theirs) == 1


def _quoted(one: Given, other: Given) -> bool:
    """Whether two articles give them in so much the same words that two have hardly said them."""
    apart = one.reading.article.id != other.reading.article.id
    apart = apart and min(len(one.folded), len(other.folded)) >= PASSAGE
    return apart and Indel.normalized_similarity(one.folded, other.folded) >= QUOTED
