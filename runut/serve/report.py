"""A chronicle as one page that opens anywhere: every line with the words that it rests on."""

from collections.abc import Collection, Mapping

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from runut.serve.anchors import OnePage, anchor
from runut.serve.charted import Charted, charts
from runut.serve.describing import kind_of
from runut.serve.gather import Material, StoryMaterial, gather
from runut.serve.labels import Labels
from runut.serve.quoting import Desk
from runut.serve.sections.actors import actors
from runut.serve.sections.articles import articles
from runut.serve.sections.chains import chains
from runut.serve.sections.disagreements import Difference, differences
from runut.serve.sections.figures import FigureTable, figures
from runut.serve.sections.omissions import OmissionTable, omissions
from runut.serve.sections.passages import Shared, shared
from runut.serve.sections.relations import relations
from runut.serve.sections.statements import Speaker, speakers
from runut.serve.sections.timeline import Timeline, timeline
from runut.serve.wording import Wording
from runut.store.views import Views
from runut.store.views.rows import StoryView

# A page heavier than this takes seconds to open on a small laptop and is refused as an attachment by common mail servers
# once encoded (10 MB); the articles' full texts, which are most of it, then stay out.
MOST_BYTES = 8_000_000


class StoryPart(Struct, frozen=True, kw_only=True):
    """One story of the page with all its sections."""

    view: StoryView
    place: str
    timeline: Timeline
    speakers: tuple[Speaker, ...]
    figures: FigureTable
    differences: tuple[Difference, ...]
    omissions: OmissionTable
    passages: tuple[Shared, ...]
    charts: Charted | None

    @property
    def sections(self) -> tuple[tuple[str, int], ...]:
        """The name of each section in the texts, with how many lines it has."""
        return (
            ("timeline", len(self.timeline.items) + len(self.timeline.background)),
            *((("matrix", len(self.charts.matrix.rows)),) if self.charts and self.charts.matrix.rows else ()),
            ("differences", len(self.differences)),
            ("statements", sum(len(speaker.sayings) for speaker in self.speakers)),
            ("figures", sum(len(group.rows) for group in (*self.figures.shared, *self.figures.alone))),
            ("omissions", len(self.omissions.rows)),
            *((("sources", len(self.charts.sources.tree)),) if self.charts and self.charts.sources.tree else ()),
            ("passages", len(self.passages)),
        )


def render(views: Views, *, language: str = "id", stories: Collection[str] | None = None) -> str:
    """The page of a chronicle: one HTML document without any request to elsewhere, the same for the same chronicle.

    `language` is that of the page's own words (a file in texts/), `stories` narrows it to these ids (None: all). With more
    articles than MOST_ARTICLES, or a page heavier than MOST_BYTES, the articles' full texts are left out and the page says
    so. Raises ChronicleError where the chronicle cannot be read, FileNotFoundError for a language that pages do not speak.
    """
    material, wording = gather(views, stories), Wording(language)
    texts = all(told.reading is not None for told in material.told)
    table = actors(material)
    drawn = charts(views, (story.view for story in material.stories), table.ids, wording)
    page = _page(material, drawn, wording, texts=texts)
    if texts and len(page.encode()) > MOST_BYTES:
        page = _page(material, drawn, wording, texts=False)
    return page


def _page(material: Material, drawn: Mapping[str, Charted], wording: Wording, *, texts: bool) -> str:
    ways = OnePage()
    parts, table = articles(material, wording, ways, texts=texts), actors(material)
    labels = Labels([told.row.source for told in material.told])
    desk = Desk(
        marks=parts.marks,
        articles={told.row.id: told.row for told in material.told},
        actors=material.actors,
        listed=table.ids,
        labels=labels,
        ways=ways,
    )
    return (
        _environment(wording)
        .get_template("page.html.j2")
        .render(
            stories=[_story(story, material, desk, wording, drawn.get(story.view.id)) for story in material.stories],
            actors=table,
            relations=relations(material, desk),
            chains=chains(material, desk),
            articles=parts.parts,
            outlets=len({told.outlet for told in material.told}),
            texts=texts,
        )
    )


def _story(story: StoryMaterial, material: Material, desk: Desk, wording: Wording, drawn: Charted | None) -> StoryPart:
    return StoryPart(
        view=story.view,
        place=anchor("s", story.view.id),
        timeline=timeline(story, material.deals, desk),
        speakers=speakers(story, desk),
        figures=figures(story, desk),
        differences=differences(story, desk, wording),
        omissions=omissions(story, wording, desk.ways),
        passages=shared(story, desk),
        charts=drawn,
    )


def _environment(wording: Wording) -> Environment:
    """What the templates know: the wording as `w`, and how records are called. All text is escaped, without exception."""
    made = Environment(
        autoescape=True,
        loader=ChoiceLoader([PackageLoader("runut.serve", "templates"), PackageLoader("runut.serve", "static")]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(w=wording, anchor=anchor, kind_of=lambda type_, mode: kind_of(wording, type_, mode))
    return made
