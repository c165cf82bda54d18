"""Builds the tokenizer that is written into the pipeline, so that any spaCy can load it without our code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.lang.char_classes import CURRENCY, LIST_CURRENCY, LIST_ELLIPSES, LIST_ICONS, LIST_PUNCT, LIST_QUOTES
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

MARKS = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS, "—", "–"]
STOP = [r"(?<=[0-9a-z%°²³'\"”’)\]])\.", r"(?<=[^\W_][^\W_])\.", r"(?<=-[A-Z])\."]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language adds to marks that every script of Latin letters has; patterns are regular expressions."""

    prefixes: list[str]
    suffixes: list[str]
    infixes: list[str]
    whole: list[str]
    abbreviations: list[str]


def rules(table: dict[str, Any]) -> Rules:
    """Read the rules from the parsed TOML file of a language."""

    def patterns(kind: str) -> list[str]:
        return [entry["pattern"] for entry in table["rule"] if entry["kind"] == kind]

    return Rules(
        prefixes=patterns("prefix"),
        suffixes=patterns("suffix"),
        infixes=patterns("infix"),
        whole=patterns("whole"),
        abbreviations=table["abbreviations"]["words"],
    )


def set_tokenizer(nlp: Language, given: Rules) -> None:
    """Make the pipeline's tokenizer cut by marks, currency signs and the language's own rules, and by nothing else."""
    prefixes = [*given.prefixes, *MARKS, *LIST_CURRENCY, r"\+(?![0-9])", "%", "="]
    suffixes = [*MARKS, *STOP, rf"(?<=[0-9])(?:{CURRENCY}|%|\+)", *given.suffixes]
    infixes = [*given.infixes, *LIST_ELLIPSES, *LIST_ICONS]
    spellings = {spelling for word in given.abbreviations for spelling in (word, word[:1].upper() + word[1:])}
    whole = "|".join(f"(?:{pattern})" for pattern in given.whole)
    cutter: Any = nlp.tokenizer  # a compiled class of spaCy's, which has no types
    cutter.rules = {}  # its emoticons and thousands of hyphenated words, which the patterns cover
    cutter.prefix_search = compile_prefix_regex(prefixes).search
    cutter.suffix_search = compile_suffix_regex(suffixes).search
    cutter.infix_finditer = compile_infix_regex(infixes).finditer
    cutter.token_match = re.compile(rf"(?:{whole})\Z").match
    cutter.url_match = None
    for spelling in sorted(spellings):
        cutter.add_special_case(spelling, [{"ORTH": spelling}])
