"""What an event is compared by: who, to whom, when, where, in which words."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from runut.link.rarity import Rarity
from runut.link.stems import Stems
from runut.records.claims import Event, Role
from runut.records.reading import Reading
from runut.text.days import Days, days
from runut.text.fingerprints import Word, words
from runut.text.normalise import fold

PHRASE = 3  # words that tell what is done
Countries = Mapping[str, str | None]


class Report(Struct, frozen=True, kw_only=True):
    """“This article's telling of the offer”: an event with its actors as the chronicle knows them.

    `doers` and `receivers` are ids of chronicle actors, `countries` those they belong to. `stems` are those of the
    trigger, `setting` the telling words of the sentence with their bits, `bits` those together, `numbers` the values and
    units of its figures.
    """

    event: Event
    article: str
    published: str
    doers: frozenset[str]
    receivers: frozenset[str]
    doer_countries: frozenset[str]
    receiver_countries: frozenset[str]
    days: Days | None
    place: str
    stems: frozenset[str]
    setting: dict[str, float]
    bits: float
    numbers: frozenset[tuple[float, str]]


class Reporter:
    """Makes reports of one language's readings."""

    def __init__(self, rarity: Rarity, stems: Stems, common_bits: float) -> None:
        """Keep what a word tells and which stems it has."""
        self._rarity, self._stems, self._common = rarity, stems, common_bits

    def reports(self, reading: Reading, actor_of: Mapping[str, str], countries: Countries) -> tuple[Report, ...]:
        """One report for every event of `reading`; `actor_of` maps local actors, `countries` chronicle actors."""
        text, numbers = reading.article.text, _numbers(reading)

        def who(roles: tuple[Role, ...]) -> frozenset[str]:
            return frozenset(actor_of[role.actor] for role in roles)

        def lands(actors: frozenset[str]) -> frozenset[str]:
            return frozenset(code for actor in sorted(actors) if (code := countries.get(actor)))

        made = []
        for event in reading.events:
            doers, receivers = who(event.actors), who(event.recipients)
            sentence = words(text, event.sentence_span)
            known = {word.folded: self._rarity.bits(word.folded) for word in sentence}
            told = {word: bits for word, bits in known.items() if bits >= self._common}
            trigger = _phrase(sentence, event)
            made.append(
                Report(
                    event=event,
                    article=reading.article.id,
                    published=reading.article.published or "",
                    doers=doers,
                    receivers=receivers,
                    doer_countries=lands(doers),
                    receiver_countries=lands(receivers),
                    days=days(event.date),
                    place=fold(event.place or ""),
                    stems=self._stems.of_all(w for w in trigger if self._rarity.bits(w) >= self._common),
                    setting=told,
                    bits=sum(told.values()),
                    numbers=numbers.get(event.id, frozenset()),
                )
            )
        return tuple(made)


def _phrase(sentence: Sequence[Word], event: Event) -> list[str]:
    """The words of the trigger and those next behind it, which say what is offered, asked or refused."""
    inside = [word.folded for word in sentence if event.trigger.start <= word.start < event.trigger.end]
    behind = [word.folded for word in sentence if word.start >= event.trigger.end]
    return [*inside, *behind[: max(0, PHRASE - len(inside))]]


def _numbers(reading: Reading) -> dict[str, frozenset[tuple[float, str]]]:
    found: dict[str, frozenset[tuple[float, str]]] = {}
    for figure in reading.figures:
        if figure.event is not None:
            found[figure.event] = found.get(figure.event, frozenset()) | {(figure.value, figure.unit)}
    return found
