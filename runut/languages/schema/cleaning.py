"""The shape of a pack's `cleaning.toml`: what on a page of this language is not the story, and how it dates its pages."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from runut.languages.schema.examples import Proof
from runut.records.article import BlockRole


class LinePattern(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Editor: Nama* is a byline”: a regular expression that a whole line must match, without regard to case.

    With `at_end` it is enough that the line ends so. `closes` says that what follows on the page is no longer this story
    (lists of other stories, comments). A group named ``author`` holds the authors. Examples are lines that match,
    counter-examples lines that do not.
    """

    role: BlockRole
    regex: str
    at_end: bool = False
    closes: bool = False


class Prompt(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Baca juga:* and the headline after it”: furniture that also stands inside lines of the story.

    `regex` is searched, without regard to case, only in texts that hold one of `words` (folded); `reach` says how far the
    furniture runs: the match alone, the headline after it, or the rest of the line. Each example marks the furniture with
    ``<<`` and ``>>``; counter-examples hold none.
    """

    regex: str
    words: tuple[str, ...]
    reach: Literal["match", "headline", "line"] = "match"


class Cleaning(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the cleaner needs to know of a language.

    `function_words` are words that stay lower case in headlines and that fill running text; `openers` words with which a
    sentence, but seldom the end of a headline, begins; `outlet_words` words in names of outlets. `months` and `zones` map
    folded names to the month's number and to the offset ("+07:00"). `datings` are words around a page's date, `clocks` those
    before its time of day. `joiners` are small words inside names and between authors. `kin` names related languages with
    words that they have and this one has not, `own` words that this one has and they have not.
    """

    lines: tuple[LinePattern, ...]
    prompts: tuple[Prompt, ...]
    function_words: tuple[str, ...]
    openers: tuple[str, ...]
    outlet_words: tuple[str, ...]
    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    zones: Mapping[str, str]
    datings: tuple[str, ...]
    clocks: tuple[str, ...]
    joiners: tuple[str, ...]
    own: tuple[str, ...]
    kin: Mapping[str, tuple[str, ...]]
