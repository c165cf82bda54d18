"""Which words of a sentence carry an event, before anybody asks who takes part?"""

from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.events.companions import Companions
from runut.annotate.events.lexicon import Lexicon, Load, Rule, Sense
from runut.annotate.events.line import Line
from runut.languages.schema.events import Voice

AHEAD = 7  # words in which an object's companion is looked for behind a verb
BEFORE = 12  # words in which a subject's companion is looked for before it
AROUND = 30  # words to each side in which what an entry wants in the sentence is looked for
CLOSE = 4  # words to each side in which what forbids an entry is looked for
BESIDE = 2  # words behind a noun in which a verb is its own whatever the tree says
ADVERBS = 2  # words that may stand between a pronoun and its bare verb
STOPS = frozenset(".;:!?")


class Trigger(Struct, frozen=True):
    """“*melancarkan serangan* carries an ASSAULT”: words `first` to `last`, with `head` the event word itself.

    `load` is the carrying verb's reading and `carrier` its index where a noun is carried.
    """

    first: int
    last: int
    head: int
    voice: Voice
    rule: Rule
    carrier: int | None = None
    load: Load | None = None


def find_triggers(line: Line, lexicon: Lexicon) -> list[list[Trigger]]:
    """The triggers of a sentence from left to right: for each word its readings, the one that asks for most first."""
    found: list[list[Trigger]] = []
    free = 0
    for index, (senses, nothing) in enumerate(map(lexicon.openings.__getitem__, line.raw)):
        if nothing:
            free = max(free, index + lexicon.nothing.at(index, line.raw, line.plain))
        if senses and index >= free:
            readings = _readings(line, index, senses, lexicon)
            if readings:
                found.append(readings)
    return found


def _readings(line: Line, index: int, senses: tuple[Sense, ...], lexicon: Lexicon) -> list[Trigger]:
    fitting: list[tuple[tuple[int, int, int], Trigger]] = []
    following = (line.raw[index + 1], line.plain[index + 1]) if index + 1 < len(line.raw) else ()
    for sense in senses:
        voice, words = sense.form.voice, sense.form.words
        if len(words) > 1 and (words[1] not in following or not _spelled(line, index, words)):
            continue
        if (voice == "bare" and _is_noun(line, index, lexicon)) or (
            voice == "middle" and _modifies(line, index, sense) and any(one.form.voice == "noun" for one in senses)
        ):
            continue
        trigger = _fits(line, index, sense, lexicon)
        if trigger is not None:
            fitting.append(((-len(sense.form.words), -sense.rule.weight, sense.rule.order), trigger))
    return [trigger for _, trigger in sorted(fitting, key=lambda pair: pair[0])]


