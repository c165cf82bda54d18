"""Does one speaker say what another says is not so?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from runut.compare.story import StoryView, told_at
from runut.compare.variants import Difference
from runut.compare.wordings import Wordings
from runut.records.claims import Statement
from runut.records.reading import Reading
from runut.text.fingerprints import words

SHARED = 2  # telling words besides the negated one that both sayings have
LONG = 6  # letters of a word that is negated here and not there
COMMON = 40  # sayings of a story; a word that stands in more of them says nothing
SHOWN = 12  # words of a saying that stand for it


class Said(Struct, frozen=True, eq=False):
    """A statement with its speaker, its telling words, those of them that it negates, and whether it negates anything."""

    statement: Statement
    reading: Reading
    speaker: str
    telling: frozenset[str]
    negated: frozenset[str]
    negates: bool

    @property
    def words(self) -> str:
        """What was said, in short."""
        return " ".join(self.statement.content.quote(self.reading.article.text).split()[:SHOWN])


def contradictions(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Difference]:
    """One for each word that somebody negates and somebody else does not, in sayings about the same."""
    said = list(_said(view, wordings))
    having: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        for word in one.telling:
            having[word].append(one)
    for word in sorted({word for one in said for word in one.negated}):
        denied = [one for one in having[word] if word in one.negated]
        others = [one for one in having[word] if not one.negates]
        pairs = [(one, two) for one in denied for two in others if _against(one, two, word)]
        if pairs and len(having[word]) <= COMMON:
            yield _difference(word, [one for one, _ in pairs], [two for _, two in pairs])


def _against(one: Said, other: Said, word: str) -> bool:
    return one.speaker != other.speaker and len((one.telling & other.telling) - {word}) >= SHARED


def _difference(word: str, denied: Sequence[Said], others: Sequence[Said]) -> Difference:
    says = {side[0].words: list(dict.fromkeys(one.statement.id for one in side)) for side in (denied, others)}
    return Difference(slot="status", kind="conflict", says=says, about=word, apart=0.5)


def _said(view: StoryView, wordings: Mapping[str, Wordings]) -> Iterator[Said]:
    for reading in sorted(view.readings, key=told_at):
        language = wordings.get(reading.article.language)
        for statement in reading.statements if language else ():
            if language and statement.speaker is not None:
                folded = [word.folded for word in words(reading.article.text, statement.content)]
                telling = language.telling(folded)
                negated = frozenset(word for word in language.denied(folded) if len(word) >= LONG and word in telling)
                yield Said(
                    statement,
                    reading,
                    view.actor_of[statement.speaker.actor],
                    telling,
                    negated,
                    language.negated(folded),
                )
