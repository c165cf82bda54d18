"""Is what one side alleges denied by the other?"""

from collections.abc import Iterator, Mapping

from runut.compare.story import Claim, StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference
from runut.records.links import Entry
from runut.text.fingerprints import words

NEAR = 6  # sentences of one article between a charge and its denial
STEM = 7  # letters that two forms of one word begin with
CHARGES = frozenset({None, "allege"})


def denials(view: StoryView, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for each charge with the denials of those charged: asserted by some, denied by others, so its status is open.

    A denial answers a charge that an article tells near it, and that is laid to the one who denies, or to the country; so
    does what the charged is quoted with, where it negates a word of the charge.
    """
    rejected = [entry for entry in view.entries if entry.type == "REJECT" and entry.mode is None]
    for entry in view.entries:
        if entry.type == "ACCUSE" and entry.mode in CHARGES:
            answers = [claim.event.id for other in rejected for claim in _answers(view, entry, other)]
            answers += _said(view, entry, terms)
            if answers:
                charge = [claim.event.id for claim in view.claims(entry)]
                versions = {"alleged": charge, "denied": answers}
                yield Difference(slot="status", kind="conflict", says=versions, about=entry.summary, entry=entry.id)


def _answers(view: StoryView, charge: Entry, denial: Entry) -> tuple[Claim, ...]:
    if not (_sides(view, charge.recipients) & _sides(view, denial.actors)):
        return ()
    charged, denied = view.claims(charge), view.claims(denial)
    return denied if any(_near(one, other) for one in charged for other in denied) else ()


def _said(view: StoryView, charge: Entry, terms: Mapping[str, Terms]) -> Iterator[str]:
    """What those charged are quoted with near the charge, where it negates a word of the charge."""
    charged = _sides(view, charge.recipients)
    for claim in (one for one in view.claims(charge) if one.event.status == "occurred"):
        reading, language = claim.reading, terms.get(claim.reading.article.language)
        trigger, told = claim.event.trigger, words(reading.article.text, claim.event.sentence_span)
        charge_words = [word.folded for word in told if word.start >= trigger.start]
        for statement in reading.statements if language else ():
            near = 0 < abs(statement.sentence - claim.event.sentence) <= NEAR
            if (
                language
                and near
                and statement.speaker
                and _sides(view, (view.actor_of[statement.speaker.actor],)) & charged
            ):
                denied = language.denied(reading, statement.content)
                if any(_one_word(word, other) for word in denied for other in charge_words):
                    yield statement.id


def _near(one: Claim, other: Claim) -> bool:
    same = one.reading.article.id == other.reading.article.id
    return same and abs(one.event.sentence - other.event.sentence) <= NEAR


def _one_word(one: str, other: str) -> bool:
    return one == other or (len(one) >= STEM and one[:STEM] == other[:STEM])


def _sides(view: StoryView, actors: tuple[str, ...]) -> frozenset[str]:
    """The actors and the countries that they belong to."""
    return frozenset(actors) | {land for actor in actors if (land := view.cards[actor].country)}
