"""Which language and which colours a reader chose."""

from runut.serve.paths import own
from runut.serve.routes import Go
from runut.serve.visit import THEMES, Visit
from runut.serve.wording import languages


def choose(visit: Visit) -> Go:
    """Remember what was chosen, and go back to the page on which it was."""
    language, theme = visit.form.get("language", ""), visit.form.get("theme", "")
    cookies = []
    if language in dict(languages()):
        cookies.append(("runut-language", language))
    if theme in THEMES:
        cookies.append(("runut-theme", theme))
    return Go(own(visit.form.get("back", "/")), tuple(cookies))
