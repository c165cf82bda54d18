"""A statement in the making."""

from typing import Literal

from msgspec import Struct

from runut.annotate.statements.naming import Speaker
from runut.records.claims import Role
from runut.records.span import Span

# Where the speaker is to be sought when the sentence names none: among earlier speakers, or nowhere.
Wants = Literal["named", "earlier", "anyone"]


class Draft(Struct, kw_only=True):
    """What a cue gives: the content, and what is known of the speaker so far.

    `quotation` is the place of the quotation that the content is; `zone` holds the characters around the cue in which
    addressee, medium and day of the saying stand.
    """

    content: Span
    cue: Span
    sentence: int
    zone: Span
    direct: bool = False
    mixed: bool = False
    quotation: int | None = None
    speaker: Speaker | None = None
    wants: Wants = "named"
    source: bool = False
    reports: bool = False
    opinion: bool = False
    loose: bool = False
    continues: bool = False
    via: tuple[Role, ...] = ()
