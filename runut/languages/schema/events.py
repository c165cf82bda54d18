"""The shapes of a pack's `events/*.toml`, `status.toml` and `contexts.toml`: how words say what happens, and whether it did."""

from typing import Literal

from msgspec import Struct

from runut.languages.schema.examples import Proof
from runut.records.annotations import ActorKind
from runut.records.claims import Status
from runut.records.codebook import EventType

Voice = Literal["active", "passive", "bare", "middle", "noun"]
Frame = Literal[
    "default", "meet", "mutual", "visit", "host", "affected", "none", "actor", "patient", "charge", "deploy", "speaker", "from",
]  # fmt: skip
Standing = Literal["never", "carried", "named", "two", "event", "from", "subject", "always"]
Requirement = Literal["nothing", "any", "actor", "known", "recipient", "both", "actor_or_passive"]


class EventEntry(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*menyerang*, *diserang*, *serangan* carry an ASSAULT”: words that carry one kind of event, with what decides it.

    `verbs` and `nouns` are written as `affixes.toml` explains. Companions are words, ``word*`` for a beginning,
    ``two_words`` side by side, or ``@class``: one of `object` must stand in the object's place, one of `subject` in
    the subject's, one of `object_or_subject` in either, one of `near` around it, one of `follows` right behind;
    none of `unless` may stand close by. `together` takes the object's companion into the trigger. `frame` says who
    fills which role, `alone` when a noun counts without a verb that carries it (`carriers` narrows which verbs may),
    `require` which roles must be filled (`actor` by whoever is named or described, `known` by an actor of the article),
    `subject_kind` and `object_kind` what kinds of actor may fill them. `complement` marks speech whose content is no event
    of its own. `state_mode` replaces `mode` where one state acts on another or a body of states acts. `status_free`
    keeps the status occurred.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    mode: str | None = None
    state_mode: str | None = None
    frame: Frame = "default"
    alone: Standing = "never"
    carriers: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object_or_subject: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    require: Requirement = "nothing"
    subject_kind: tuple[ActorKind, ...] = ()
    object_kind: tuple[ActorKind, ...] = ()
    complement: bool = False
    status_free: bool = False
    together: bool = False


class EventTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one event type. `toward` are the prepositions whose phrases name the recipient, best first."""

    type: EventType
    toward: tuple[str, ...]
    entry: tuple[EventEntry, ...]


class Nasal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“Before *s*, me- becomes meny- and the *s* goes”. `examples` are pairs; `stems`: only behind a prefix inside me-."""

    begins: tuple[str, ...]
    adds: str
    drops: int
    stems: bool = False
    examples: tuple[str, ...]


class WordForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*di-* makes a passive”: one way in which a root becomes a word.

    `nasal` where the prefix meets the root by [[nasal]], `common` where a verb has the form without a mark, `instead`
    where it takes the place of the other common ones with a prefix, `clips` the letters before which the prefix loses its last.
    """

    mark: str
    voice: Voice
    prefix: str = ""
    suffix: str = ""
    nasal: bool = False
    clips: tuple[str, ...] = ()
    common: bool = False
    instead: bool = False


class AffixTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How roots become words; `clitics` are stripped from a word before it is looked up, `stems` are prefixes inside me-."""

    clitics: tuple[str, ...]
    stems: tuple[str, ...]
    nasal: tuple[Nasal, ...]
    form: tuple[WordForm, ...]


class ClassTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Named lists of companions."""

    classes: dict[str, tuple[str, ...]]


class Carrier(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*melakukan* carries a noun”: its subject does (`give`) or undergoes (`get`) it, or is it (`run`, `hit`)."""

    role: Literal["give", "get", "run", "hit"]
    verbs: tuple[str, ...]


class CarrierTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The verbs that carry event nouns; none reaches over one of `walls`, or a noun beyond `light`, to a noun behind it."""

    walls: tuple[str, ...]
    light: tuple[str, ...]
    carrier: tuple[Carrier, ...]


class NoEvent(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*serangan jantung* is no attack”: runs of words inside which nothing is a trigger."""

    words: tuple[str, ...]


class NoEventTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that look like events and are none.

    An article in which at least `play_words` different words of `play` stand, and make up `play_share` of its words,
    tells of a match and is left out.
    """

    play: tuple[str, ...]
    play_words: int
    play_share: float
    phrase: tuple[NoEvent, ...]


class StatusCue(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*akan* before the verb: it lies ahead”: words that give an event its status.

    `scope` says where the cue stands: "left" close before the trigger in its clause, "clause" anywhere before it in
    its clause, "sentence" anywhere, "governor" as the verb on which the trigger depends as its content, "noun" as the noun
    whose content it is. `types` narrows which events it concerns.
    """

    status: Status
    scope: Literal["left", "clause", "sentence", "governor", "noun"]
    words: tuple[str, ...]
    types: tuple[EventType, ...] = ()
    not_types: tuple[EventType, ...] = ()


class Shift(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“Promised aid is a promise”: an event of one of `types` with this status is one of type `becomes`."""

    types: tuple[EventType, ...]
    status: Status
    becomes: EventType
    mode: str | None = None
    need: Literal["actor", "nothing"] = "actor"


class StatusTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When what is told has happened, lies ahead, is feared, denied or long past.

    `ends` are words and marks that end a clause, `breaks` those that end even a condition, `purposes` those that open
    an aim, behind which nothing has happened yet, unless one of `resolves` stands before: “decided to close”; behind `means`
    an active verb says what something serves: “a part *in* preventing”.
    """

    ends: tuple[str, ...]
    means: tuple[str, ...]
    resolves: tuple[str, ...]
    breaks: tuple[str, ...]
    purposes: tuple[str, ...]
    cue: tuple[StatusCue, ...]
    shift: tuple[Shift, ...]


class ContextEntry(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*pasukan* makes the context military”: words by which a sentence belongs to a context of the codebook."""

    context: str
    words: tuple[str, ...]


class ContextTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The contexts of events. `most` is how many an event gets at most."""

    most: int
    context: tuple[ContextEntry, ...]


class Rest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*mengecam serangan Velmora* blames Velmora”: whom an event without recipient finds in the rest of its clause.

    It concerns events of `types` (of one of `modes` where any is given; none whose frame is one of `frames`), and the first
    actor of one of `kinds` whom none of the prepositions `without` brings in (with `abroad`, of another country).
    """

    types: tuple[EventType, ...]
    modes: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    kinds: tuple[ActorKind, ...]
    without: tuple[str, ...]
    abroad: bool = False

    def concerns(self, kind: EventType, entry: EventEntry) -> bool:
        """Whether an entry of this type finds its recipient so."""
        return kind in self.types and entry.frame not in self.frames and (not self.modes or entry.mode in self.modes)


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*the victim* is whom the crash killed”: nouns for those who are struck by events of `types` and of one of `modes`."""

    words: tuple[str, ...]
    types: tuple[EventType, ...]
    modes: tuple[str, ...]


class RoleTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small words by which roles are found where the parse gives none.

    `agents` introduce who does a passive, `first`, `second` and `third` are pronouns; `between` joins the two sides of
    a meeting; `relative` opens a relative clause, `sources` introduce a giver, `partners` who takes part, `others` are
    all prepositions, `links` join equals, `groups` head a phrase that names people or vehicles who may act without a
    name, `joins` stand before a verb that shares its subject, `objective` begin nouns behind which stands whom it was
    done to, `equipment` a phrase that stands for its owner (`arms` never for itself), `nobody` one that is only
    counted, `collectives` mean a speaker's own side, `forces` those of the one that their ending points to.

    In the modes of `meets` it befalls subject and object alike; `causes` are verbs behind which stands whom it
    strikes, `ends` lead from what was done to somebody to how it ended for them; what is of the types `personal` is
    done to persons. `openers` begin a clause, also where they are prepositions elsewhere; `hands` and (where nothing
    stands between) `tells` are verbs that hand their subject on to the next verb. `pointers` stand behind what was
    told, `mutual` mark what several do to each other. `landed` are the types whose recipient may be a place. In a noun
    of one of the types `spoken` who stands behind it speaks, whatever it begins with. `articles` stand before people,
    `lands` with one of `pointers` mean the state told of last. `vague` right before a verb are its subject, whoever
    they mean. `namely` names the members of a group. `wishes` open requests. `rest` finds recipients elsewhere in the
    clause. `parts` are nouns for people whom the article names elsewhere, `several` says how many of them a word
    before such a noun means, `further` mark others than those told of, and `totals` stand before those who are only
    counted. `districts` begin homes of people. Of the types `crowds` a group without a name is the actor behind a
    noun; those of `given` come from whom one of `sources` brings in. Behind `ensnare` stands whom a case is about or a
    crash befell, behind `dues` who owes what is asked for, behind `houses` who lives there, which matters in the modes
    `searches`, `goods` are taken there. `seats` stand for whom they house where somebody visits them. Behind
    `attended` stands who took part, behind `contents` what was said, behind `granted` what is done. Ordered words are no sets.
    """

    agents: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    third: frozenset[str]
    between: frozenset[str]
    relative: frozenset[str]
    sources: tuple[str, ...]
    partners: tuple[str, ...]
    others: frozenset[str]
    links: frozenset[str]
    counters: frozenset[str]
    groups: frozenset[str]
    joins: frozenset[str]
    objective: tuple[str, ...]
    equipment: frozenset[str]
    arms: frozenset[str]
    nobody: frozenset[str]
    collectives: frozenset[str]
    forces: frozenset[str]
    meets: frozenset[str]
    causes: frozenset[str]
    ends: frozenset[str]
    personal: tuple[EventType, ...]
    openers: frozenset[str]
    hands: frozenset[str]
    tells: frozenset[str]
    pointers: frozenset[str]
    mutual: frozenset[str]
    landed: tuple[EventType, ...]
    namely: frozenset[str]
    spoken: tuple[EventType, ...]
    articles: frozenset[str]
    lands: frozenset[str]
    vague: frozenset[str]
    wishes: frozenset[str]
    rest: tuple[Rest, ...]
    parts: tuple[Part, ...]
    several: dict[str, int]
    further: frozenset[str]
    totals: frozenset[str]
    districts: frozenset[str]
    crowds: tuple[EventType, ...]
    ensnare: frozenset[str]
    dues: frozenset[str]
    houses: frozenset[str]
    searches: frozenset[str]
    seats: frozenset[str]
    given: tuple[EventType, ...]
    attended: frozenset[str]
    contents: frozenset[str]
    goods: frozenset[str]
    granted: frozenset[str]
