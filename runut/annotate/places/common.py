"""Which words of a headline are words of the language, and no part of a name?"""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from runut.records.annotations import Sentence, Token

_TITLED = 2 / 3  # of the words of a sentence that is written like a headline, as many have a capital
_WORDS = 5  # a sentence of fewer longer words may be all names
_LONG = 4  # letters; shorter words have no capital in headlines either


class Common:
    """The words that an article writes without a capital where it tells, which a headline may write with one.

    “Pasar Baru” is a name where the text writes it so; “Jembatan Tanjul Longsor” ends before a word that it writes “longsor”.
    """

    def __init__(self, sentences: Iterable[Sentence], parts: frozenset[str]) -> None:
        """Read the sentences that are not written like a headline; `parts` are common words that names do have."""
        told = [sentence.tokens for sentence in sentences if not _titled(sentence)]
        self._small = frozenset(token.text for tokens in told for token in tokens if token.text.islower()) - parts
        self._pairs = frozenset((one.text, other.text) for tokens in told for one, other in pairwise(tokens))

    def named(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence; in a headline, common ones that stand behind another have lost their capital."""
        tokens = sentence.tokens
        if not tokens or not _titled(sentence):
            return tokens
        return (*tokens[:1], *[self._seen(before, token) for before, token in pairwise(tokens)])

    def _seen(self, before: Token, token: Token) -> Token:
        small = token.text.casefold()
        if small == token.text or small not in self._small or (before.text, token.text) in self._pairs:
            return token
        return replace(token, text=small)


def _titled(sentence: Sentence) -> bool:
    """Whether a sentence is a headline, or written like one (“Baca juga: ...”)."""
    if sentence.role != "body":
        return True
    words = [token.text for token in sentence.tokens if len(token.text) >= _LONG and token.text[0].isalpha()]
    return len(words) >= _WORDS and sum(word[0].isupper() for word in words) >= _TITLED * len(words)
