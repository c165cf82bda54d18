"""The table of contents of the pages: every page and every act, in the order of the navigation."""

from runut.serve.pages import add, article, finding, front, judgements, login, preferences, search, story, tables
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
        query=(
            ("page", "Which page of the list, from 1 on."),
            ("actor", "Only stories that speak of the actor of this name or id."),
            ("place", "Only stories with an event at this place."),
            ("outlet", "Only stories that this outlet tells."),
            ("type", "Only stories with an event of this PLOVER type."),
            ("language", "Only stories with articles in this language (ISO 639-1)."),
            ("since", "Only stories with articles of this day or later."),
            ("until", "Only stories with articles of this day or earlier."),
            ("differing", "Only stories with disagreements, where it is 1."),
            ("several", "Only stories of more than one article, where it is 1."),
            AS_OF,
        ),
    ),
    Page(
        name="search",
        path="/search",
        data=search.search,
        template="search.html.j2",
        says="Articles by words and phrases.",
        steady=True,
        tables=("articles",),
        query=(
            ("q", "Words, in whatever form, and phrases in quotation marks."),
            ("outlet", "Only articles of this outlet."),
            ("language", "Only articles in this language (ISO 639-1)."),
            ("since", "Only articles of this day, month or year, or later."),
            ("until", "Only articles of this day, month or year, or earlier."),
            ("page", "Which page of the list, from 1 on."),
            AS_OF,
        ),
    ),
    Page(
        name="add",
        path="/add",
        data=add.adding,
        template="add.html.j2",
        says="The form for adding articles, and what is being added.",
        role="analyst",
    ),
    Page(
        name="adding",
        path="/add/{id}",
        data=add.progress,
        template="adding.html.j2",
        says="How far a job of adding is.",
        role="analyst",
    ),
    Page(
        name="judgements",
        path="/judgements",
        data=judgements.log,
        template="judgements.html.j2",
        says="What analysts decided, newest first.",
        query=(
            ("page", "Which page of the list, from 1 on."),
            ("back", "The path that the page leads back to."),
            AS_OF,
        ),
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
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("stories", "/"),
    ("search", "/search"),
    ("add", "/add"),
    ("judgements", "/judgements"),
    ("data", "/data"),
)

ACTS: tuple[Act, ...] = (
    Act(name="preferences", path="/preferences", do=preferences.choose, role="reader", open=True),
    Act(name="login", path="/login", do=login.enter, role="reader", open=True),
    Act(name="logout", path="/logout", do=login.leave, role="reader", open=True),
    Act(name="look", path="/look", do=front.look, role="reader"),
    Act(name="add", path="/add", do=add.add, files=True),
    Act(name="judge", path="/judge", do=judgements.judge),
    Act(name="undo", path="/judge/undo", do=judgements.undo),
    Act(name="save", path="/search/save", do=search.save),
    Act(name="forget", path="/search/forget", do=search.forget),
)
