"""On whose word is a statement told?"""

from bisect import bisect_left

from runut.annotate.speech.page import Page
from runut.records.claims import Chain, Role
from runut.records.reading import Reading
from runut.records.span import Span

# So many chains may end with one sentence; further ones are noise.
_MOST = 6
# A chain that tells of so many sentences is a line that credits the source of the whole article.
_MANY_SENTENCES = 3


class Telling:
    """The chains of a reading by what they tell of; those that tell of the whole article are left out.

    The source of a whole article is the article's; no single statement is told on it alone.
    """

    def __init__(self, page: Page, reading: Reading) -> None:
        """Sort the chains of `reading`."""
        text = reading.article.text
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        sentences = {sentence.index: sentence.span for sentence in page.sentences}
        many = len(page.sentences) >= _MANY_SENTENCES
        self._chains: list[Chain] = []
        self.in_sentence: dict[int, list[Chain]] = {}
        for chain in reading.chains:
            host = sentences.get(chain.sentence)
            if host is None or not host.contains(chain.cue) or (many and chain.scope == whole):
                continue
            self._chains.append(chain)
            self.in_sentence.setdefault(chain.sentence, []).append(chain)
        self._chains.sort(key=lambda chain: (chain.scope.end, chain.cue))
        self._ends = [chain.scope.end for chain in self._chains]

    def bodies(self, content: Span) -> list[Role]:
        """The bodies of the chains that tell of `content`, innermost first."""
        first = bisect_left(self._ends, content.end)
        found: list[Role] = []
        for chain in self._chains[first : first + _MOST]:
            if chain.scope.start <= content.start:
                found += chain.bodies
        return found
