"""From what a page shows to HTML."""

from collections.abc import Mapping, Sequence

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from runut.serve.anchors import anchor, web_address
from runut.serve.describing import kind_of
from runut.serve.paths import own
from runut.serve.settings import ROLES
from runut.serve.statics import Statics
from runut.serve.visit import THEMES, Visit
from runut.serve.wording import languages


class Renderer:
    """Writes pages; all text is escaped, without exception."""

    def __init__(self, statics: Statics, navigation: Sequence[tuple[str, str]]) -> None:
        """Load templates as they are needed; `navigation` are the names and paths of the pages in the bar."""
        self._environment = Environment(
            autoescape=True,
            loader=ChoiceLoader([PackageLoader("runut.serve", "templates"), PackageLoader("runut.serve", "static")]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            anchor=anchor,
            own=own,
            web_address=web_address,
            static=statics.at,
            navigation=tuple(navigation),
            languages=languages(),
            themes=THEMES,
            roles=ROLES,
        )

    def prepare(self) -> None:
        """Load all templates of pages now, so that the first reader of each does not wait for it."""
        for name in self._environment.list_templates(extensions=["j2"]):
            if name.startswith("web/"):
                self._environment.get_template(name)

    def page(self, template: str, visit: Visit, data: Struct | Mapping[str, object], tables: Sequence[str] = ()) -> str:
        """The page of `data`: templates see its fields as `it`, the visit, the ways, the words, and which tables fit."""
        words = visit.wording
        return self._environment.get_template(f"web/{template}").render(
            it=data,
            visit=visit,
            ways=visit.ways,
            w=words,
            tables=tables,
            kind_of=lambda type_, mode: kind_of(words, type_, mode),
        )
