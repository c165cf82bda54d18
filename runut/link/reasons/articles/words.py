"""Do two articles use the same telling words?"""

from runut.link.profile import Profile
from runut.link.signals import Signal

SHOWN = 5


def same_words(left: Profile, right: Profile) -> Signal | None:
    """The cosine of the two articles' weighted words, from 0 to 1."""
    few, many = sorted((left.weights, right.weights), key=len)
    shared = {word: weight * many[word] for word, weight in few.items() if word in many}
    if not shared:
        return None
    best = sorted(shared, key=lambda word: (-shared[word], word))[:SHOWN]
    return Signal(sum(shared[word] for word in sorted(shared)), lambda: f"Both speak of {', '.join(best)}.")
