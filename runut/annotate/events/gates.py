"""Is what was found an event of this sentence, or only a word of one?"""

from runut.annotate.events.cast import Cast
from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.annotate.events.unknown import unknown_fills
from runut.languages.schema.events import RoleTable, StatusTable

FAR = 60  # words in which a clause ends
NEAR = 6  # words behind a speech act that are its content even where the tree says otherwise
ASIDE = frozenset({"ADV", "PART"})  # what may stand between what joins two verbs and the second, over
ADVERBS = 2  # words at most
GRANTED = 6  # words in which a verb follows the word that says it has happened
JOINS = frozenset({"conj", "parataxis", "punct", "cc", "nsubj", "discourse"})


def stands(line: Line, trigger: Trigger, cast: Cast, people: People, words: RoleTable) -> bool:
    """Whether an event's noun counts here, and whether the roles that its entry requires are filled."""
    inside = line.tokens[trigger.head].text[:1].isupper() and people.named(line, trigger.head)
    if inside or (trigger.voice == "noun" and not _noun_stands(line, trigger, cast)):
        return False
    return _kinds_fit(trigger, cast, people) and (_filled(trigger, cast) or unknown_fills(line, trigger, words))


def _kinds_fit(trigger: Trigger, cast: Cast, people: People) -> bool:
    entry = trigger.rule.entry
    if entry.subject_kind and cast.actors and people.kind(cast.actors[0].actor) not in entry.subject_kind:
        return False
    return not entry.object_kind or any(people.kind(role.actor) in entry.object_kind for role in cast.recipients)


def _filled(trigger: Trigger, cast: Cast) -> bool:
    match trigger.rule.entry.require:
        case "any":
            return bool(cast.actors or cast.recipients) or trigger.load is not None
        case "actor" | "known":
            return bool(cast.actors)
        case "recipient":
            return bool(cast.recipients)
        case "both":
            return bool(cast.actors and (cast.recipients or len(cast.actors) > 1))
        case "actor_or_passive":
            return bool(cast.actors) or trigger.voice in {"passive", "noun"}
        case _:
            return True


def _noun_stands(line: Line, trigger: Trigger, cast: Cast) -> bool:
    carried = trigger.load is not None
    named = len(cast.actors) + len(cast.recipients)
    match trigger.rule.entry.alone:
        case "always":
            alone = True
        case "named":
            alone = named > 0
        case "two":
            meets = trigger.rule.entry.frame == "meet"
            alone = named > 1 or (meets and named > 0 and _subject_of_verb(line, trigger))
        case "from":
            return bool(cast.actors)
        case "event":
            alone = line.headline or _subject_of_verb(line, trigger)
        case "carried":
            alone = not trigger.rule.entry.carriers and _subject_of_verb(line, trigger)
        case "subject":
            alone = _subject_of_verb(line, trigger)
        case _:
            alone = False
    return carried or alone


def _subject_of_verb(line: Line, trigger: Trigger) -> bool:
    """Whether the noun is the subject of a verb."""
    token = line.tokens[trigger.head]
    return token.dep == "nsubj" and line.tokens[token.head].pos == "VERB"


def sifted(
    line: Line, found: list[tuple[Trigger, Cast]], table: StatusTable, words: RoleTable
) -> list[tuple[Trigger, Cast]]:
    """What is not inside another trigger's words or content, and of two words for one event the telling one."""
    kept: list[tuple[Trigger, Cast]] = []
    speech: list[tuple[Trigger, int]] = []
    for trigger, cast in sorted(found, key=lambda pair: (pair[0].first, -pair[0].last)):
        last = kept[-1][0] if kept else None
        if last is not None and trigger.first <= last.last and _same_or_inside(last, trigger):
            if _telling(trigger) > _telling(last) and trigger.rule.type == last.rule.type:
                kept[-1] = (trigger, cast)
            continue
        apart = _goes_on(line, trigger, words) or _offered(line, trigger, cast, words)
        if not apart and any(_content(line, outer, end, trigger, words) for outer, end in speech[-3:]):
            continue
        if trigger.voice != "noun" and _aim(line, trigger, table):
            continue
        kept.append((trigger, cast))
        if trigger.rule.entry.complement:
            speech.append((trigger, _clause_end(line, trigger, table)))
    return kept


