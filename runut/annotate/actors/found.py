"""What the rules of this folder hand to each other before it is known who is who."""

from dataclasses import dataclass, field

from runut.records.annotations import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class Entry:
    """A name known before the article is read: whose it is, and how it is used.

    `use` is "name", "capital" (of the state), "seat" (of its government), "person" (an office holder), "media", or
    "generic": a name that says what the body is, which other states' bodies bear too.
    """

    key: str | None
    name: str
    kind: ActorKind
    country: str | None
    use: str = "name"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line: its words [first, last), what it is where known, and PER, ORG, LOC or "" as guessed.

    `start` and `end` are characters of the article; inside a hyphened pair they cover one part of a word.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    label: str
    entry: Entry | None = None


@dataclass(slots=True)
class Found:
    """A phrase that means somebody, before it is merged with others.

    `start`, `end` cover the phrase, `head_start`, `head_end` its core; `at` is the index of the core's first word in line
    number `line`. `names` are forms of its name, the fullest first; `titles` what it is called by office; `noun` the head
    noun in lower case. `plain` phrases have no modifier, `pointing` ones a word of reference.
    `count` is the number before the noun, `described` the name with its relative clause, `called` the
    proper name at the end of a phrase that says what it is ("perusahaan tambang X"). `guessed` bodies have a name that
    only the model takes for one; `tentative` names mean somebody only if the article names the same one elsewhere; a `nick`
    is said to be what the one spoken of is called.
    """

    line: int
    at: int
    start: int
    end: int
    head_start: int
    head_end: int
    form: MentionForm
    kind: ActorKind
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    country: str | None = None
    entry: Entry | None = None
    noun: str = ""
    number: str = "one"
    plain: bool = False
    pointing: bool = False
    count: str = ""
    described: str = ""
    called: str = ""
    guessed: bool = False
    tentative: bool = False
    nick: bool = False
