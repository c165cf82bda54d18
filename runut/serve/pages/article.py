"""One article: its text with the claims marked, layer by layer."""

from runut.serve.sections.articles import ArticlePart, article_part
from runut.serve.visit import Visit


def article(visit: Visit) -> ArticlePart:
    """The article that a visit asks for; raises UnknownRecord."""
    return article_part(visit.views, visit.parts["id"], visit.wording, visit.ways)
