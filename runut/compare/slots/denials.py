"""Is what one side alleges denied by the other?"""

from collections.abc import Iterator

from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.records.links import Entry

NEAR = 6  # sentences of one article between a charge and its denial
CHARGES = frozenset({None, "allege"})


def denials(view: StoryView) -> Iterator[Difference]:
    """One for each charge with the denials of those charged: asserted by some, denied by others, so its status is open.

    A denial answers a charge that an article tells near it, and that is laid to the one who denies, or to the country.
    """
    rejected = [entry for entry in view.entries if entry.type == "REJECT" and entry.mode is None]
    for entry in view.entries:
        if entry.type == "ACCUSE" and entry.mode in CHARGES:
            answers = [claim for other in rejected for claim in _answers(view, entry, other)]
            if answers:
                charge = [claim.event.id for claim in view.claims(entry)]
                versions = {"alleged": charge, "denied": [claim.event.id for claim in answers]}
                yield Difference(slot="status", kind="conflict", says=versions, about=entry.summary, entry=entry.id)


def _answers(view: StoryView, charge: Entry, denial: Entry) -> tuple[Claim, ...]:
    if not (_sides(view, charge.recipients) & _sides(view, denial.actors)):
        return ()
    charged, denied = view.claims(charge), view.claims(denial)
    return denied if any(_near(one, other) for one in charged for other in denied) else ()


def _near(one: Claim, other: Claim) -> bool:
    same = one.reading.article.id == other.reading.article.id
    return same and abs(one.event.sentence - other.event.sentence) <= NEAR


def _sides(view: StoryView, actors: tuple[str, ...]) -> frozenset[str]:
    """The actors and the countries that they belong to."""
    return frozenset(actors) | {land for actor in actors if (land := view.cards[actor].country)}
