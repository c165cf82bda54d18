"""The table of contents of the pages: every page and every act, in the order of the navigation."""

from runut.serve.pages import article, finding, front, preferences, story
from runut.serve.routes import Act, Page

AS_OF = ("as-of", "What was known at the end of this day, such as 2024-08-04.")

PAGES: tuple[Page, ...] = (
    Page(
        name="front",
        path="/",
        data=front.front,
        template="front.html.j2",
        says="The stories, newest first.",
        query=(("page", "Which page of the list, from 1 on."), AS_OF),
    ),
    Page(
        name="story",
        path="/story/{id}",
        data=story.story,
        template="story.html.j2",
        says="One story: what happened, who tells it, what differs.",
        query=(AS_OF,),
    ),
    Page(
        name="article",
        path="/article/{id}",
        data=article.article,
        template="article.html.j2",
        says="One article with its claims marked in the text.",
        query=(AS_OF,),
    ),
    Page(
        name="finding",
        path="/finding/{id}",
        data=finding.finding,
        template="finding.html.j2",
        says="One disagreement, with the quoted sentences next to each other.",
        query=(AS_OF,),
    ),
)

# The pages in the bar, by their name in the texts.
NAVIGATION: tuple[tuple[str, str], ...] = (("stories", "/"),)

ACTS: tuple[Act, ...] = (Act(name="preferences", path="/preferences", do=preferences.choose, role="reader"),)
