"""Who acts in the bundled demo articles, whose states and people no table knows."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.actors.load import load_register
from runut.annotate.actors import Actors
from runut.annotate.places import Places
from runut.annotate.sentences import Sentences
from runut.clean import Cleaner
from runut.languages.load import load_pack
from runut.read import read_paths
from runut.records.annotations import LocalActor
from runut.records.reading import Reading
from runut.sources.load import load_sources

EXPECTED = Path(__file__).parents[1] / "stories" / "demo_expectations.toml"
# What is reached; it may rise.
PERSONS, STATES, BODIES = 0.97, 0.93, 0.94


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The demo articles with their actors."""
    pack, register, sources = load_pack("id"), load_register(), load_sources()
    clean = Cleaner(sources, {"id": pack})
    stages = (Sentences(pack), Places(pack, register), Actors(pack, register, sources))
    found = []
    with as_file(files("runut.demo") / "articles") as folder:
        for raw in read_paths([str(path) for path in sorted(folder.iterdir())]):
            reading = Reading(article=clean(raw))
            for stage in stages:
                reading = stage(reading)
            found.append(reading)
    return found


def body_text(reading: Reading) -> str:
    """The text of the sentences that actors are read from."""
    return " ".join(sentence.span.quote(reading.article.text) for sentence in reading.sentences)


def holds(name: str, text: str) -> bool:
    """Whether `name` stands in `text` as words of its own."""
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def people() -> dict[str, str]:
    """The expected persons with the word they are called by alone."""
    table = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    others = {actor["name"] for actor in table["actor"] if actor["kind"] != "person"}
    names = {actor["name"] for actor in table["actor"]} - others
    for story in table["story"]:
        names |= {one for entry in story.get("entry", []) for one in (*entry["actors"], *entry["recipients"])}
        names |= {statement["speaker"] for statement in story.get("statement", [])}
    persons = {name for name in names - others if name.count(" ") == 1 and "Kementerian" not in name}
    return {name: name.split()[0 if name.split()[1].isupper() else 1] for name in sorted(persons)}


def called(reading: Reading, word: str) -> list[LocalActor]:
    """The actors one of whose names holds the word, relative clauses apart."""
    return [
        one
        for one in reading.actors
        if any(holds(word, form) and " yang " not in form for form in (one.name, *one.aliases))
    ]


def judged_persons(readings: list[Reading]) -> Iterator[tuple[str, bool]]:
    """Each expected person of each article, and whether it is one actor under its clean name."""
    for reading in readings:
        text = body_text(reading)
        for name, word in people().items():
            if holds(word, text):
                found = called(reading, word)
                wanted = name if holds(name, text) else word
                yield (
                    f"{reading.article.source}: {name}",
                    [(one.kind, one.name) for one in found] == [("person", wanted)],
                )


def judged_others(readings: list[Reading], *, states: bool) -> Iterator[tuple[str, bool]]:
    """Each expected state or body of each article, and whether it is one actor of that name and no person."""
    table = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    for reading in readings:
        text = body_text(reading)
        for actor in table["actor"]:
            if actor["kind"] == "person" or (actor["kind"] == "state") != states:
                continue
            names = [actor["name"], *(alias for alias in actor["aliases"] if alias.isupper())]
            here = [name for name in names if holds(name, text)]
            if here:
                same = [one for one in reading.actors if set(here) & {one.name, *one.aliases}]
                persons = [one for one in same if one.kind == "person"]
                right = [one for one in same if one.name == here[0] and (one.kind == "state") == states]
                yield f"{reading.article.source}: {here[0]}", len(right) == 1 and len(same) == 1 and not persons


def share(judged: Iterator[tuple[str, bool]]) -> tuple[float, list[str]]:
    """The share that is right, and what is wrong."""
    all_of_them = list(judged)
    wrong = [what for what, right in all_of_them if not right]
    return 1 - len(wrong) / len(all_of_them), wrong


def test_each_person_is_one_actor_with_a_clean_name(readings: list[Reading]) -> None:
    """Title, state and short forms leave one person per name, called by first and last name alone."""
    right, wrong = share(judged_persons(readings))
    assert right >= PERSONS, wrong


def test_each_state_is_one_actor(readings: list[Reading]) -> None:
    """A state that no table knows is a state wherever the article speaks of it, and never part of its president."""
    right, wrong = share(judged_others(readings, states=True))
    assert right >= STATES, wrong


def test_each_body_is_one_actor_under_its_long_name(readings: list[Reading]) -> None:
    """A body with a short form is one actor, named by the long form where the article gives it."""
    right, wrong = share(judged_others(readings, states=False))
    assert right >= BODIES, wrong
