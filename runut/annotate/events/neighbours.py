"""Who stands near a trigger, by the order of words and mentions alone?"""

from collections.abc import Iterator

from runut.annotate.events.line import ADVERBIAL, Line
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.annotations import Mention
from runut.records.span import Span

BRACKET = 9  # words to the beginning of a bracket
COUNTS = frozenset({"NUM", "DET"})
ASKED = 12  # words behind a request in which what it asks for begins
EARLY = 3  # words before a verb that begins its sentence
LISTED = 6  # members of a list that are looked through for what brings the list in
NAMED = 16  # words behind a group in which its members may be named
NAMES = frozenset({"PROPN", "NOUN", "NUM"})
PLACED = 4  # words of the name of a place
PHRASE = 9  # words of a long phrase
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
RELATIVE = 10  # words before a phrase in which the relative clause that holds it begins
STOPS = frozenset(".;:!?")
REACH = 30  # words before a trigger in which its clause begins


def beside(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of the mention that ends right before the trigger and that no preposition brings in.

    Adverbs may stand between, and verbs that hand their subject on: “*Velmora* kembali mencoba menyerang”.
    """
    at = trigger.first - 1
    while at >= line.opening and (
        line.tokens[at].pos in ADVERBIAL or line.raw[at] in words.hands or line.raw[at] in words.tells
    ):
        at -= 1
    at = _settled(line, _inwards(line, at, people), people, words)
    return _subject_at(line, at, people, words) if at >= line.opening else None


def _settled(line: Line, at: int, people: People, words: RoleTable) -> int:
    """The word before the places that say where somebody is at home: “*warga* Desa Lintang, Kecamatan Denar, menolak”."""
    last, end = at, max(line.opening, at - REACH)
    closed = line.raw[at] == "," if at >= 0 else False
    last -= closed
    home = False
    while last > end:
        first = last
        while first > end and line.tokens[first].pos in NAMES and line.raw[first - 1] != "," and first > last - PLACED:
            first -= 1
        if line.raw[first - 1] != "," or line.tokens[first].pos not in NAMES:
            break
        home = home or line.raw[first] in words.districts
        last = first - 2
    if not home:
        return at
    mention = people.mention_at(line, last) if last >= line.opening else None
    return at if mention is None or people.is_place(line, last) else last


def _inwards(line: Line, at: int, people: People) -> int:
    """The last word of the phrase that brackets or an apposition's second comma at word `at` close."""
    if at < 1:
        return at
    if line.raw[at] == ")":
        opened = next((i for i in range(at - 1, max(-1, at - BRACKET), -1) if line.raw[i] == "("), None)
        return at if opened is None else opened - 1
    if line.raw[at] == ",":
        mention = people.mention_at(line, at - 1)
        if mention is None or people.is_place(line, at - 1):
            return at
        return at - 1 if "," in line.raw[max(0, line.index_at(mention.span.start) - 1) : at] else at
    return at


def foremost(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of the first mention of the trigger's clause, where nothing brings it in: what a broken tree leaves to go by."""
    start = _clause(line, trigger, words)
    for index in range(start, trigger.first):
        if line.raw[index] in words.others and line.raw[index] not in words.openers:
            return None
        mention = people.mention_at(line, index)
        if mention is not None:
            last = line.index_at(mention.span.end - 1)
            return None if _acts(line, last + 1, trigger.first, words) else _subject_at(line, index, people, words)
    return None


def one_phrase(line: Line, one: int | None, other: int) -> bool:
    """Whether two words, the first before the second, stand in one phrase: no verb and no mark between them."""
    if one is None or one > other:
        return False
    return not any(
        line.tokens[index].pos in {"VERB", "SCONJ"} or line.raw[index] == "," or line.raw[index] in STOPS
        for index in range(one, other)
    )


def following(line: Line, trigger: Trigger, people: People) -> int | None:
    """The head of the mention behind the clause that begins the sentence: “Ditangkap polisi, *Ratan* mengaku menyesal”."""
    voice = trigger.voice if trigger.load is None else trigger.load.voice
    if trigger.first - line.opening > EARLY or voice not in {"active", "passive", "bare"}:
        return None
    for index in range(trigger.last + 1, min(len(line) - 1, trigger.last + REACH)):
        if line.raw[index] in STOPS:
            return None
        if line.raw[index] == ",":
            mention = people.mention_at(line, index + 1)
            begins = mention is not None and mention.span.start == line.tokens[index + 1].start
            if begins and not people.is_place(line, index + 1):
                return index + 1
    return None


def onward(line: Line, verb: int, people: People, words: RoleTable) -> int | None:
    """The head of the mention right behind a verb, what counts it and adverbs aside."""
    at = verb + 1
    while at < len(line) and (
        line.tokens[at].pos in ADVERBIAL | COUNTS or line.plain[at] in words.counters or line.raw[at] in QUOTES
    ):
        at += 1
    mention = people.mention_at(line, at) if at < len(line) else None
    begins = mention is not None and line.tokens[verb].end <= mention.span.start <= line.tokens[at].start
    return at if begins else None


def further(line: Line, start: int, people: People, words: RoleTable) -> int | None:
    """The head of the first mention from word `start` on, as far as its phrase and what is joined to it go."""
    for index in range(start, min(len(line), start + PHRASE)):
        word = line.raw[index]
        if word in STOPS or word == "," or word in words.others or word in words.relative:
            return None
        if line.tokens[index].pos == "VERB":
            return None
        if people.mention_at(line, index) is not None:
            return index
    return None


def namely(line: Line, group: Span, people: People, words: RoleTable) -> int | None:
    """The head of the first member of a group that the sentence goes on to name: “dua tersangka, yakni *Ratan* dan Denar”."""
    first = line.index_at(group.end - 1) + 1
    for index in range(first, min(len(line) - 1, first + NAMED)):
        if line.raw[index] in STOPS - {":"}:
            return None
        if line.raw[index] in words.namely:
            return further(line, index + 1, people, words)
    return None


def asked(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of who shall do what is asked for: “meminta agar *Kardova* mundur”."""
    for index in range(trigger.last + 1, min(len(line) - 1, trigger.last + ASKED)):
        if line.raw[index] in STOPS:
            return None
        if line.raw[index] in words.wishes:
            return index + 1 if people.mention_at(line, index + 1) is not None else None
    return None


def behind(line: Line, trigger: Trigger, people: People, words: RoleTable) -> Iterator[tuple[str, int]]:
    """The mentions behind the trigger up to the end of its clause: what brings each in (or ""), and its head.

    Mentions inside others are left out; the clause ends at a stop, at a word that opens a clause, and at a comma in a title or
    before a verb.
    """
    index = max(trigger.last + 1, trigger.head + 1)
    end = min(len(line), index + REACH)
    preposition, titled = "", line.headline
    while index < end:
        word = line.raw[index]
        turns = word == "," and (titled or (index + 1 < end and line.tokens[index + 1].pos == "VERB"))
        said = word in words.contents and index == trigger.last + 1
        if turns or word in STOPS or (word in words.openers and not said):
            return
        if word in words.others:
            preposition = word
        mention = people.mention_at(line, index)
        if mention is not None and mention.span.start >= line.tokens[index].start:
            yield preposition, index
            index = max(index, line.index_at(mention.span.end - 1))
            preposition = ""
        index += 1


def _acts(line: Line, start: int, end: int, words: RoleTable) -> bool:
    """Whether a verb of its own stands between a mention and the trigger, outside a relative clause."""
    for index in range(start, end):
        if line.raw[index] in words.relative:
            return False
        if line.tokens[index].pos == "VERB" and line.raw[index] not in words.hands:
            return True
    return False


def _clause(line: Line, trigger: Trigger, words: RoleTable) -> int:
    """Where the clause of the trigger begins."""
    low = max(line.opening, trigger.first - REACH)
    for index in range(trigger.first - 1, low - 1, -1):
        told = line.raw[index] == "," and index > low and line.raw[index - 1] in words.tells
        if told or line.raw[index] in STOPS or _opens(line, index, words):
            return index + 1
    return low


def _opens(line: Line, index: int, words: RoleTable) -> bool:
    """Whether word `index` opens a clause, and not only says when: “saat *itu*”."""
    return line.raw[index] in words.openers and (index + 1 >= len(line) or line.raw[index + 1] not in words.pointers)


def _subject_at(line: Line, at: int, people: People, words: RoleTable) -> int | None:
    """The head of the widest mention over word `at`, unless a preposition stands before it."""
    mention = people.mention_at(line, at)
    if mention is None or (mention.form == "noun" and people.groups.belongs(line, line.index_at(mention.span.start))):
        return None
    first = _list_front(line, _front(line, mention, words), people, words)
    before = line.raw[first - 1] if first > line.opening else ""
    aside = before in words.partners and line.raw[first - 2] == ","  # “…, dengan Velmora menyerang Kardova” is a clause
    head = _antecedent(line, first, people, words)
    if head is not None:
        return head if people.mention_at(line, head) is not None else None
    if before in words.others and before not in words.openers and not aside:
        return None
    return _head(line, mention, at)


def _antecedent(line: Line, first: int, people: People, words: RoleTable) -> int | None:
    """The word before the relative clause in which the phrase at word `first` stands: “*Velmora* yang dipimpin Ratan”."""
    said = people.quoted(line.tokens[first].start)
    verbs = 0
    for index in range(first - 1, max(line.opening, first - RELATIVE) - 1, -1):
        ended = line.raw[index] in STOPS or line.raw[index] == "," or _opens(line, index, words)
        if ended or people.quoted(line.tokens[index].start) is not said:
            return None
        if line.raw[index] in words.relative:
            return index - 1 if verbs and index > line.opening else None
        verbs += line.tokens[index].pos == "VERB"
    return None


def _list_front(line: Line, first: int, people: People, words: RoleTable) -> int:
    """The first word of the list that ends in “dan” and the mention at word `first`."""
    for hop in range(LISTED):
        link = line.raw[first - 1] if first - 2 >= line.opening else ""
        if link not in words.links or (link == "," and not hop):
            break
        earlier = people.mention_at(line, first - 2)
        if earlier is None:
            break
        first = _front(line, earlier, words)
    return first


def _front(line: Line, mention: Mention, words: RoleTable) -> int:
    """The first word of the mention with what counts it."""
    first = line.index_at(mention.span.start)
    while first > line.opening and (line.plain[first - 1] in words.counters or line.tokens[first - 1].pos in COUNTS):
        first -= 1
    return first


def _head(line: Line, mention: Mention, at: int) -> int:
    """The word of the mention by which others find it."""
    inside = line.tree.words_in(mention.span)
    return inside[0] if inside else at
