"""The table of contents of the pages: every page and every act, in the order of the navigation."""

from runut.serve.pages import article, finding, front, login, preferences, story, tables
from runut.serve.routes import Act, Page

AS_OF = ("as-of", "What was known at the end of this day, such as 2024-08-04.")

PAGES: tuple[Page, ...] = (
    Page(
        name="front",
        path="/",
        data=front.front,
        template="front.html.j2",
        says="The stories, newest first.",
        steady=True,
        tables=("stories",),
        query=(("page", "Which page of the list, from 1 on."), AS_OF),
    ),
    Page(
        name="story",
        path="/story/{id}",
        data=story.story,
        template="story.html.j2",
        says="One story: what happened, who tells it, what differs.",
        steady=True,
        tables=("entries", "claims", "disagreements", "omissions"),
        query=(AS_OF,),
    ),
    Page(
        name="article",
        path="/article/{id}",
        data=article.article,
        template="article.html.j2",
        says="One article with its claims marked in the text.",
        steady=True,
        query=(AS_OF,),
    ),
    Page(
        name="finding",
        path="/finding/{id}",
        data=finding.finding,
        template="finding.html.j2",
        says="One disagreement, with the quoted sentences next to each other.",
        steady=True,
        query=(AS_OF,),
    ),
    Page(
        name="data",
        path="/data",
        data=tables.Taking(lambda: PAGES),
        template="data.html.j2",
        says="Every page as JSON, every table as CSV, and how to cite what one sees.",
        query=(
            ("of", "The address of the view to cite, such as /story/S1."),
            ("story", "The story of which the tables are listed; its id may be cut short."),
            AS_OF,
        ),
    ),
    Page(
        name="login",
        path="/login",
        data=login.login,
        template="login.html.j2",
        says="The form by which one logs in.",
        query=(("back", "The address to go to then."),),
        open=True,
    ),
)

# The pages in the bar, by their name in the texts.
NAVIGATION: tuple[tuple[str, str], ...] = (("stories", "/"), ("data", "/data"))

ACTS: tuple[Act, ...] = (
    Act(name="preferences", path="/preferences", do=preferences.choose, role="reader", open=True),
    Act(name="login", path="/login", do=login.enter, role="reader", open=True),
    Act(name="logout", path="/logout", do=login.leave, role="reader", open=True),
)
