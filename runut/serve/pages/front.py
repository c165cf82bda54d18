"""The front page: the stories, newest first."""

from msgspec import Struct

from runut.serve.visit import LINES, Visit
from runut.store.views.rows import StoryView


class Front(Struct, frozen=True, kw_only=True):
    """The stories of one page of the list; `total` is how many there are in all."""

    stories: tuple[StoryView, ...]
    total: int
    page: int
    pages: int


def front(visit: Visit) -> Front:
    """The stories that a visit asks for."""
    views = visit.views
    total = views.count("stories")
    pages = max(1, -(-total // LINES))
    page = min(visit.page, pages)
    return Front(stories=views.stories(page * LINES)[(page - 1) * LINES :], total=total, page=page, pages=pages)
