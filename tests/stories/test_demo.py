"""What the program gets out of the bundled articles, next to what a careful reader does.

The floors in demo_floors.toml stand a little below what was reached when they were written; raise them with the program.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.stories.expected import expected
from tests.stories.shares import Demo, Share


@pytest.fixture(scope="module")
def demo(demo_place: Address) -> Demo:
    """The chronicle of the bundled articles and what is expected of it."""
    with Chronicle(demo_place) as chronicle:
        return Demo(Views(chronicle), expected())


@pytest.fixture(scope="module")
def floors() -> Mapping[str, float]:
    """Share -> what it may not fall below."""
    floors: Mapping[str, float] = tomllib.loads(
        (Path(__file__).parent / "demo_floors.toml").read_text(encoding="utf-8")
    )
    return floors


def hold(name: str, share: Share, floors: Mapping[str, float]) -> None:
    """Fail with the list of what is missing where `share` is below its floor."""
    lines = "\n".join(f"  - {words}" for words in share.missing)
    told = f"{name} fell to {share.value:.3f}, below {floors[name]}; of {share.found + len(share.missing)} missing:\n{lines}"
    if share.value < floors[name]:
        pytest.fail(told, pytrace=False)


def test_all_expected_articles_are_there(demo: Demo) -> None:
    """The chronicle holds the expected articles and no other."""
    assert sorted(demo.reading) == sorted(file for story in demo.expected.story for file in story.articles)


def test_stories_are_exactly_the_expected_ones(demo: Demo) -> None:
    """The articles of each story are together, the two stories apart, with their first and last days."""
    found = {
        (frozenset(demo.file[id_] for id_ in story.articles), story.first, story.last) for story in demo.records.stories
    }
    assert found == {(frozenset(story.articles), story.first, story.last) for story in demo.expected.story}


def test_actors_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """The main actors stand in the chronicle once, under their full names, with their kinds."""
    hold("actors", demo.actors(), floors)


def test_entries_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """What happened is found with its type and parties in half of the articles that tell it."""
    hold("entries", demo.entries(), floors)


def test_reports_are_joined(demo: Demo, floors: Mapping[str, float]) -> None:
    """What several articles tell is one entry with all of them."""
    hold("reports", demo.reports(), floors)


def test_entries_have_their_dates(demo: Demo, floors: Mapping[str, float]) -> None:
    """What happened on a known day stands on that day."""
    hold("dates", demo.dates(), floors)


def test_statements_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """What somebody said is found word for word, whatever the quotation marks."""
    hold("statements", demo.contents(), floors)


def test_statements_have_their_speakers(demo: Demo, floors: Mapping[str, float]) -> None:
    """A statement is given to the one who spoke."""
    hold("speakers", demo.speakers(), floors)


def test_statements_have_their_chains(demo: Demo, floors: Mapping[str, float]) -> None:
    """A statement names exactly those who passed it on."""
    hold("chains", demo.chains(), floors)


def test_disagreements_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """Where two articles differ, both places stand against each other in the right slot."""
    hold("disagreements", demo.disagreements(), floors)


def test_disagreements_are_told_from_developments(demo: Demo, floors: Mapping[str, float]) -> None:
    """A contradiction is called one, and news is not."""
    hold("kinds", demo.kinds(), floors)


def test_omissions_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """What an article leaves out is told with those who tell it."""
    hold("omissions", demo.omissions(), floors)


def test_reuses_are_found(demo: Demo, floors: Mapping[str, float]) -> None:
    """Copied passages and repeated sayings are found in both places and told apart."""
    hold("reuses", demo.reuses(), floors)


def test_a_share_below_its_floor_lists_what_is_missing() -> None:
    """The failure names the share, both figures, and everything that is missing."""
    with pytest.raises(pytest.fail.Exception) as caught:
        hold("dates", Share(1, ("the flood", "the visit")), {"dates": 0.5})
    assert str(caught.value) == "dates fell to 0.333, below 0.5; of 3 missing:\n  - the flood\n  - the visit"
    hold("dates", Share(1, ("the flood",)), {"dates": 0.5})
