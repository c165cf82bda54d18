"""The articles in full, each with its claims marked in the text and listed beside it."""

from collections import defaultdict

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.records.article import Article
from runut.records.reading import Reading
from runut.records.span import Span
from runut.serve.anchors import Ways, anchor, web_address
from runut.serve.describing import layer_of, says
from runut.serve.gather import Material, Told, told_of
from runut.serve.marks import MarkedBlock, Note, marked_blocks, marks_of, places
from runut.serve.quoting import spoken
from runut.serve.sections.passages import earlier_mark, later_mark
from runut.serve.wording import Wording
from runut.store.views import Views
from runut.store.views.rows import ArticleRow


class Listed(Struct, frozen=True, kw_only=True):
    """One claim of an article: its number, its place in the list, its place in the text, and its entry's in the timeline."""

    number: int
    place: str
    mark: str
    kind: str
    layer: str
    says: str
    entry: str | None


class ArticlePart(Struct, frozen=True, kw_only=True):
    """An article: what is known of it, its marked text and its list of claims (both empty where texts are left out)."""

    place: str
    row: ArticleRow
    language: str
    story: str | None
    authors: tuple[str, ...]
    address: str | None
    link: str | None
    notes: tuple[str, ...]
    blocks: tuple[MarkedBlock, ...]
    claims: tuple[Listed, ...]


class ArticleParts(Struct, frozen=True):
    """The articles by publication, and the ids of all that is marked in their texts."""

    parts: tuple[ArticlePart, ...]
    marks: frozenset[str]


def articles(material: Material, wording: Wording, ways: Ways, *, texts: bool) -> ArticleParts:
    """The articles of the page; without `texts` only what is known of each."""
    stories = {story.view.id for story in material.stories}
    if not texts:
        return ArticleParts(tuple(_part(told, stories, ways) for told in material.told), frozenset())
    passages = _passages(material)
    placed = set[str]()
    parts = [
        _whole(told, told.reading, stories, _Marking(wording, ways, passages[told.row.id], placed))
        for told in material.told
        if told.reading is not None
    ]
    return ArticleParts(tuple(parts), frozenset(placed))


def article_part(views: Views, id_: str, wording: Wording, ways: Ways) -> ArticlePart:
    """One article for a page of its own; raises UnknownRecord."""
    told = told_of(views, id_)
    if told.reading is None:
        raise UnknownRecord(id_)
    passages = []
    for one in views.reuses({id_}):
        if one.earlier.article == id_:
            passages.append((earlier_mark(one.id), one.earlier.span))
        if one.later.article == id_:
            passages.append((later_mark(one.id), one.later.span))
    stories = {told.row.story} if told.row.story else set[str]()
    return _whole(told, told.reading, stories, _Marking(wording, ways, passages, set()))


class _Marking(Struct, frozen=True):
    """What an article's marks are made with; `placed` collects the ids of all that is marked."""

    wording: Wording
    ways: Ways
    passages: list[tuple[str, Span]]
    placed: set[str]


def _passages(material: Material) -> dict[str, list[tuple[str, Span]]]:
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for story in material.stories:
        for one in story.reuses:
            found[one.earlier.article].append((earlier_mark(one.id), one.earlier.span))
            found[one.later.article].append((later_mark(one.id), one.later.span))
    return found


def _whole(told: Told, reading: Reading, stories: set[str], marking: _Marking) -> ArticlePart:
    ordered = sorted(told.claims, key=lambda one: (one.quotation.span.start, one.quotation.span.end, one.id))
    claims = [
        Listed(
            number=number,
            place=anchor("c", claim.id),
            mark=marking.ways.to("m", claim.id, told.row.id),
            kind=claim.kind,
            layer=layer_of(claim),
            says=says(claim, marking.wording),
            entry=marking.ways.to("e", claim.entry) if claim.entry is not None else None,
        )
        for number, claim in enumerate(ordered, start=1)
    ]
    notes = {claim.id: Note(listed.number, listed.says) for claim, listed in zip(ordered, claims, strict=True)}
    marks = marks_of(reading, notes, marking.passages)
    blocks = marked_blocks(reading.article.text, reading.article.blocks, marks)
    marking.placed.update(id_ for block in blocks for id_ in places(block.nodes))
    return _part(told, stories, marking.ways, _Text(reading.article, blocks, tuple(claims)))


class _Text(Struct, frozen=True):
    """What only an article that is shown in full has."""

    article: Article | None = None
    blocks: tuple[MarkedBlock, ...] = ()
    claims: tuple[Listed, ...] = ()


def _part(told: Told, stories: set[str], ways: Ways, text: _Text | None = None) -> ArticlePart:
    row, text = told.row, text or _Text()
    article = text.article
    address = row.source if article is None or article.address is None else article.address
    return ArticlePart(
        place=anchor("a", row.id),
        row=row,
        language=spoken(row),
        story=ways.to("s", row.story) if row.story in stories else None,
        authors=() if article is None else article.authors,
        address=None if address == row.source else address,
        link=web_address(address),
        notes=() if article is None else article.notes,
        blocks=text.blocks,
        claims=text.claims,
    )
