"""Do two articles use the same telling words?"""

from runut.link.profile import Profile
from runut.link.signals import Signal

SHOWN = 5


def same_words(left: Profile, right: Profile) -> Signal | None:
    """The cosine of the two articles' weighted words, from 0 to 1."""
    left_words, right_words = left.weights, right.weights
    shared = {word: left_words[word] * right_words[word] for word in sorted(left_words.keys() & right_words.keys())}
    if not shared:
        return None

    def says() -> str:
        best = sorted(shared, key=lambda word: (-shared[word], word))[:SHOWN]
        return f"Both speak of {', '.join(best)}."

    return Signal(sum(shared.values()), says)
