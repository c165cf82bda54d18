"""Rows for what is told again: shared passages, formulas, and what an article has from earlier ones."""

from msgspec import Struct

from runut.records.findings import Change, FirstBy, ReuseKind
from runut.records.span import Span
from runut.store.views.rows import ArticleRow, Quotation
from runut.text.edits import How


class EditView(Struct, frozen=True, kw_only=True):
    """“*boleh* was replaced by *wajib*”: words of the earlier passage and what the later has in their place.

    The spans count characters of the two articles' texts.
    """

    how: How
    earlier: str
    later: str
    earlier_span: Span
    later_span: Span


class ReuseView(Struct, frozen=True, kw_only=True):
    """“This stood there three days before, but for one word”: a shared passage, both places quoted, with its edits.

    `first_by` says how it is known which was first; where it is "unknown", earlier and later are only in order of id.
    """

    id: str
    kind: ReuseKind
    similarity: float
    first_by: FirstBy
    changes: tuple[Change, ...]
    earlier: Quotation
    later: Quotation
    edits: tuple[EditView, ...]


class SayingView(Struct, frozen=True, kw_only=True):
    """“On 12 August, in two outlets”: one time that a formula was said, and what had changed since the time before.

    `quotations` are the places that quote it, by publication; `edits` compare the first of them with that of the saying
    before.
    """

    published: str | None
    quotations: tuple[Quotation, ...]
    edits: tuple[EditView, ...]


class FormulaView(Struct, frozen=True, kw_only=True):
    """“*Kami tidak memilih kubu*, said by the president in August, twice in October”: nearly the same words of one speaker.

    `sayings` are in order of publication; `first` and `last` are days of publication.
    """

    id: str
    speaker: str
    first: str | None
    last: str | None
    sayings: tuple[SayingView, ...]


class OriginView(Struct, frozen=True):
    """“600 characters of it were first in this article”: the earliest known text of what was taken over."""

    article: ArticleRow
    characters: int


class CopyView(Struct, frozen=True, kw_only=True):
    """“84 percent of this article stood in earlier ones, most of it first in that one”.

    `share` is that of the article's sentences, in characters, that stands in texts known to be earlier, `undecided` the
    share that it has in common with texts of which nobody knows whether they are. `origins` are the earliest known texts
    of what was taken over, the one that gave most first.
    """

    article: ArticleRow
    share: float
    undecided: float
    origins: tuple[OriginView, ...]
