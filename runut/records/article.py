"""What an outlet published: as it was read, and as it is understood."""

from typing import Literal

from msgspec import Struct

from runut.records.span import Span

BlockRole = Literal["title", "heading", "byline", "date", "caption", "body", "furniture"]


class RawArticle(Struct, frozen=True, kw_only=True):
    """“This is what stood there”: one article as its source gave it, before anybody judged it.

    `text` is what offsets count in: the whole file for a text file; title, blank line and main text for a page or a row
    (`body_start` says where the source's own text begins). `digest` is the SHA-256 of the raw bytes, in hex. `title`,
    `outlet`, `authors`, `published` (ISO 8601, or as the source writes it), `language` and `address` are only what the
    source states in fields or metadata, never guesses. `encoding` is the one the bytes were read in. `notes` are sentences
    for the user about what was mended in reading (for instance characters that could not be decoded).
    """

    source: str
    text: str
    digest: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    address: str | None = None
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


class Block(Struct, frozen=True, array_like=True, gc=False):
    """“These lines are a caption”: a run of an article's text with one role.

    Blocks never overlap, stand in the order of the text, hold whole lines, and together hold every visible character.
    """

    span: Span
    role: BlockRole


class Article(Struct, frozen=True, gc=False, kw_only=True):
    r"""“The daily wrote this on Tuesday”: one published text of one outlet.

    ::

        text      Banjir di Portama\\n\\nPORTAMA, KabarTiga – Hujan ...\\nBaca Juga: ...
        blocks    title                body                           furniture
        asides                                     (furniture inside a body line)

    `id` is the same for the same text of the same outlet wherever it was read. `published` is ISO 8601 (date, or date and
    time with offset where given) or None; `published_span` is where the text says so, None where metadata did. `asides`
    are runs of furniture inside lines that are otherwise body ("SCROLL TO CONTINUE"); nothing is read from them.
    `language` is an ISO 639-1 code, or "und" where it could not be told.
    """

    id: str
    source: str
    digest: str
    text: str
    language: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_span: Span | None = None
    address: str | None = None
    blocks: tuple[Block, ...] = ()
    asides: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse blocks that overlap or point outside the text."""
        at = 0
        for block in self.blocks:
            block.span.check(self.text, f"a block of {self.source}")
            if block.span.start < at:
                block.span.__class__(-1, -1).check(self.text, f"a block of {self.source} that overlaps another")
            at = block.span.end
        for aside in self.asides:
            aside.check(self.text, f"an aside of {self.source}")
