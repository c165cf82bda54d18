"""Who takes part without a name? Groups that are met in a role are added to the article's actors, one for each wording."""

from msgspec.structs import replace

from runut.annotate.events.line import Line
from runut.languages.schema.events import RoleTable
from runut.records.annotations import ActorKind, LocalActor, Mention
from runut.records.claims import Role
from runut.records.reading import Reading
from runut.records.span import Span

TAIL = 6  # words of a phrase behind its head in which a name may still say who is meant
ENDS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "ADV"})


class Groups:
    """The unnamed groups of one article: those that its actors hold already, and those that were added."""

    def __init__(self, reading: Reading, words: RoleTable) -> None:
        """Index the article's groups by their wording without what counts or points to them."""
        self._words, self._reading = words, reading
        self._timed = frozenset(time.span.start for time in reading.times)
        self._known: dict[str, str] = {}
        for actor in reading.actors:
            if actor.kind == "group":
                for name in (actor.name, *actor.aliases):
                    self._known.setdefault(self._core(name), actor.id)
        self._added: dict[str, tuple[LocalActor, list[Mention]]] = {}

    def heads(self, line: Line, index: int) -> bool:
        """Whether word `index` heads a phrase for people or vehicles who may act without a name."""
        if line.plain[index] in self._words.groups:
            return True
        return index > 0 and line.raw[index - 1] in self._words.articles and line.tokens[index].pos == "NOUN"

    def phrase(self, line: Line, head: int) -> Span:
        """The head with what belongs to it behind, up to the next clause or preposition."""
        last = head
        for index in range(head + 1, min(len(line), head + TAIL + 1)):
            if self._ends(line, index):
                break
            last = index
        return line.span(head, last)

    def over(self, line: Line, index: int) -> int | None:
        """The head of the phrase for a group in which word `index` stands; none where it only belongs to something else."""
        for head in range(index, max(-1, index - TAIL - 1), -1):
            if self.heads(line, head) and not self.belongs(line, head):
                return head
            if self._ends(line, head):
                return None
        return None

    def belongs(self, line: Line, head: int) -> bool:
        """Whether word `head` belongs to the noun before it: “pos *polisi*”, “rumah *warga*”."""
        if head == 0 or line.tokens[head - 1].pos != "NOUN" or line.tokens[head].pos == "PROPN":
            return False
        if line.raw[head - 1] in self._words.others or line.raw[head - 1] in self._words.openers:
            return False
        return line.plain[head - 1] not in self._words.counters and not self.heads(line, head - 1)

    def group(self, line: Line, head: int) -> Role:
        """The group of the phrase with head word `head`, added where the article's actors lack it."""
        return self._grouped(line, head, self.phrase(line, head))

    def word(self, line: Line, head: int) -> Role:
        """The group that word `head` alone means."""
        return self._grouped(line, head, line.span(head, head))

    def _grouped(self, line: Line, head: int, span: Span) -> Role:
        """The group with this wording, known or new."""
        key = self._core(span.quote(self._reading.article.text))
        if key in self._known:
            return Role(self._known[key], span)
        mention = Mention(span=span, head=line.span(head, head), sentence=line.sentence.index, form="noun")
        return self._met(key, mention, "group")

    def stranger(self, line: Line, first: int, last: int) -> Role:
        """Somebody whom the words `first` to `last` name and the article's actors lack, added as a person."""
        span = line.span(first, last)
        mention = Mention(span=span, head=span, sentence=line.sentence.index, form="name")
        return self._met(span.quote(self._reading.article.text), mention, "person")

    def _met(self, key: str, mention: Mention, kind: ActorKind) -> Role:
        """The role of an actor that is added when it is first met."""
        span = mention.span
        if key not in self._added:
            number = len(self._reading.actors) + len(self._added)
            name = span.quote(self._reading.article.text)
            self._added[key] = (LocalActor(id=f"{self._reading.article.id}:a{number}", name=name, kind=kind), [])
        group, mentions = self._added[key]
        if mention not in mentions:
            mentions.append(mention)
        return Role(group.id, span)

    def actors(self) -> tuple[LocalActor, ...]:
        """The reading's actors and the groups that were added."""
        return (*self._reading.actors, *(self._told(group, mentions) for group, mentions in self._added.values()))

    def _told(self, group: LocalActor, mentions: list[Mention]) -> LocalActor:
        """The group with its mentions, and its other wordings as aliases."""
        words = (mention.span.quote(self._reading.article.text) for mention in mentions)
        aliases = tuple(dict.fromkeys(word for word in words if word != group.name))
        return replace(group, mentions=tuple(mentions), aliases=aliases)

    def _ends(self, line: Line, index: int) -> bool:
        """Whether no phrase goes on at word `index`."""
        word = line.raw[index]
        if word in self._words.others or word in self._words.relative or word in self._words.links:
            return True
        token = line.tokens[index]
        return line.punctuation(index) or token.pos in ENDS or token.start in self._timed

    def _core(self, name: str) -> str:
        """A wording without what counts it before and points to it behind: "dua warga itu" is "warga"."""
        words = name.casefold().split()
        first, last = 0, len(words)
        while first < last - 1 and (words[first] in self._words.counters or words[first].isdecimal()):
            first += 1
        while last > first + 1 and words[last - 1] in self._words.pointers:
            last -= 1
        return " ".join(words[first:last])
