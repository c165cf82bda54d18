"""What analysts decide: it holds through every linking anew, and taking it back leaves no trace."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.engine.judging import Order, adopt, judge, undo
from runut.errors import UnknownRecord, WrongJudgement
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.records.judgements import Judgement, Verb
from runut.store.chronicle import Chronicle
from runut.store.views import Views

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def path(demo_chronicle: Path, tmp_path: Path) -> Path:
    """A copy of the bundled articles' chronicle that a test may change."""
    return Path(shutil.copy(demo_chronicle, tmp_path / "mine.runut"))


def order(verb: Verb, *records: str, name: str | None = None) -> Order:
    """What an analyst wants."""
    return Order(verb=verb, records=records, author="Sari", reason="Fotonya menunjukkan hal itu", name=name)


def same_story_entries(views: Views) -> list[str]:
    """Two entries of one story that are not one."""
    story = max(views.stories(), key=lambda one: one.entries).id
    return [one.id for one in views.timeline([story])][:2]


def two_actors(views: Views) -> list[str]:
    """Two people of the chronicle."""
    return [one.id for one in views.actors() if one.kind == "person" and one.acts][:2]


def several(views: Views) -> list[str]:
    """An entry of several events, and one of them."""
    entry = next(one for one in views.records().entries if len(one.events) > 1)
    return [entry.id, entry.events[-1]]


def part_of_a_story(views: Views) -> list[str]:
    """A story and its last article."""
    story = max(views.records().stories, key=lambda one: len(one.articles))
    return [story.id, story.articles[-1]]


def mention(views: Views) -> list[str]:
    """An actor of several articles and what one of them calls it."""
    actor = two_actors(views)[0]
    return [actor, views.why(actor).groups[-1].examples[-1].local]


