"""Are the articles near enough in time for one story?"""

from runut.link.profile import Profile

NEAR = 2  # days in which a story's articles follow each other without a question
HALF = 10.0  # days after which what they share counts half
# One outlet comes back to the same people, offices and places day after day: where no other tells, it is sooner another story.
OWN_NEAR, OWN_HALF = 1, 5.0


def fading(left: Profile, right: Profile) -> tuple[float, str]:
    """By how much what two articles share counts less for the days between them (0 to 1), and why in a sentence.

    Articles months apart that share their actors are mostly two stories; one whose day is unknown is given the benefit.
    """
    if left.day is None or right.day is None:
        return 0.0, ""
    apart = abs((left.day - right.day).days)
    own = left.outlet is not None and left.outlet == right.outlet
    near, half = (OWN_NEAR, OWN_HALF) if own else (NEAR, HALF)
    if apart <= near:
        return 0.0, ""
    return 1 - float(0.5 ** ((apart - near) / half)), f"They are {apart} days apart."
