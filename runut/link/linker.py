"""From articles to entries, actors and stories: what flow asks of linking."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from runut.actors.register import Register
from runut.languages.pack import Pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.schema.senses import SensesTable
from runut.languages.stems import Stems
from runut.link.actors import Knowledge, memberships
from runut.link.copies import witnesses
from runut.link.entries import Context, entries
from runut.link.profile import Profile, day_of, profile
from runut.link.rarity import Rarity
from runut.link.recalled import recalled
from runut.link.report import Report, Reporter
from runut.link.rulings import Rulings
from runut.link.senses import Senses
from runut.link.stories import edge, stories
from runut.link.summary import Teller
from runut.records.links import Edge, Entry, Linked, Story
from runut.records.reading import Reading

KEYS = 30  # of the telling words, those that an article is found by
KEY_BITS = 5.0  # a word that more than one article in thirty-two has finds too many
SHARED_KEYS = 3  # two articles with fewer keys in common have no edge but in one of a hundred cases
REACH = 40  # days; what two articles share fades, and further apart not even the same text makes an edge
REMEMBERED = 4096  # profiles kept in memory; they are values, so that forgetting one only costs time


class _Cast(Struct, frozen=True):
    """“The local actor a1:a0 is Arden Kolsaria, of Velmora”: who acts in a piece.

    By actor: what most articles call it, a name before a noun, and the country that most (else the register) give it.
    """

    actor_of: Mapping[str, str]
    names: Mapping[str, str]
    countries: Mapping[str, str | None]


class _Language:
    """What linking made of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.table = pack.table("linking.toml", LinkingTable)
        self.rarity = Rarity(pack)
        stems = Stems(self.table)
        senses = Senses(pack.table("senses.toml", SensesTable), stems)
        self.reporter = Reporter(self.rarity, stems, senses, self.table)
        self.teller = Teller(self.table)


class Linker:
    """Joins articles to stories, their events to entries, and their actors to those of the chronicle.

    Everything it answers is a function of the readings it is given: not of their order, nor of what it saw before.
    Articles in a language without a pack are stories of their own.
    """

    def __init__(self, packs: Mapping[str, Pack], register: Register) -> None:
        """Read what the packs know of rare words, affixes and telling; `register` knows the countries of its bodies."""
        self._languages = {code: _Language(packs[code]) for code in sorted(packs)}
        self._register = register
        self._profiles: OrderedDict[tuple[str, int, int, int], Profile] = OrderedDict()

    def keys(self, reading: Reading) -> tuple[str, ...]:
        """The search keys under which other articles find this one, at most KEYS, in order.

        Two articles that share fewer than SHARED_KEYS keys need not be compared.
        """
        language = self._languages.get(reading.article.language)
        if language is None:
            return ()
        weights = self._profile(reading).weights
        telling = [word for word in weights if language.rarity.bits(word) >= KEY_BITS]
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
        if reading.article.language not in self._languages:
            return ()
        mine = self._profile(reading)
        found = [
            edge(mine, self._profile(other))
            for other in others
            if other.article.id != reading.article.id and other.article.language == reading.article.language
        ]
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.left, one.right)))

    def connect(self, readings: Sequence[Reading], edges: Sequence[Edge], rulings: Rulings | None = None) -> Linked:
        """How the articles of one closed component hang together; `edges` are those among them.

        What analysts judged stands above what the program would say.
        """
        rulings = rulings or Rulings()
        ordered = sorted(readings, key=lambda reading: reading.article.id)
        told = stories(ordered, edges, rulings)
        know = Knowledge({code: one.table for code, one in self._languages.items()}, self._register)
        members = rulings.actors(memberships(ordered, told, know), told)
        witness = self._witnesses(told, ordered)
        actor_of = {member.local: member.actor for member in members}
        cast = self._cast(ordered, actor_of, rulings.names(told))
        found = [entry for story in told for entry in self._entries(story, ordered, (cast, witness), rulings)]
        return Linked(
            articles=tuple(reading.article.id for reading in ordered),
            memberships=members,
            stories=told,
            entries=recalled(found),
            copies=tuple(sorted((one, first) for one, first in witness.items() if one != first)),
        )

    def _witnesses(self, told: Sequence[Story], readings: Sequence[Reading]) -> Mapping[str, str]:
        """Article -> the first article of its story that it repeats, itself where it repeats none."""
        by_id = {one.article.id: one for one in readings if one.article.language in self._languages}
        found: dict[str, str] = {}
        for story in told:
            found |= witnesses(self._profile(by_id[article]) for article in story.articles if article in by_id)
        return found

    def _entries(
        self, story: Story, readings: Sequence[Reading], known: tuple[_Cast, Mapping[str, str]], rulings: Rulings
    ) -> tuple[Entry, ...]:
        cast, witness = known
        within = frozenset(story.articles)
        mine = [one for one in readings if one.article.id in within and one.article.language in self._languages]
        if not mine:
            return ()
        reports: list[Report] = []
        for reading in mine:
            reports += self._languages[reading.article.language].reporter.reports(
                reading, cast.actor_of, cast.countries
            )
        code = Counter(reading.article.language for reading in mine).most_common(1)[0][0]
        context = Context(
            witness=witness,
            names=cast.names,
            rulings=rulings,
            texts={reading.article.id: reading.article.text for reading in mine},
            teller=self._languages[code].teller,
        )
        return entries(story, reports, context)

    def _cast(self, readings: Sequence[Reading], actor_of: Mapping[str, str], ruled: Mapping[str, str]) -> _Cast:
        """The actors of a piece; what an analyst calls one (`ruled`) stands above what articles call it."""
        names: dict[str, Counter[str]] = defaultdict(Counter)
        countries: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in readings:
            for actor in reading.actors:
                names[actor_of[actor.id]][actor.name] += 1
                if actor.country:
                    countries[actor_of[actor.id]][actor.country] += 1

        def most(heard: Counter[str]) -> str:
            return min(heard, key=lambda one: (one[:1].islower(), -heard[one], -len(one), one))

        known = {one: record.country for one in names if (record := self._register.get(one))}
        return _Cast(
            actor_of=actor_of,
            names={one: ruled.get(one) or most(names[one]) for one in names},
            countries=known | {one: most(countries[one]) for one in countries},
        )

    def _profile(self, reading: Reading) -> Profile:
        key = (reading.article.id, len(reading.article.text), len(reading.sentences), len(reading.actors))
        found = self._profiles.get(key)
        if found is None:
            language = self._languages[reading.article.language]
            found = profile(reading, language.rarity, language.table.common_bits)
            self._profiles[key] = found
            if len(self._profiles) > REMEMBERED:
                self._profiles.popitem(last=False)
        else:
            # What is asked for again stays: news of a day is compared with news of that day.
            self._profiles.move_to_end(key)
        return found
