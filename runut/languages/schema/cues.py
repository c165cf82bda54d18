"""The shape of `cues.toml`: with which words a language says that somebody says something."""

from typing import Literal

from msgspec import Struct

from runut.languages.schema.examples import Proof
from runut.records.annotations import ActorKind

Takes = Literal["any", "clause", "that", "quote", "source", "appeal", "record"]


class SpeechVerb(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*kata*, *mengatakan*, *dikatakan*”: a verb of saying or thinking in all its forms.

    `bare` forms follow what is said and stand before the speaker (with a clitic they need none); `active` forms stand
    between speaker and words; `passive` forms stand before their agent; `headline` forms are active forms without affixes,
    read in titles and headings alone.

    `takes` says what makes it a statement: "any" words after it; a "clause" (with a complementiser, comma, quotation or
    predicate); "that", a clause that is marked (complementiser, comma, colon, quotation); a "quote"; a "source" as its
    subject; an "appeal", a clause or a purpose; or a "record", a clause, or a noun with a number by a body that is no
    company. `opinion` verbs take "X as Y" for a clause. `continues` marks verbs that go on with an earlier speaker.

    In `examples`, braces hold the speaker and brackets the words: ``{Wali Kota} mengatakan [pompa sudah dipasang].``
    """

    bare: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    takes: Takes = "clause"
    opinion: bool = False
    continues: bool = False


class SpeechNoun(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*demikian pernyataan* Wali Kota”: a noun that names what was said and may stand for the verb after a quotation."""

    words: tuple[str, ...]


class Source(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*menurut* Wali Kota, *berdasarkan data* Badan Air”: a word before the one whose words follow or went before.

    Where `nouns` is true a noun of `source_nouns` must come first; `trailing` words stand in titles, after what is said.
    """

    words: tuple[str, ...]
    nouns: bool = False
    trailing: bool = False


class Speaker(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*juru bicara*, *warga*, *otoritas*”: nouns that speak although no name is given, by kind.

    Where `ordinary` is true they tell of anybody ("pria itu"), not of an office whose holder is known ("menteri itu").
    """

    kind: ActorKind
    nouns: tuple[str, ...]
    ordinary: bool = False


class CueTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that reading statements needs of a language; word lists are in lower case.

    ===================  ======================================================================================
    clitics              endings of a cue that stand for the speaker
    complementisers      open the content ("bahwa"); `purposes` open it after verbs that call for something
    behind_quotations    such cues that are adverbs or nouns elsewhere ("umumnya"), so that a quotation must stand before
    contents             nouns that make the rest a clause ("kesediaan untuk")
    acts                 nouns that, as object, make the verb an act and not a statement ("terima kasih")
    anaphors             words that stand for content told elsewhere ("hal itu")
    asides               words between a speaker and the cue ("juga", "kemudian")
    blockers             words before a cue that make it no statement ("tidak", "tanpa")
    fillers              words between a quotation and its cue ("demikian", "begitu")
    openers              connectives at the start of a sentence that are not part of the content
    conjunctions         words that join a further cue to what was said
    relatives            relative pronouns
    agents               words before the agent of a passive
    prepositions         words that begin a phrase which is neither subject nor content
    subordinators        words that begin a clause of time or reason, with a subject of its own
    roles                words before what something is held to be ("sebagai")
    compounds            phrases in which a predicate is only part of a noun ("korban tewas")
    addressees           prepositions before the one spoken to
    naming               words between a description and the name it gives ("seorang warga bernama")
    openings             words before the speaker in a title with a colon ("Kata Ratna: ...", "Respons Ratna: ...")
    questions            words that open a clause which says how or why ("bagaimana")
    conditionals         complementisers that open a condition elsewhere ("jika")
    articles             words before a noun that speaks ("seorang")
    determiners          words that make a description point back to somebody ("mantan bupati itu")
    predicates           function words that only stand in a clause ("akan", "adalah", "tidak")
    verb_shape           a regular expression for words that look like verbs; `not_verbs` are its exceptions
    source_nouns         nouns of what is reported ("data", "laporan")
    media                phrases of the thing in which something is said ("konferensi pers", "surat")
    pronouns             words that stand for an earlier speaker; `collectives` for a speaker's own body ("pihaknya")
    belonging            words between a source noun and its body ("data dari")
    glue                 words that grow together with a following name on some pages
    days                 words that begin a time phrase without a preposition ("Senin", "kemarin")
    ===================  ======================================================================================
    """

    verb: tuple[SpeechVerb, ...]
    noun: tuple[SpeechNoun, ...]
    source: tuple[Source, ...]
    speaker: tuple[Speaker, ...]
    clitics: tuple[str, ...]
    behind_quotations: tuple[str, ...]
    complementisers: tuple[str, ...]
    purposes: tuple[str, ...]
    contents: tuple[str, ...]
    acts: tuple[str, ...]
    anaphors: tuple[str, ...]
    asides: tuple[str, ...]
    blockers: tuple[str, ...]
    fillers: tuple[str, ...]
    openers: tuple[str, ...]
    conjunctions: tuple[str, ...]
    relatives: tuple[str, ...]
    agents: tuple[str, ...]
    prepositions: tuple[str, ...]
    subordinators: tuple[str, ...]
    roles: tuple[str, ...]
    compounds: tuple[str, ...]
    addressees: tuple[str, ...]
    naming: tuple[str, ...]
    openings: tuple[str, ...]
    questions: tuple[str, ...]
    conditionals: tuple[str, ...]
    articles: tuple[str, ...]
    determiners: tuple[str, ...]
    predicates: tuple[str, ...]
    verb_shape: str
    not_verbs: tuple[str, ...]
    source_nouns: tuple[str, ...]
    media: tuple[str, ...]
    pronouns: tuple[str, ...]
    collectives: tuple[str, ...]
    belonging: tuple[str, ...]
    glue: tuple[str, ...]
    days: tuple[str, ...]
