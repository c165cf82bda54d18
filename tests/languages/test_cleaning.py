"""Every pattern and prompt of the cleaning tables does what its examples say."""

import re
from functools import partial

import pytest

from runut.clean.lines import lines_of
from runut.clean.patterns import CompiledPrompt
from runut.clean.prompts import PromptFinder
from runut.languages.load import available, load_pack
from runut.languages.schema.cleaning import Cleaning, LinePattern, Prompt

TABLES = {code: load_pack(code).table("cleaning.toml", Cleaning) for code in available()}
LINES = [(code, pattern) for code, table in TABLES.items() for pattern in table.lines]
PROMPTS = [(code, prompt) for code, table in TABLES.items() for prompt in table.prompts]


@pytest.mark.parametrize(("code", "pattern"), LINES, ids=[pattern.regex[:40] for _, pattern in LINES])
def test_line_pattern(code: str, pattern: LinePattern) -> None:
    """A pattern for lines matches each of its examples and none of its counter-examples."""
    assert code in TABLES
    regex = re.compile(f"(?:{pattern.regex})$" if pattern.at_end else pattern.regex, re.IGNORECASE)
    match = regex.search if pattern.at_end else regex.fullmatch
    assert pattern.examples
    assert pattern.counter_examples
    assert [line for line in pattern.examples if not match(line)] == []
    assert [line for line in pattern.counter_examples if match(line)] == []


@pytest.mark.parametrize(("code", "prompt"), PROMPTS, ids=[prompt.regex[:40] for _, prompt in PROMPTS])
def test_prompt(code: str, prompt: Prompt) -> None:
    """A prompt is found just where its examples mark it, as far as it reaches, and nowhere in its counter-examples."""
    table = TABLES[code]
    compiled = CompiledPrompt(prompt, re.compile(prompt.regex, re.IGNORECASE))
    finder = PromptFinder([compiled], frozenset(table.function_words), frozenset(table.openers))
    for example in (*prompt.examples, *prompt.counter_examples):
        line = example.replace("<<", "").replace(">>", "")
        small = {word for one in lines_of(line) for word in one.words if word[0].islower()}
        marked = ""
        at = 0
        for run in finder.find(line, finder.wanted(line.lower()), partial(frozenset, small)):
            marked += f"{line[at : run.start]}<<{run.quote(line)}>>"
            at = run.end
        assert marked + line[at:] == example
    assert prompt.examples
    assert prompt.counter_examples


@pytest.mark.parametrize("code", TABLES)
def test_words_are_single_and_folded(code: str) -> None:
    """Lists of words hold single words in small letters, so that a set of a text's words finds them."""
    table = TABLES[code]
    lists = [
        *table.own,
        *table.function_words,
        *table.openers,
        *(word for words in table.kin.values() for word in words),
    ]
    assert [word for word in lists if word != word.lower() or " " in word] == []
    assert all(1 <= month <= 12 for month in table.months.values())
    assert all(re.fullmatch(r"[+-]\d\d:\d\d", zone) for zone in table.zones.values())