def _same_or_inside(outer: Trigger, inner: Trigger) -> bool:
    modes = (outer.rule.entry.mode, inner.rule.entry.mode)
    if (
        inner.head == outer.carrier
        and (inner.rule.type == outer.rule.type or (inner.rule.type == "HAPPEN" and outer.rule.type != "ASSAULT"))
        and None not in modes
        and modes[0] != modes[1]
    ):
        return False  # “gempa menewaskan tujuh orang” tells of an earthquake and of deaths
    return inner.last <= outer.last or inner.rule.type == outer.rule.type


def _telling(trigger: Trigger) -> tuple[bool, int]:
    return (trigger.rule.entry.mode is not None, trigger.rule.weight)


def _content(line: Line, outer: Trigger, end: int, inner: Trigger, words: RoleTable) -> bool:
    """Whether `inner` belongs to what the speech act `outer` asks, offers or alleges."""
    if not outer.last < inner.head < end or _granted(line, outer, inner, words):
        return False
    if not line.parsed:
        return True
    top = outer.head if outer.carrier is None else outer.carrier
    below = inner.head
    for above in line.tree.ancestors(inner.head):
        if above == top or outer.first <= above <= outer.last:
            return line.tokens[below].dep not in JOINS
        below = above
    return inner.head - outer.last <= NEAR


def _goes_on(line: Line, inner: Trigger, words: RoleTable) -> bool:
    """“mengutuk serangan itu, *menyerukan* …; meminta …, *dan mendesak* …”: whether who spoke before speaks once more."""
    if not inner.rule.entry.complement or inner.voice not in {"active", "bare"}:
        return False
    before = line.before(inner.first, ADVERBS, ASIDE)
    return before > 0 and (line.raw[before] == "," or line.raw[before] in words.joins)


def _offered(line: Line, inner: Trigger, cast: Cast, words: RoleTable) -> bool:
    """“menolak bantuan *yang ditawarkan* Velmora”: whether a clause about a noun tells what somebody has said of it."""
    relative = inner.first > 0 and line.raw[inner.first - 1] in words.relative
    return relative and inner.rule.entry.complement and inner.voice == "passive" and bool(cast.actors)


def _granted(line: Line, outer: Trigger, inner: Trigger, words: RoleTable) -> bool:
    """“meminta bantuan *setelah* diserang”: whether what stands behind such a word has happened, whatever is asked."""
    for index in range(inner.first - 1, outer.last, -1):
        if line.raw[index] in words.granted:
            return inner.first - index <= GRANTED
        if line.raw[index] in words.openers:
            return False
    return False


def _clause_end(line: Line, trigger: Trigger, table: StatusTable) -> int:
    """Where the clause of a speech act ends at the latest: its sentence's next stop, or a headline's next comma."""
    for index in range(trigger.last + 1, min(len(line), trigger.last + FAR)):
        if line.raw[index] in {".", ";", "!", "?"} or (
            line.raw[index] == "," and index + 1 < len(line) and (line.headline or line.raw[index + 1] in table.ends)
        ):
            return index
    return min(len(line), trigger.last + FAR)


def _aim(line: Line, trigger: Trigger, table: StatusTable) -> bool:
    """Whether the verb stands behind a word of purpose."""
    if trigger.voice == "active" and trigger.first and line.raw[trigger.first - 1] in table.means:
        return True
    low = max(0, trigger.first - 2)
    aim = next((index for index in range(low, trigger.first) if line.raw[index] in table.purposes), None)
    return aim is not None and not (aim and line.raw[aim - 1] in table.resolves)
