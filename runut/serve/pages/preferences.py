"""Which language and which colours a reader chose."""

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


def own(address: str) -> str:
    """`address` where it is a path of this server; else the front page.

    >>> own("/story/s1?page=2"), own("//elsewhere.example/"), own("https://elsewhere.example/")
    ('/story/s1?page=2', '/', '/')
    """
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() else "/"
