"""From articles to entries, actors and stories: what flow asks of linking."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from runut.actors.register import Register
from runut.languages.pack import Pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.schema.senses import SensesTable
from runut.languages.schema.series import SeriesTable
from runut.languages.stems import Stems
from runut.link.accounts import Account, Accounts
from runut.link.anew import Plan, anew, planned
from runut.link.copies import witnesses
from runut.link.entries import Context, Entries
from runut.link.given import Given
from runut.link.knowledge import Knowledge
from runut.link.outline import Cast, outline
from runut.link.profile import Profile, day_of, packed, passages, profile, unpacked
from runut.link.rarity import Rarity
from runut.link.report import Reporter
from runut.link.rulings import Rulings
from runut.link.senses import Senses
from runut.link.series import Series
from runut.link.stories import Told, edge
from runut.link.summary import Teller
from runut.records.links import Asked, Edge, Entry, Linked, Story
from runut.records.reading import Reading
from runut.text.shelf import Shelf

KEYS = 30  # of the telling words, those that an article is found by
KEY_BITS = 5.0  # a word that more than one article in thirty-two has finds too many
SHARED_KEYS = 3  # two articles with fewer keys in common have no edge but in one of a hundred cases
REACH = 27  # days; what two articles share fades, and further apart not even the same text makes an edge
REMEMBERED = 4096  # profiles kept in memory; they are values, so that forgetting one only costs time


class _Language:
    """What linking made of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.table = pack.table("linking.toml", LinkingTable)
        self.rarity = Rarity(pack)
        self.series = Series(pack.table("series.toml", SeriesTable))
        stems = Stems(self.table)
        senses = Senses(pack.table("senses.toml", SensesTable), stems)
        self.reporter = Reporter(self.rarity, stems, senses, self.table)
        self.teller = Teller(self.table)


