"""The table of contents of the pages: every page and every act, in the order of the navigation."""

from runut.serve.pages import (
    actor,
    actors,
    article,
    finding,
    front,
    outlet,
    outlets,
    places,
    preferences,
    relation,
    story,
)
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
    Page(
        name="actors",
        path="/actors",
        data=actors.actors,
        template="actors.html.j2",
        says="Who takes part: in the news, by name, or by first letter.",
        query=(
            ("who", "Beginnings of words of a name."),
            ("from", "A first letter."),
            ("page", "Which page of the list, from 1 on."),
            AS_OF,
        ),
    ),
    Page(
        name="actor",
        path="/actor/{id}",
        data=actor.actor,
        template="actor.html.j2",
        says="One actor: offices, words, deeds, relations, and why it is one.",
        query=(
            ("role", "Only what the actor does (acts) or what is done to it (suffers)."),
            ("page", "Which page of the entries, from 1 on."),
            ("said", "Which page of the statements, from 1 on."),
            AS_OF,
        ),
    ),
    Page(
        name="places",
        path="/places",
        data=places.places,
        template="places.html.j2",
        says="Where the latest entries happened, on a map and in a list.",
        query=(
            ("country", "Only the map of this country, by its ISO 3166-1 alpha-3 code."),
            ("whole", "1 for the whole world."),
            ("page", "Which page of the list, from 1 on."),
            AS_OF,
        ),
    ),
    Page(
        name="place",
        path="/place/{name}",
        data=places.place,
        template="place.html.j2",
        says="One place, and what happened there.",
        query=(("whole", "1 for the whole world."), ("page", "Which page of the entries, from 1 on."), AS_OF),
    ),
    Page(
        name="outlets",
        path="/outlets",
        data=outlets.outlets,
        template="outlets.html.j2",
        says="The outlets of the latest articles, with their days.",
        query=(("page", "Which page of the list, from 1 on."), AS_OF),
    ),
    Page(
        name="outlet",
        path="/outlet/{name}",
        data=outlet.outlet,
        template="outlet.html.j2",
        says="One outlet: coverage, speed, sources, passages taken over, corrections.",
        query=(("page", "Which page of the articles, from 1 on."), AS_OF),
    ),
    Page(
        name="relation",
        path="/relation",
        data=relation.relation,
        template="relation.html.j2",
        says="How two actors or states dealt with each other over time.",
        query=(
            ("left", "An actor or state, by name or id."),
            ("right", "The other one."),
            ("page", "Which page of the entries, from 1 on."),
            ("said", "Which page of the statements, from 1 on."),
            AS_OF,
        ),
    ),
)

# The pages in the bar, by their name in the texts.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("stories", "/"),
    ("actors", "/actors"),
    ("relations", "/relation"),
    ("places", "/places"),
    ("outlets", "/outlets"),
)

ACTS: tuple[Act, ...] = (Act(name="preferences", path="/preferences", do=preferences.choose, role="reader"),)
