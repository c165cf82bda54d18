"""How far is a deed that somebody is said to weigh, to plan or to have done?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from runut.compare.story import MINUTE, StoryView, by_sentence
from runut.compare.terms import Planned, Terms
from runut.compare.variants import Difference
from runut.records.annotations import Sentence
from runut.records.findings import DisagreementKind
from runut.records.reading import Reading
from runut.text.fingerprints import Word, words

AHEAD, DONE = 2, 3  # the stages of what lies ahead for sure, and of what is told as done
NEAR = 5  # words in front of a plan in which it is said whose it is
STEM = 6  # letters that two words for one deed share, whatever is put in front and behind
STATES: frozenset[str] = frozenset({"state", "government"})  # whose plans are those of their country


class Weighed(Struct, frozen=True, gc=False, eq=False):
    """A plan with the claims that stand for it, whether its deed is read in them, its article, and whether it is a headline."""

    plan: Planned
    claims: tuple[str, ...]
    read: bool
    article: str
    published: str
    title: bool


def plans(view: StoryView, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for each deed that somebody is said to consider here, and to plan, to be about to do or to have done there.

    What later reports tell as done has developed. An article that tells it as ahead and as done, but in its headline, tells of
    two deeds.
    """
    found: dict[str, list[tuple[str, Weighed]]] = defaultdict(list)
    for reading in view.ordered:
        language = terms.get(reading.article.language)
        for actor, weighed in view.once.of(_planned, reading, language) if language else ():
            found[_side(view, view.actor_of[actor])].append((view.actor_of[actor], weighed))
    for _, told in sorted(found.items()):
        for deed in map(_of_one, _deeds(told)):
            stages = {one.plan.stage for _, one in deed}
            if len(stages) > 1:
                yield _difference(view, deed, stages)


def _side(view: StoryView, actor: str) -> str:
    """The actor, or the country of a state or its government."""
    card = view.cards[actor]
    return card.country if card.country and not STATES.isdisjoint(card.kinds) else actor


def _deeds(told: Sequence[tuple[str, Weighed]]) -> Iterator[Sequence[tuple[str, Weighed]]]:
    """The plans of one side, those of one deed together."""
    deeds: list[list[tuple[str, Weighed]]] = []
    under: dict[str, set[int]] = defaultdict(set)  # the words by which a deed is found again
    for one in told:
        marks = {one[1].plan.deed.folded, *one[1].plan.objects}
        near = sorted(set().union(*(under[mark] for mark in marks)))
        home = next((n for n in near if any(_one_deed(one[1], other) for _, other in deeds[n])), len(deeds))
        if home == len(deeds):
            deeds.append([])
        deeds[home].append(one)
        for mark in marks:
            under[mark].add(home)
    yield from deeds


def _one_deed(one: Weighed, other: Weighed) -> bool:
    """Whether two plans have one word, or like words for what is done to the same; where one is done, both must be read."""
    mine, theirs = one.plan, other.plan
    if DONE not in {mine.stage, theirs.stage}:
        if mine.deed.folded == theirs.deed.folded:
            return True
    elif not (one.read and other.read):
        return False
    return bool(mine.objects & theirs.objects) and _alike(mine.deed.folded, theirs.deed.folded)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    return short in long or any(short[at : at + STEM] in long for at in range(len(short) - STEM + 1))


def _of_one(deed: Sequence[tuple[str, Weighed]]) -> Sequence[tuple[str, Weighed]]:
    """The plans without those of an article whose text tells the deed as done and not done: it tells of two."""
    texts = [(one.article, one.plan.stage == DONE) for _, one in deed if not one.title]
    both = {article for article, done in texts if (article, not done) in texts}
    return [(actor, one) for actor, one in deed if one.article not in both]


def _difference(view: StoryView, deed: Sequence[tuple[str, Weighed]], stages: set[int]) -> Difference:
    says: dict[str, list[str]] = {}
    for _, one in deed:
        says.setdefault(" ".join(one.plan.says.split()), []).extend(one.claims)
    about = f"{view.cards[deed[0][0]].name} {deed[0][1].plan.says}"
    kind: DisagreementKind = "precision"
    if DONE in stages:
        done, ahead = ([one for _, one in deed if (one.plan.stage == DONE) == side] for side in (True, False))
        since = all(two.published > one.published for one in ahead for two in done)
        kind = "development" if since and all(one.published for one in ahead) else "conflict"
    return Difference(slot="status", kind=kind, says=says, about=about, apart=0.5)


def _planned(reading: Reading, language: Terms) -> tuple[tuple[str, Weighed], ...]:
    """The plans of an article, each with the local actor whose it is."""
    if not language.may_stage(reading.article.text):
        return ()
    return tuple(chain.from_iterable(_weighed(reading, sentence, language) for sentence in reading.sentences))


def _weighed(reading: Reading, sentence: Sentence, language: Terms) -> Iterator[tuple[str, Weighed]]:
    if not language.stages(reading.article.text, sentence.span):
        return
    told, deeds = words(reading.article.text, sentence.span), set[int]()
    for at in range(len(told)):
        plan = language.planned(reading.article.text, told, at)
        actor = _whose(reading, sentence, told[max(0, at - NEAR) : at]) if plan else ""
        if not plan or not actor or plan.deed.start in deeds:  # of “planning to be about to” the first word counts
            continue
        read = _claims(reading, plan)
        if claims := read or by_sentence(reading).get(sentence.index, ()):
            deeds.add(plan.deed.start)
            published, title = (reading.article.published or "")[:MINUTE], sentence.role == "title"
            yield actor, Weighed(plan, claims, bool(read), reading.article.id, published, title)


def _whose(reading: Reading, sentence: Sentence, front: tuple[Word, ...]) -> str:
    """The local actor named last in the words in front of a plan; "" where none is."""
    mentions = [
        (mention.head.start, actor.id)
        for actor in reading.actors
        for mention in actor.mentions
        if mention.sentence == sentence.index and front and front[0].start <= mention.head.start < front[-1].end
    ]
    return max(mentions)[1] if mentions else ""


def _claims(reading: Reading, plan: Planned) -> tuple[str, ...]:
    """The event that the deed is, else what is said in the words that have it."""
    deed = plan.deed
    events = [one.id for one in reading.events if one.trigger.start <= deed.start < one.trigger.end]
    said = [one.id for one in reading.statements if one.content.start <= deed.start < one.content.end]
    return tuple(events or said)
