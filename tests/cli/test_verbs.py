"""Every verb, on the chronicle of the bundled articles."""

import json
from pathlib import Path

import pytest

from runut.cli.app import app
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run

LISTS = ("timeline", "differ", "missing", "reuse", "actors", "stories")
VERBS = sorted(command.name or "" for command in app.registered_commands)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` says what the verb does and shows one call."""
    ran = run(capsys, verb, "--help")
    assert ran.code == 0
    assert f"runut {verb}" in ran.out.replace("\n", " ")
    assert "Example" in ran.out


@pytest.mark.parametrize("verb", LISTS)
def test_lists_print_the_same_as_text_and_as_json(
    verb: str, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each list has rows, every id of its JSON stands in the text too, and standard error stays empty."""
    text = run(capsys, verb, "-c", str(demo_chronicle), "--most", "0")
    rows = run(capsys, verb, "-c", str(demo_chronicle), "--json")
    assert (text.code, rows.code, text.err, rows.err) == (0, 0, "", "")
    found = json.loads(rows.out)
    assert found
    ids = [row["entry"]["id"] if verb == "missing" else row["id"] for row in found]
    assert [id_ for id_ in ids if id_ not in text.out] == []


@pytest.mark.parametrize("verb", ["timeline", "differ", "missing"])
def test_lists_can_be_narrowed_to_a_story(verb: str, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--story`` only that story's rows are left; all stories together give all rows."""
    with Chronicle(demo_chronicle) as chronicle:
        stories = [one.id for one in Views(chronicle).stories()]
    everything = json.loads(run(capsys, verb, "-c", str(demo_chronicle), "--json").out)
    parts = [json.loads(run(capsys, verb, "-c", str(demo_chronicle), "-s", id_, "--json").out) for id_ in stories]
    assert all(row["story"] == id_ for id_, part in zip(stories, parts, strict=True) for row in part)
    assert sum(len(part) for part in parts) == len(everything)


def test_differ_says_kind_weight_and_origins_in_words(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each disagreement has its kind in words and its weight, the weightiest first, each version on how many origins."""
    found = json.loads(run(capsys, "differ", "-c", str(demo_chronicle), "--json").out)
    weights = [one["weight"] for one in found]
    assert weights == sorted(weights, reverse=True)
    assert {one["kind"] for one in found} == {"conflict", "development", "precision"}
    assert all(0 < version["independence"] <= len(version["claims"]) for one in found for version in one["variants"])
    lines = run(capsys, "differ", "-c", str(demo_chronicle), "--most", "0").out.splitlines()
    for kind in ("conflict", "development", "matter of precision"):
        assert any(line.startswith(f"{kind} about the ") for line in lines)
    assert [line.strip() for line in lines if line.startswith("  weight ")] == [f"weight {one:.2f}" for one in weights]
    assert any(line.endswith("  on 1 origin") for line in lines)
    assert any(line.endswith("  on 2 origins") for line in lines)


def test_missing_ranks_by_weight_and_names_origins(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What more independent origins tell stands first, and says so."""
    found = json.loads(run(capsys, "missing", "-c", str(demo_chronicle), "--json").out)
    assert [one["weight"] for one in found] == sorted((one["weight"] for one in found), reverse=True)
    assert all(0 < one["independence"] <= len(one["told_by"]) for one in found)
    text = run(capsys, "missing", "-c", str(demo_chronicle)).out
    first = found[0]
    assert f"weight {first['weight']:.2f}, told on {first['independence']} origins" in text


def test_an_unknown_story_is_told_so(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A story id that fits none is an error with the way out."""
    ran = run(capsys, "timeline", "-c", str(demo_chronicle), "--story", "nowhere")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "runut: no story has an id that begins with “nowhere”; “runut stories” lists them.\n"


def test_why_of_an_actor_groups_its_reasons(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An actor's reasons are told once with how often they held, an example, and its offices with their days."""
    with Chronicle(demo_chronicle) as chronicle:
        actors = [one for one in Views(chronicle).actors() if one.offices]
    ran = run(capsys, "why", actors[0].id, "-c", str(demo_chronicle))
    assert (ran.code, ran.err) == (0, "")
    office = actors[0].offices[0]
    assert f"“{office.title}” from {office.first} to {office.last}, in " in ran.out
    group = json.loads(run(capsys, "why", actors[0].id, "-c", str(demo_chronicle), "--json").out)["groups"][0]
    assert f"{' '.join(says for _, says, _ in group['reasons'])} ({group['members']} time" in ran.out
    assert f"e.g. {group['examples'][0]['outlet']} ({group['examples'][0]['local']})" in ran.out


def test_why_quotes_with_file_line_and_characters(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The evidence of every entry stands at the place that is named, character for character."""
    with Chronicle(demo_chronicle) as chronicle:
        views = Views(chronicle)
        for entry in views.timeline()[:12]:
            ran = run(capsys, "why", entry.id, "-c", str(demo_chronicle))
            assert ran.code == 0
            for claim in views.why(entry.id).claims:
                quotation = claim.quotation
                assert quotation.quoted == quotation.span.quote(views.reading(quotation.article).article.text)
                where = f"{quotation.source} line {quotation.line}, characters {quotation.span.start}"
                assert where in ran.out
                assert f"⟦{' '.join(quotation.quoted.split())}⟧" in ran.out


def test_search_shows_marked_words(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that the articles have is found; one that none has is said not to be there."""
    assert "anjir" in run(capsys, "search", "banjir", "-c", str(demo_chronicle)).out
    ran = run(capsys, "search", "zzzz", "-c", str(demo_chronicle))
    assert (ran.code, ran.out) == (0, "No article has these words.\n")


def test_export_writes_every_kind_of_record(
    demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exchange format holds every kind of record, ids that lead somewhere, and spans that quote their text."""
    target = tmp_path / "out.jsonl"
    ran = run(capsys, "export", "--format", "jsonl", "-o", str(target), "-c", str(demo_chronicle))
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert ran.out == f"{target}: {len(records)} records.\n"
    by_kind: dict[str, dict[str, dict[str, object]]] = {}
    for record in records:
        by_kind.setdefault(record["record"], {})[record["id"]] = record
    assert set(by_kind) == {
        "article", "actor", "time", "statement", "event", "figure", "story", "entry", "disagreement", "omission", "reuse",
    }  # fmt: skip
    for record in records:
        if record["record"] == "event":
            assert {*record["actors"], *record["recipients"], *record["via"]} <= by_kind["actor"].keys()
        if record["record"] == "entry":
            assert set(record["events"]) <= by_kind["event"].keys()
    assert run(capsys, "export", "-c", str(demo_chronicle)).out.count("\n") == len(records)


def test_export_that_cannot_be_written_is_told_so(
    demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place that cannot be written to is one sentence, and nothing is left behind."""
    target = tmp_path / "none" / "out.jsonl"
    ran = run(capsys, "export", "-o", str(target), "-c", str(demo_chronicle))
    assert ran.code == 1
    assert ran.err == (
        f"runut: {target}: this file cannot be written (No such file or directory); name another place with -o.\n"
    )


def test_a_wrong_command_leaves_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    """What the help does not know is a usage error."""
    ran = run(capsys, "timeline", "--nonsense")
    assert ran.code == 2
    assert "nonsense" in ran.err


def test_a_missing_chronicle_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking a chronicle that is not there leaves with 1 and says how to make it."""
    path = tmp_path / "none.runut"
    ran = run(capsys, "timeline", "-c", str(path))
    assert ran.code == 1
    assert ran.err == (f"runut: {path}: there is no chronicle here; make one with “runut add FILES -c {path}”.\n")


def test_a_relation_is_printed_by_month_with_its_entries(
    demo_chronicle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two actors of one entry have a relation: every entry of its JSON stands in the text, under the months."""
    with Chronicle(demo_chronicle) as chronicle:
        entry = next(one for one in Views(chronicle).timeline() if one.actors and one.recipients)
    asked = ("relation", entry.actors[0], entry.recipients[0], "-c", str(demo_chronicle))
    text, rows = run(capsys, *asked), run(capsys, *asked, "--json")
    assert (text.code, rows.code, text.err, rows.err) == (0, 0, "", "")
    found = json.loads(rows.out)
    assert entry.id in {row["id"] for row in found["entries"]}
    assert [row["id"] for row in found["entries"] if row["id"] not in text.out] == []
    assert [month["period"] for month in found["months"] if (month["period"] or "undated") not in text.out] == []


def test_a_relation_with_nobody_is_refused(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that the chronicle does not know is one sentence and exit code 1."""
    ran = run(capsys, "relation", "Zzyx", "Qwrt", "-c", str(demo_chronicle))
    assert ran.code == 1
    assert "nobody called “Zzyx”" in ran.err


@pytest.mark.parametrize("verb", LISTS)
def test_every_view_can_be_asked_as_of_a_day(
    verb: str, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the first article there is nothing, after the last everything, and what is no day is refused."""
    asked = (verb, "-c", str(demo_chronicle), "--json")
    assert json.loads(run(capsys, *asked, "--as-of", "1950-01-01").out) == []
    assert run(capsys, *asked, "--as-of", "2099-12-31").out == run(capsys, *asked).out
    refused = run(capsys, *asked, "--as-of", "kemarin")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "runut: “kemarin” is no day; write it as year, month and day, such as 2024-08-04.\n"


def test_changes_and_withdrawals_are_told(
    demo_chronicle: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing changed at first; a withdrawn article is listed, and withdrawing it twice is refused."""
    copy = tmp_path / "copy.runut"
    copy.write_bytes(demo_chronicle.read_bytes())
    assert "No article has changed" in run(capsys, "changes", "-c", str(copy)).out
    with Chronicle(copy) as chronicle:
        id_ = Views(chronicle).articles()[0].id
    assert run(capsys, "withdraw", id_, "-c", str(copy)).out == "1 article withdrawn.\n"
    assert id_ in run(capsys, "changes", "-c", str(copy)).out
    again = run(capsys, "withdraw", id_, "-c", str(copy))
    assert again.code == 1
    assert f"has no article “{id_}” that counts" in again.err


@pytest.mark.parametrize("verb", ["differ", "missing"])
def test_of_many_the_first_are_shown(verb: str, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is said, people see the first twenty and how many there are; programs see all."""
    shown = run(capsys, verb, "-c", str(demo_chronicle)).out
    rows = json.loads(run(capsys, verb, "-c", str(demo_chronicle), "--json").out)
    first = json.loads(run(capsys, verb, "-c", str(demo_chronicle), "--json", "--most", "20").out)
    assert first == rows[:20]
    assert shown.endswith(f"20 of {len(rows)}; --most 0 shows all.\n")
