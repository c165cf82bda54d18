"""From raw article to article."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from runut.clean.credits import Origin, origin_of
from runut.clean.datelines import Datelines
from runut.clean.dating import Dating
from runut.clean.lines import lines_of
from runut.clean.origin import OriginFinder, site_of
from runut.clean.page import Page, PageReader
from runut.clean.patterns import Patterns
from runut.clean.prompts import PromptFinder
from runut.clean.roles import Judge
from runut.clean.tongue import Tongue
from runut.errors import NoArticle
from runut.languages.pack import Pack
from runut.languages.schema.cleaning import Cleaning
from runut.records.article import Article, Block, BlockRole, RawArticle
from runut.records.span import Span
from runut.sources.load import Sources

_ID_LENGTH = 12
_STORY: frozenset[BlockRole] = frozenset({"title", "heading", "body"})
_EARLIEST, _LATEST = 1945, 2100

_NO_TITLE = "The text has no line that could be its title."
_NO_DATE = "Neither the text nor its source says when it was published, so that relative dates in it stay open."
_NO_STORY = (
    "There is nothing but furniture in it, so that nothing is read from it; check that the whole article was given."
)


class Cleaner:
    """“What of this is the story, whose is it, and of which day?”: makes articles of raw articles."""

    def __init__(self, sources: Sources, packs: Mapping[str, Pack]) -> None:
        """Compile the cleaning tables of `packs` (by language code) and the patterns of `sources`."""
        tables = {code: pack.table("cleaning.toml", Cleaning) for code, pack in sorted(packs.items())}
        all_tables = list(tables.values())
        self._tongue = Tongue(tables)
        outlet_words = [word for table in all_tables for word in table.outlet_words]
        joiners = sorted({word for table in all_tables for word in table.joiners})
        datelines = Datelines(sources, outlet_words, joiners)
        self._origins = OriginFinder(sources, Dating(all_tables), datelines, joiners)
        general = Patterns(all_tables)
        of_outlet = {
            outlet: Patterns(all_tables, [p for p in sources.patterns if p.outlet == outlet])
            for outlet in sorted({pattern.outlet for pattern in sources.patterns})
        }
        self._pages = PageReader(general, of_outlet, self._origins)
        self._function_words = frozenset(word for table in all_tables for word in table.function_words)
        openers = frozenset(word for table in all_tables for word in table.openers)
        self._prompts = PromptFinder(general.prompts, self._function_words, openers)

    def __call__(self, raw: RawArticle) -> Article:
        """The article: its lines with roles, its furniture, its origin, its language; offsets are those of `raw.text`.

        Takes time linear in the text. Raises NoArticle where the text holds nothing visible.
        """
        lines = lines_of(raw.text)
        if not lines:
            raise NoArticle(raw.source, "there is nothing to be seen in its text", "give the article's text")
        page = self._pages.read(raw, lines, self._prompts)
        judged = Judge(page, self._function_words).judge(raw.title)
        roles = judged.roles
        asides, by_dateline = self._asides(page, roles)
        origin = origin_of(raw, page, judged, self._origins)
        outlet = origin.outlet or (self._origins.usual(by_dateline) if by_dateline else None)
        title = raw.title or (lines[judged.title].text if judged.title is not None else None)
        told = " ".join(line.text for line, role in zip(lines, roles, strict=True) if role in {"title", "body"})
        return Article(
            id=article_id(raw),
            source=raw.source,
            digest=raw.digest,
            text=raw.text,
            language=_code(raw.language) or self._tongue.tell(told or raw.text),
            body_start=raw.body_start,
            title=title,
            outlet=outlet,
            authors=origin.authors,
            published=origin.published,
            published_span=origin.span,
            address=raw.address,
            blocks=tuple(Block(line.span, role) for line, role in zip(lines, roles, strict=True)),
            asides=asides,
            notes=(*raw.notes, *_notes(title, origin, roles)),
        )

    def _asides(self, page: Page, roles: Sequence[BlockRole]) -> tuple[tuple[Span, ...], str | None]:
        """The furniture inside lines of the story, and the outlet that its first line's dateline names."""
        asides: list[Span] = []
        outlet: str | None = None
        begun = False
        for at, line in enumerate(page.lines):
            if roles[at] not in _STORY:
                continue
            runs = list(page.runs.get(at, ()))
            if roles[at] == "body" and not begun:
                dateline = self._origins.dateline(line)
                begun = dateline is None or len(dateline.span) < len(line.text)
                if dateline is not None:
                    outlet = outlet or dateline.outlet
                    runs = sorted([dateline.span, *(run for run in runs if not run.overlaps(dateline.span))])
            asides += [Span(line.span.start + run.start, line.span.start + run.end) for run in runs]
        return tuple(asides), outlet


def article_id(raw: RawArticle) -> str:
    """The article's id: the same for the same text of the same outlet, wherever it was read."""
    stated = raw.outlet or site_of(raw.address) or ""
    return sha256(f"{stated}\0{raw.text}".encode(errors="surrogatepass")).hexdigest()[:_ID_LENGTH]


def _code(language: str | None) -> str | None:
    """The ISO 639-1 code in a stated language ("id-ID"); None where there is none."""
    code = (language or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None  # noqa: PLR2004 (such codes have two letters)


def _notes(title: str | None, origin: Origin, roles: tuple[BlockRole, ...]) -> tuple[str, ...]:
    """What a user should know about what was not found."""
    if not any(role in _STORY for role in roles):
        return (_NO_STORY,)
    notes = []
    if title is None:
        notes.append(_NO_TITLE)
    if origin.published is None:
        notes.append(_NO_DATE)
    elif not _EARLIEST <= int(origin.published[:4]) <= _LATEST:
        notes.append(f"It gives {origin.published} as its day of publication, a year that cannot be right.")
    return tuple(notes)
