"""The tables of the pack, the register and the sources, put together once for all articles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec import structs

from runut.actors.register import Register
from runut.annotate.actors.known import Names, entries
from runut.annotate.actors.line import Line
from runut.annotate.actors.phrases import Phrases
from runut.languages.pack import Pack
from runut.languages.schema.actors import NounRow, PhraseTable, PronounTable, TitleRow, Words
from runut.sources.load import Sources
from runut.text.normalise import fold
from runut.text.remembered import Remembered

_SHORTEST_VERB = 6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the rules look up, made once.

    `bent` is the row of a word that is a noun with an ending or doubled, `heads` whether a word may be the first of any row.
    """

    names: Names
    nouns: Phrases[NounRow]
    titles: Phrases[TitleRow]
    words: PhraseTable
    sets: dict[str, frozenset[str]]
    pronouns: PronounTable
    register: Register
    endings: tuple[str, ...]
    title_leads: frozenset[str]
    regions: frozenset[str]
    bent: Remembered[NounRow | None]
    heads: Remembered[bool]

    def noun(self, line: Line, index: int) -> tuple[int, NounRow] | None:
        """The noun row that heads at word `index` with its length in words; doubled words and endings are looked through."""
        found = self.nouns.at(line.low, index)
        if found is None and (row := self.bent[line.low[index]]) is not None:
            return 1, row
        return found

    def acts(self, word: str) -> bool:
        """Whether `word` has the shape of a verb: a verb's prefix, and it is none of the nouns that only look so."""
        if len(word) < _SHORTEST_VERB or word in self.sets["not_verbs"] or self.nouns.get(word):
            return False
        return word.startswith(self.words.verb_prefixes)

    def cries(self, word: str) -> bool:
        """Whether `word` has the shape of a headline's verb, which leaves its prefix out: a verb's ending, no noun's prefix."""
        if len(word) < _SHORTEST_VERB or word in self.sets["not_verbs"] or self.nouns.get(word):
            return False
        return word.endswith(self.words.verb_endings) and not word.startswith(self.words.noun_prefixes)

    def plain(self, word: str) -> str:
        """`word` without the ending that points back and without doubling."""
        return _plain(word, self.pronouns)


def _plain(word: str, pronouns: PronounTable) -> str:
    for clitic in pronouns.clitic:
        if word.endswith(clitic.ending) and word not in clitic.not_on:
            word = word.removesuffix(clitic.ending)
    first, dash, second = word.partition("-")
    return first if dash and first == second else word


def _bent(nouns: Phrases[NounRow], pronouns: PronounTable) -> Callable[[str], NounRow | None]:
    """What tells the row of a noun with an ending or doubled."""
    endings = tuple(clitic.ending for clitic in pronouns.clitic)

    def row(word: str) -> NounRow | None:
        if "-" not in word and not word.endswith(endings):
            return None
        plain = _plain(word, pronouns)
        return nouns.get(plain) if plain != word else None

    return row


def _regions(register: Register, home: str) -> Iterator[str]:
    """The names in lower case of the provinces, regencies and cities at home."""
    for town in register.towns:
        if town.country == home and (town.kind == "region" or town.latitude is None):
            yield fold(town.name)


def make_lexicon(pack: Pack, register: Register, sources: Sources) -> Lexicon:
    """Read the tables of `pack` and join them with what `register` and `sources` know."""
    words = pack.table("actors.toml", PhraseTable)
    pronouns = pack.table("pronouns.toml", PronounTable)
    titles = pack.rows("titles.tsv", TitleRow)
    nouns = pack.rows("nouns.tsv", NounRow)
    phrases = Phrases((row.noun, row) for row in nouns)
    bent = Remembered(_bent(phrases, pronouns))
    sets = {name: frozenset(value.words) for name, value in structs.asdict(words).items() if isinstance(value, Words)}
    leads = {phrase.split()[0] for phrase in (*(row.title for row in titles), *sets["former"], *sets["deputy"])}
    return Lexicon(
        names=Names(entries(pack, register, sources, nouns)),
        nouns=phrases,
        titles=Phrases((row.title, row) for row in titles),
        words=words,
        sets=sets,
        pronouns=pronouns,
        register=register,
        endings=tuple(clitic.ending for clitic in pronouns.clitic),
        title_leads=frozenset(leads),
        regions=frozenset(_regions(register, words.home)),
        bent=bent,
        heads=Remembered(lambda word: phrases.may_begin(word) or bent[word] is not None),
    )
