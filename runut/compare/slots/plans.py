"""How far is a deed that somebody is said to weigh or plan?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from runut.compare.story import StoryView
from runut.compare.terms import Planned, Terms
from runut.compare.variants import Difference
from runut.records.annotations import Sentence
from runut.records.reading import Reading
from runut.text.fingerprints import Word, words

AHEAD = 2  # the stage of what lies ahead for sure; only beside it, nothing is weighed
NEAR = 5  # words in front of a plan in which it is said whose it is


class Weighed(Struct, frozen=True, gc=False, eq=False):
    """A plan with the claims of the sentence that have its deed."""

    plan: Planned
    claims: tuple[str, ...]


def plans(view: StoryView, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for each deed that somebody is said to consider here, and to plan there or to be about to do, in like words."""
    with_terms = [(one, language) for one in view.ordered if (language := terms.get(one.article.language)) is not None]
    if not any(view.once.of(_weighs, reading, language) for reading, language in with_terms):
        return
    found: dict[tuple[str, str], list[Weighed]] = defaultdict(list)
    for reading, language in with_terms:
        for actor, weighed in view.once.of(_planned, reading, language):
            found[view.actor_of[actor], weighed.plan.deed.folded].append(weighed)
    for (actor, _), told in sorted(found.items()):
        stages = {one.plan.stage for one in told}
        if len(stages) > 1 and stages != {AHEAD}:
            says: dict[str, list[str]] = {}
            for one in told:
                says.setdefault(" ".join(one.plan.says.split()), []).extend(one.claims)
            about = f"{view.cards[actor].name} {told[0].plan.says}"
            yield Difference(slot="status", kind="precision", says=says, about=about, apart=0.5)


def _weighs(reading: Reading, language: Terms) -> bool:
    return language.weighs(reading.article.text)


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
        claims = _claims(reading, plan) if plan and actor else ()
        if plan and claims and plan.deed.start not in deeds:  # of “planning to be about to” the first word counts
            deeds.add(plan.deed.start)
            yield actor, Weighed(plan, claims)


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
