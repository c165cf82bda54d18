"""Which passages were taken over, and which the same speaker says again."""

from collections.abc import Iterator

from runut.compare.passages import LEAST, Text, shared
from runut.compare.precedence import Precedence
from runut.compare.sayings import one_speaker, said_again, statement_of
from runut.compare.wordings import Wordings
from runut.records.claims import Statement
from runut.records.findings import Passage, Reuse, ReuseKind
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import digest, words

OWN = 4  # words around what is said; where they are the same too, the outlet's text was taken over


def reuses(order: Precedence, texts: tuple[Text, Text], wordings: Wordings | None) -> Iterator[Reuse]:
    """The passages that the later of two articles shares with the earlier; `texts` are theirs in that order."""
    for pair in shared(*texts):
        spans = texts[0].span(*pair.left), texts[1].span(*pair.right)
        kind = _kind(order, spans, wordings)
        if kind is None and pair.length < LEAST:
            continue
        one = Passage(order.earlier.article.id, spans[0])
        other = Passage(order.later.article.id, spans[1])
        marks = (one.article, str(spans[0].start), other.article, str(spans[1].start))
        yield Reuse(
            id=f"R{digest(*marks)}",
            earlier=one,
            later=other,
            similarity=pair.similarity,
            kind=kind or "reuse",
            first_by=order.by,
        )


def _kind(order: Precedence, spans: tuple[Span, Span], wordings: Wordings | None) -> ReuseKind | None:
    """What sharing a passage of one speaker's words is; None where it is not that of one speaker."""
    said = statement_of(order.earlier, spans[0]), statement_of(order.later, spans[1])
    if said[0] is None or said[1] is None:
        return None
    if not one_speaker((order.earlier, said[0]), (order.later, said[1])):
        return None
    if {said[0].mode, said[1].mode} != {"direct"}:
        return "reuse"
    own = min(_own(order.earlier, spans[0], said[0]), _own(order.later, spans[1], said[1]))
    again = own < OWN and said_again(order, (said[0], said[1]), wordings)
    return "recurrence" if again else "reuse"


def _own(reading: Reading, passage: Span, said: Statement) -> int:
    """How many words of a passage are the outlet's own and not the speaker's."""
    return sum(not said.content.start <= word.start < said.content.end for word in words(reading.article.text, passage))