class Linker:
    """Joins articles to stories, their events to entries, and their actors to those of the chronicle.

    Everything it answers is a function of the readings it is given: not of their order, nor of what it saw before.
    Articles in a language without a pack are stories of their own.
    """

    def __init__(
        self, packs: Mapping[str, Pack], register: Register, read: Mapping[str, _Language] | None = None
    ) -> None:
        """Read what the packs know of rare words, affixes and telling, but where it is `read` already.

        `register` knows the countries of its bodies.
        """
        self._languages = read if read is not None else {code: _Language(packs[code]) for code in sorted(packs)}
        self._know = Knowledge({code: one.table for code, one in self._languages.items()}, register)
        self._accounts, self._made = Accounts(), Entries()
        self._passages = Shelf[tuple[str, int], frozenset[int]](REMEMBERED)
        self._outlooks = Shelf[bytes, tuple[str, Profile]](REMEMBERED)
        self._profiles = Shelf[tuple[str, int, int, int], Profile](REMEMBERED)

    def anew(self) -> "Linker":
        """Another one that has read the same, and remembers nothing of articles."""
        return Linker({}, self._know.register, self._languages)

    def keys(self, reading: Reading) -> tuple[str, ...]:
        """The search keys under which other articles find this one, at most KEYS, in order.

        Two articles that share fewer than SHARED_KEYS keys need not be compared.
        """
        language = reading.article.language
        return self._keys(language, self._profile(reading)) if language in self._languages else ()

    def keys_of(self, outlook: bytes) -> tuple[str, ...]:
        """The same, of an article as its outlook shows it."""
        known = self._unpacked(outlook) if outlook else None
        return self._keys(*known) if known and known[0] in self._languages else ()

    def _keys(self, language: str, one: Profile) -> tuple[str, ...]:
        if one.standing == "alone":
            return ()  # nobody need find what has no story with anybody
        rarity, weights = self._languages[language].rarity, one.weights
        telling = [word for word in weights if rarity.bits(word) >= KEY_BITS]
        best = sorted(telling, key=lambda word: (-weights[word], word))[:KEYS]
        return tuple(sorted(f"story:{word}" for word in best))

    def day(self, reading: Reading) -> date | None:
        """The day by which an article is set beside others; None where it has none."""
        return day_of(reading)

    def around(self, reading: Reading) -> tuple[date, date] | None:
        """The first and last day of articles that may have an edge with `reading`; None where its own day is unknown."""
        day = self.day(reading)
        if day is None:
            return None
        return date.fromordinal(max(1, day.toordinal() - REACH)), date.fromordinal(
            min(date.max.toordinal(), day.toordinal() + REACH)
        )

    def edges(self, reading: Reading, others: Sequence[Reading]) -> tuple[Edge, ...]:
        """The scored pairs of `reading` with each of `others` that may tell of its story, in order of left and right."""
        return self.edges_with(reading, {other.article.id: self.outlook(other) for other in others})

    def outlook(self, reading: Reading) -> bytes:
        """All that is asked of an article to score it with others, as it is kept; empty where it has no edges."""
        language = reading.article.language
        return packed(self._profile(reading), language) if language in self._languages else b""

    def reads(self, outlook: bytes | None) -> bool:
        """Whether a kept outlook says what the reading would say; else it is to be made anew."""
        return outlook is not None and (not outlook or self._unpacked(outlook) is not None)

    def edges_with(self, reading: Reading, others: Mapping[str, bytes]) -> tuple[Edge, ...]:
        """The same, of `others` by id as their outlooks show them; those that it cannot read have no edges."""
        if reading.article.language not in self._languages:
            return ()
        mine, found = self._profile(reading), list[Edge]()
        for id_ in sorted(others.keys() - {reading.article.id}):
            known = self._unpacked(others[id_])
            if known is not None and known[0] == reading.article.language and (one := edge(mine, known[1])):
                found.append(one)
        return tuple(sorted(found, key=lambda one: (one.left, one.right)))

    def _unpacked(self, outlook: bytes) -> tuple[str, Profile] | None:
        found = self._outlooks.get(outlook)
        if found is None and (found := unpacked(outlook)) is not None:
            self._outlooks.put(outlook, found)
        return found

    def connect(self, readings: Sequence[Reading], edges: Sequence[Edge], rulings: Rulings | None = None) -> Linked:
        """How the articles of one closed component hang together; `edges` are those among them.

        What analysts judged stands above what the program would say.
        """
        given = Given(readings, edges)
        rulings = rulings or Rulings()
        return self.changed(self.planned(given.articles, given, rulings), given, rulings)[0]

    def planned(self, articles: Sequence[str], asked: Asked, rulings: Rulings) -> Plan:
        """Which stories there are of these articles, a piece, and which of them are to be made anew."""
        told = outline(asked.casts(articles), asked.scores(articles), rulings, self._know)
        return planned(articles, told, rulings, asked.standings(articles))

    def changed(self, plan: Plan, asked: Asked, rulings: Rulings) -> tuple[Linked, tuple[Reading, ...]]:
        """What of the stories of a piece is not as it is kept, and the readings of those stories."""
        told = plan.outline
        made: dict[str, tuple[Sequence[Reading], Mapping[str, str]]] = {}

        def entries_of(one: Told) -> tuple[Entry, ...]:
            mine = [rulings.counting(reading) for reading in asked.readings(one.story.articles)]
            made[one.story.id] = mine, self._witnesses(mine)
            return self._entries(one.story, mine, (told.cast, made[one.story.id][1]), rulings)

        found = anew(plan, entries_of)
        changed = [one for one in told.told if one.story.id not in found.same]
        nearest = {one.nearest for one in changed if one.nearest}
        why = {(one.left, one.right): one.reasons for one in asked.edges(nearest)} if nearest else {}
        mine = [made[one.story.id] for one in changed]
        linked = Linked(
            articles=plan.articles,
            memberships=told.members_of(one.story.id for one in changed),
            stories=tuple(one.explained(why[one.nearest] if one.nearest else (), rulings) for one in changed),
            entries=found.entries,
            copies=tuple(sorted((one, first) for _, witness in mine for one, first in witness.items() if one != first)),
            same=found.same,
            standings=found.standings,
        )
        return linked, tuple(reading for readings, _ in mine for reading in readings)

    def _witnesses(self, readings: Sequence[Reading]) -> Mapping[str, str]:
        """Article -> the first article of its story, of which these are, that it repeats, itself where it repeats none."""
        mine = [one for one in readings if one.article.language in self._languages]
        # Who tells a story alone is its own witness: nobody asks for the passages.
        return witnesses({one.article.id: self._passages_of(one) if len(mine) > 1 else () for one in mine})

    def _passages_of(self, reading: Reading) -> frozenset[int]:
        key = (reading.article.id, len(reading.article.text))
        found = self._passages.get(key)
        if found is None:
            found = passages(reading)
            self._passages.put(key, found)
        return found

    def _entries(
        self, story: Story, readings: Sequence[Reading], known: tuple[Cast, Mapping[str, str]], rulings: Rulings
    ) -> tuple[Entry, ...]:
        cast, witness = known
        mine = [one for one in readings if one.article.language in self._languages]
        accounts: list[Account] = []
        for reading in mine:
            reporter = self._languages[reading.article.language].reporter
            accounts += self._accounts.of(reading, reporter, cast.actor_of, cast.countries)
        if not accounts:
            return ()
        code = Counter(reading.article.language for reading in mine).most_common(1)[0][0]
        context = Context(
            witness=witness,
            names=cast.names,
            rulings=rulings,
            texts={reading.article.id: reading.article.text for reading in mine},
            teller=self._languages[code].teller,
        )
        return self._made.of(story, accounts, context)

    def _profile(self, reading: Reading) -> Profile:
        key = (reading.article.id, len(reading.article.text), len(reading.sentences), len(reading.actors))
        found = self._profiles.use(
            key
        )  # what is asked for again stays: news of a day is compared with news of that day
        if found is None:
            language = self._languages[reading.article.language]
            found = profile(reading, language.rarity, language.table.common_bits, language.series)
            self._profiles.put(key, found)
        return found
