"""One story: what happened, who tells it, what differs."""

from runut.errors import UnknownRecord
from runut.serve.report import StoryPart, story_part
from runut.serve.visit import Visit


def story(visit: Visit) -> StoryPart:
    """The story that a visit asks for; its id may be cut short. Raises UnknownRecord."""
    views = visit.views
    found = views.stories_at(visit.parts["id"])
    if len(found) != 1:
        message = f"the chronicle has no story “{visit.parts['id']}”; the front page lists them."
        raise UnknownRecord(message)
    return story_part(views, found[0], visit.wording, visit.ways)