CASES: dict[str, tuple[Verb, Callable[[Views], list[str]], str | None]] = {
    "merge entries": ("merge", same_story_entries, None),
    "merge actors": ("merge", two_actors, None),
    "merge stories": ("merge", lambda views: [one.id for one in views.stories()][:2], None),
    "split an entry": ("split", several, None),
    "split a story": ("split", part_of_a_story, None),
    "split an actor": ("split", mention, None),
    "rename an actor": ("rename", lambda views: two_actors(views)[:1], "Nama Baru"),
    "rename a story": ("rename", lambda views: [views.stories()[0].id], "Judul Baru"),
    "reject an entry": ("reject", same_story_entries, None),
    "reject a statement": ("reject", lambda views: [one.id for one in views.claims(views.articles()[0].id)][:1], None),
    "reject a disagreement": ("reject", lambda views: [views.disagreements()[0].id], None),
    "reject a reuse": ("reject", lambda views: [views.reuses()[0].id], None),
    "reject an omission": ("reject", lambda views: [views.omissions()[0].id], None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_judgement_changes_the_chronicle_and_taking_it_back_leaves_no_trace(case: str, path: Path) -> None:
    """After a judgement the chronicle must differ; once taken back, it must be as before, byte for byte."""
    verb, records, name = CASES[case]
    with Chronicle(path) as chronicle:
        before = list(lines(Views(chronicle)))
        made = judge(chronicle, order(verb, *records(Views(chronicle)), name=name), NOW)
        judged = list(lines(Views(chronicle)))
        assert judged != before
        assert chronicle.judgements() == (made,)
        undo(chronicle, made.id, NOW)
        assert list(lines(Views(chronicle))) == before
        assert [one.undone for one in chronicle.judgements()] == ["2026-05-03T12:00:00+00:00"]


def test_merged_entries_are_one_and_say_who_joined_them(path: Path) -> None:
    """The two entries' events must be in one entry whose reasons name the analyst."""
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        two = {one.id: set(one.events) for one in views.records().entries if one.id in same_story_entries(views)}
        judge(chronicle, order("merge", *sorted(two)), NOW)
        joined = set().union(*two.values())
        (entry,) = [one for one in views.records().entries if joined & set(one.events)]
        assert joined <= set(entry.events)
        assert entry.reasons[-1].says == "Sari judged so on 2026-05-03: Fotonya menunjukkan hal itu"


def test_a_renamed_actor_keeps_its_old_names(path: Path) -> None:
    """The new name must stand first, in the summaries too, and the old one among the others."""
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        actor = next(one for one in views.actors() if one.id in two_actors(views))
        judge(chronicle, order("rename", actor.id, name="Nama Baru"), NOW)
        (renamed,) = [one for one in views.actors() if one.id == actor.id]
        assert renamed.name == "Nama Baru"
        assert actor.name in renamed.aliases
        told = [one for one in views.timeline() if "Nama Baru" in (*one.actors, *one.recipients)]
        assert told
        assert any("Nama Baru" in one.summary for one in told)


def test_a_judgement_looks_for_no_neighbours(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which articles share words and passages is known; to ask again took half the time of renaming a state."""
    with Chronicle(path) as chronicle:
        actor = two_actors(Views(chronicle))[0]
        with monkeypatch.context() as patched:
            patched.setattr(Chronicle, "sharing_each", None)
            made = judge(chronicle, order("rename", actor, name="Lain Sekali"), NOW)
            undo(chronicle, made.id, NOW)
            story = part_of_a_story(Views(chronicle))
            judge(chronicle, order("split", *story), NOW)
        assert not chronicle.pending()


def test_judgements_hold_when_articles_come_and_when_all_is_built_anew(path: Path, tmp_path: Path) -> None:
    """Judged half-way or after all articles, and taken over by a chronicle built anew, the result must be the same."""
    with as_file(files("runut.demo") / "articles") as folder:
        raws = list(read_paths([str(folder)]))
    half = tmp_path / "half.runut"
    with Chronicle(half, create=True) as chronicle:
        build(chronicle, raws[::2], Config())
        views = Views(chronicle)
        story = max(views.records().stories, key=lambda one: len(one.articles))
        other = next(one for one in views.records().stories if one.id != story.id)
        made = [
            judge(chronicle, order("merge", *two_actors(views)), NOW),
            judge(chronicle, order("merge", story.id, other.id), NOW),
        ]
        build(chronicle, raws[1::2], Config())
        grown = list(lines(Views(chronicle)))
        with Chronicle(path) as whole:
            before = list(lines(Views(whole)))
            assert adopt(whole, chronicle) == tuple(sorted(made, key=lambda one: one.id))
            assert adopt(whole, chronicle) == ()
            assert list(lines(Views(whole))) == grown != before


def test_what_contradicts_an_earlier_judgement_is_refused_with_both(path: Path) -> None:
    """Rejecting what was confirmed, renaming twice, parting what was joined: each must be refused, and change nothing."""
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        entry, event = several(views)
        confirmed = judge(chronicle, order("confirm", entry), NOW)
        before = list(lines(views))
        with pytest.raises(WrongJudgement) as refused:
            judge(chronicle, order("reject", entry), NOW)
        assert "“reject entry" in str(refused.value)
        assert str(confirmed) in str(refused.value)
        undo(chronicle, confirmed.id, NOW)
        assert list(lines(views)) == before
        (events,) = [set(one.events) for one in views.records().entries if one.id == entry]
        judge(chronicle, order("split", entry, event), NOW)
        split = list(lines(views))
        parts = [one.id for one in views.records().entries if events & set(one.events)]
        with pytest.raises(WrongJudgement, match="contradicts “split"):
            judge(chronicle, order("merge", *parts), NOW)
        assert list(lines(views)) == split != before


@pytest.mark.parametrize(
    ("wanted", "error", "says"),
    [
        (order("reject", "Zzz"), UnknownRecord, "holds no record “Zzz”"),
        (
            Order(verb="reject", records=("E",), author="", reason="x"),
            WrongJudgement,
            "needs its author and its reason",
        ),
        (
            Order(verb="reject", records=("E",), author="Sari", reason=" "),
            WrongJudgement,
            "needs its author and its reason",
        ),
    ],
)
def test_what_cannot_be_judged_is_told_so(wanted: Order, error: type[Exception], says: str, path: Path) -> None:
    """A record that is not there, nobody's judgement, and one without a reason are each one sentence."""
    with Chronicle(path) as chronicle:
        with pytest.raises(error, match=says):
            judge(chronicle, wanted, NOW)
        assert chronicle.judgements() == ()


def test_kinds_that_do_not_go_together_are_refused(path: Path) -> None:
    """An actor and an entry are not one; one record alone is no two; a whole cannot leave itself; a claim has no name."""
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        (actor, _), (entry, event) = two_actors(views), several(views)
        for bad in (
            order("merge", actor, entry),
            order("merge", entry),
            order("split", entry),
            order("split", entry, "zz:e0"),
            order("rename", event, name="x"),
        ):
            with pytest.raises(WrongJudgement):
                judge(chronicle, bad, NOW)
        with pytest.raises(UnknownRecord, match="no judgement that holds"):
            undo(chronicle, "J", NOW)


def test_a_judgement_reads_as_a_sentence() -> None:
    """Who lists judgements must see what, by whom, when and why."""
    made = Judgement(
        id="J1",
        verb="rename",
        kind="actor",
        parts=(("person:x",),),
        author="Sari",
        time="2026-05-03T12:00:00+00:00",
        reason="clearer",
        said="actor person:x “X”",
        name="Y",
    )
    assert str(made) == "rename actor person:x “X” to “Y” (Sari, 2026-05-03: clearer) [J1]"