def _is_noun(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether a bare root is no verb here: outside headlines the tagger says so, unless its doer stands before it.

    “*kami bantu*”, “*akan saya laporkan*” are verbs whatever their tag.
    """
    if not line.parsed or line.headline or line.tokens[index].pos == "VERB":
        return False
    before = line.before(index, ADVERBS)
    return before < 0 or line.raw[before] not in lexicon.doers


def _modifies(line: Line, index: int, sense: Sense) -> bool:
    """“gejala *keracunan*”: whether a word that is verb and noun says what kind of thing another noun is."""
    if not line.parsed or len(sense.form.words) > 1 or line.headline:
        return False
    token = line.tokens[index]
    return token.pos == "NOUN" and token.dep in {"nmod", "compound"} and line.tokens[token.head].pos == "NOUN"


def _spelled(line: Line, index: int, words: tuple[str, ...]) -> bool:
    """Whether `words` stand from word `index` on, of which the first is known to."""
    for at, word in enumerate(words[1:], index + 1):
        if at >= len(line.raw) or (word != line.raw[at] and word != line.plain[at]):
            return False
    return True


def _fits(line: Line, index: int, sense: Sense, lexicon: Lexicon) -> Trigger | None:
    """The trigger, if everything that the entry asks for is there."""
    rule, voice = sense.rule, sense.form.voice
    last = index + len(sense.form.words) - 1
    followed = rule.follows.at(last + 1, line.raw, line.plain) if rule.follows and last + 1 < len(line) else 0
    if rule.follows and not followed:
        return None
    if not _allowed(line, index, last, rule) or not _company(line, index, last, sense):
        return None
    first, last = index, last + followed
    if rule.object:
        place = _as_object(line, index, last, sense, rule.object)
        if place is None:
            return None
        if rule.entry.together and place[0] > last:
            last = max(last, place[0] + place[1] - 1)
    trigger = Trigger(first, last, index, voice, rule)
    return _carried(line, trigger, lexicon) if voice == "noun" else trigger


def _allowed(line: Line, index: int, last: int, rule: Rule) -> bool:
    """Whether nothing close by forbids the entry, and what it wants in the sentence is there."""
    close = range(max(0, index - CLOSE), min(len(line), last + 1 + CLOSE))
    if rule.unless and rule.unless.first(close, line.raw, line.plain):
        return False
    around = range(max(0, index - AROUND), min(len(line), last + 1 + AROUND))
    return not rule.near or rule.near.first(around, line.raw, line.plain) is not None


def _company(line: Line, index: int, last: int, sense: Sense) -> bool:
    """Whether the companions that the entry wants as subject, or as subject or object, are there."""
    rule, voice = sense.rule, sense.form.voice
    if rule.subject and not _as_subject(line, index, last, voice, rule.subject):
        return False
    return not rule.either or bool(
        _as_subject(line, index, last, voice, rule.either) or _as_object(line, index, last, sense, rule.either)
    )


def _ahead(line: Line, start: int, reach: int) -> range:
    """The indexes from `start` on, as far as the clause goes, at most `reach`."""
    end = min(len(line), start + reach)
    for index in range(start, end):
        if line.raw[index] in STOPS or (line.raw[index] == "," and index > start):
            return range(start, index)
    return range(start, end)


def _up_to_verb(line: Line, where: range) -> range:
    """`where` up to its first verb."""
    verb = next((index for index in where if line.tokens[index].pos == "VERB"), where.stop)
    return range(where.start, verb)


def _behind(line: Line, start: int, reach: int) -> range:
    """The indexes before `start`, nearest first, up to the sentence's last stop."""
    end = max(-1, start - reach - 1)
    for index in range(start - 1, end, -1):
        if line.raw[index] in STOPS:
            return range(start - 1, index, -1)
    return range(start - 1, end, -1)


def _as_object(line: Line, first: int, last: int, sense: Sense, wanted: Companions) -> tuple[int, int] | None:
    """Where one of `wanted` stands as what the verb is done to; one that joins the trigger is not another verb's."""
    voice = sense.form.voice
    ahead = _ahead(line, last + 1, AHEAD if voice != "passive" else CLOSE)
    if sense.rule.entry.together and line.parsed:
        ahead = _up_to_verb(line, ahead)
    found = wanted.first(ahead, line.raw, line.plain)
    if found is None and voice in {"passive", "middle"}:
        found = wanted.first(_behind(line, first, BEFORE), line.raw, line.plain)
    if found is None and voice == "bare":
        found = wanted.first(_behind(line, first, CLOSE), line.raw, line.plain)
    return found


def _as_subject(line: Line, first: int, last: int, voice: Voice, wanted: Companions) -> tuple[int, int] | None:
    """Where one of `wanted` stands as subject, or as the one who does a passive."""
    found = wanted.first(_behind(line, first, BEFORE), line.raw, line.plain)
    if found is None and voice in {"passive", "noun"}:
        found = wanted.first(_ahead(line, last + 1, CLOSE), line.raw, line.plain)
    return found


def _carried(line: Line, trigger: Trigger, lexicon: Lexicon) -> Trigger:
    """The noun's trigger together with the verb that carries it, where there is one."""
    found = _carrier_before(line, trigger, lexicon) or _carrier_behind(line, trigger, lexicon)
    if found is None:
        far = _carrier_far(line, trigger, lexicon) if line.parsed else None
        return trigger if far is None else replace(trigger, carrier=far[0], load=far[1])
    index, load = found
    last = max(trigger.last, index + len(load.words) - 1)
    return Trigger(min(index, trigger.first), last, trigger.head, "noun", trigger.rule, index, load)


def _loads(line: Line, index: int, lexicon: Lexicon, rule: Rule) -> Load | None:
    wanted = rule.entry.carriers
    for load in lexicon.loads.get(line.raw[index], ()):
        if _spelled(line, index, load.words) and (not wanted or load.base in wanted or line.raw[index] in wanted):
            return load
    return None


def _carrier_before(line: Line, trigger: Trigger, lexicon: Lexicon) -> tuple[int, Load] | None:
    for index in range(trigger.first - 1, max(-1, trigger.first - CLOSE - 1), -1):
        if line.punctuation(index) and line.raw[index] not in {'"', "“", "'", "‘"}:
            return None
        load = _loads(line, index, lexicon, trigger.rule)
        if load is not None and load.role != "hit" and (load.role != "run" or load.voice == "middle"):
            return index, load
        if line.raw[index] in lexicon.walls or (line.parsed and _weighty(line, index, lexicon)):
            return None
    return None


def _weighty(line: Line, index: int, lexicon: Lexicon) -> bool:
    """“memberikan *sambutan* rapat”: whether word `index` is a noun of its own between a verb and the noun behind it."""
    return line.tokens[index].pos == "NOUN" and line.plain[index] not in lexicon.light


def _predicate(line: Line, index: int) -> bool:
    """Whether word `index` is a verb, and not that of a clause about a noun."""
    return line.parsed and line.tokens[index].pos == "VERB" and line.tokens[index].dep != "acl"


def _carrier_far(line: Line, trigger: Trigger, lexicon: Lexicon) -> tuple[int, Load] | None:
    """The verb that the tree makes the noun's own, however far behind; it stays out of the trigger."""
    token = line.tokens[trigger.head]
    own = (token.head,) if token.dep == "nsubj" else ()
    for index in (*own, *line.tree.children(trigger.head, "acl")):
        load = _loads(line, index, lexicon, trigger.rule) if index > trigger.last else None
        if load is not None and (load.role in {"run", "hit"} or load.voice == "passive"):
            return index, load
    return None


def _bound(line: Line, trigger: Trigger, verb: int) -> bool:
    """Whether the noun and the `verb` behind it belong together: side by side, as its subject, or by a clause about it."""
    if not line.parsed or line.sentence.role == "title" or verb - trigger.last <= BESIDE:
        return True
    noun = trigger.head
    phrase = {noun}
    for above in islice(line.tree.ancestors(noun), AROUND):
        if above == verb:
            return True
        if line.tokens[above].pos == "VERB":
            if line.tokens[verb].head == above and line.tokens[verb].dep in {"ccomp", "xcomp"}:
                return True  # “menyebut serangan itu menewaskan dua orang”
            break
        phrase.add(above)
    for above in islice(line.tree.ancestors(verb), AROUND):
        if above in phrase:
            return True
        if line.tokens[above].pos == "VERB" and line.tokens[above].dep != "acl":
            break
    return False


def _carrier_behind(line: Line, trigger: Trigger, lexicon: Lexicon) -> tuple[int, Load] | None:
    for index in _ahead(line, trigger.last + 1, AHEAD + 1):
        load = _loads(line, index, lexicon, trigger.rule)
        if load is not None and (load.role in {"run", "hit"} or load.voice == "passive"):
            return (index, load) if _bound(line, trigger, index) else None
        if load is None and _predicate(line, index) and index > trigger.last + 1:
            return None
    return None
