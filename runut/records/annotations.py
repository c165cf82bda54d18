"""What is marked in one article's text before any claim is read from it."""

from typing import Literal

from msgspec import Struct

from runut.records.article import BlockRole
from runut.records.span import Span

ActorKind = Literal[
    "person", "state", "government", "military", "party", "company", "igo", "ngo", "media", "group", "place"
]
MentionForm = Literal["name", "short", "acronym", "title", "noun", "pronoun", "clitic"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityLabel = Literal["PER", "ORG", "LOC"]


class Token(Struct, frozen=True, array_like=True, gc=False):
    """“*mengirim* is a verb, and Putin is its subject”: one word with its place in the sentence's tree.

    `start` and `end` count characters of the article. `lemma` is empty where the pack leaves
    lemmas out. `pos` is a UPOS tag, `dep` a UD v2 relation without subtype, `head`
    the index in the sentence's `tokens` of the governing word (its own index for a root), `entity` the name it is part of
    in BIO form ("B-PER", "I-LOC", "").
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    entity: str = ""


class Sentence(Struct, frozen=True, gc=False):
    """“He said it in this sentence”: one sentence with its words.

    `index` counts the article's sentences in order; `block` is the index of its block, `role` that block's role (title,
    heading, caption or body: nothing is read from the others). Titles and headings are sentences. `tokens` is empty in a
    sentence that is too long or broken to parse (see annotate); rules must do without.
    """

    index: int
    span: Span
    block: int
    role: BlockRole
    tokens: tuple[Token, ...] = ()


class TimeExpression(Struct, frozen=True, gc=False, kw_only=True):
    """“*Minggu (4/8/2024)* is 4 August 2024”: a TIMEX3.

    `value` is ISO 8601 at the precision the text gives (2024, 2024-06, 2024-W31, 2024-08-04, 2024-08-04T17:41, P3D,
    XXXX-WXX-7, PAST_REF ...), or start/end for a range. `reason` says in one English sentence how it was resolved and
    against which anchor; `others` are readings that were weighed and not taken.
    """

    id: str
    span: Span
    sentence: int
    type: TimeType
    value: str
    reason: str = ""
    others: tuple[str, ...] = ()


class Place(Struct, frozen=True, gc=False, kw_only=True):
    """“It happened in Sinuiju”: a place named in the text.

    `kind` is country, region, city, village, water, mountain, island, road, building or other; `country` ISO 3166-1
    alpha-3 where known; `latitude` and `longitude` in degrees where known.
    """

    id: str
    span: Span
    sentence: int
    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Mention(Struct, frozen=True, array_like=True, gc=False):
    """“*Ia* here is Kolsaria”: one place in the text where an actor is meant.

    `span` covers the whole phrase that means the actor ("Presiden Velmora Arden Kolsaria"), `head` its core ("Arden
    Kolsaria"; for a clitic such as -nya the clitic itself, for a noun phrase its head noun). `sentence` is the index of the
    sentence.
    """

    span: Span
    head: Span
    sentence: int
    form: MentionForm


class LocalActor(Struct, frozen=True, gc=False, kw_only=True):
    """“The article's Kolsaria”: somebody or something that acts in one article, with every mention of it.

    `id` is ``<article id>:a<number>``, numbered in order of first mention. `name` is the fullest name that the article
    itself gives (else its register name), `aliases` the article's other names and titles for it, pronouns left out. `key`
    is the id of the register's record it was recognised as ("state:RUS", "body:UN"), else None. `offices` are titles the
    article gives a person ("Presiden Velmora").
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    key: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
