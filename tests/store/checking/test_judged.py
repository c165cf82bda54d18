"""What analysts judge, withdraw or replace leaves a whole chronicle."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from runut.engine.build import withdraw
from runut.engine.judging import Order, judge
from runut.records.judgements import Verb
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.views import Views


def order(verb: Verb, *ids: str, **more: str) -> Order:
    """A judgement of these records."""
    return Order(verb=verb, records=ids, author="Sari", reason="dicek", **more)


def reject_entry(views: Views) -> Order:
    """An entry that is none."""
    return order("reject", views.timeline()[0].id)


def reject_claim(views: Views) -> Order:
    """An event that is none."""
    return order("reject", views.why(views.timeline()[0].id).claims[0].id)


def merge_entries(views: Views) -> Order:
    """Two entries of one story that are one."""
    first = views.timeline()[0]
    other = next(one for one in views.timeline()[1:] if one.story == first.story)
    return order("merge", first.id, other.id)


def merge_stories(views: Views) -> Order:
    """Two stories that are one."""
    return order("merge", *(one.id for one in views.stories()[:2]))


def reject_finding(views: Views) -> Order:
    """A disagreement that is none."""
    return order("reject", views.disagreements()[0].id)


def rename_actor(views: Views) -> Order:
    """An actor of another name."""
    return order("rename", views.actors()[0].id, name="Nama Lain")


ORDERS = (reject_entry, reject_claim, merge_entries, merge_stories, reject_finding, rename_actor)


@pytest.mark.parametrize("made", ORDERS, ids=lambda one: str(one.__name__))
def test_after_a_judgement(made: Callable[[Views], Order], demo_chronicle: Path, tmp_path: Path) -> None:
    """A judgement is no damage."""
    with Chronicle(Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))) as chronicle:
        judge(chronicle, made(Views(chronicle)))
        assert list(check(chronicle)) == []


def test_after_articles_were_withdrawn(demo_chronicle: Path, tmp_path: Path) -> None:
    """Nor is it one that articles no longer count."""
    with Chronicle(Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))) as chronicle:
        withdraw(chronicle, [row.id for row in Views(chronicle).articles()[:3]])
        assert list(check(chronicle)) == []
