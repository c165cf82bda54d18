"""One disagreement: what each outlet says, in its own words."""

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.serve.anchors import anchor
from runut.serve.report import StoryPart, story_part
from runut.serve.sections.disagreements import Difference
from runut.serve.visit import Visit


class Finding(Struct, frozen=True):
    """A disagreement, and the story in which it stands."""

    difference: Difference
    story: StoryPart


def finding(visit: Visit) -> Finding:
    """The disagreement that a visit asks for; raises UnknownRecord."""
    id_ = visit.parts["id"]
    story = story_part(visit.views, visit.views.home(id_), visit.wording, visit.ways)
    found = next((one for one in story.differences if one.place == anchor("d", id_)), None)
    if found is None:
        message = f"the chronicle has no disagreement “{id_}”; its story may have been linked anew."
        raise UnknownRecord(message)
    return Finding(found, story)
