"""The shape of a pack's `events/dates.toml`: when what happens happened."""

from msgspec import Struct

from runut.records.codebook import EventType


class DateTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a date near a trigger does and does not date, and which events take over a date from elsewhere.

    In the sentence. `said` are types whose date is that of the saying, but for modes of `inquiries`; those of `uttered` take
    it from what the same speaker says elsewhere. A date behind a trigger belongs to another clause where one of `walls`
    stands between, unless a comma and one of `onsets` set it off, or right behind one of `turns`; one before it where one of
    `fences` does, or right behind one of `since`. A date right behind one of `owners` is that noun's; right behind one of
    `until` it is the day of a count, where the mode is one of `tolls`. `spans` join two dates to one run of days, `counted`
    are words of days that are counted from the day of speaking.

    In the article. What stands by one of `lasting`, and what was said behind one of `relatives`, takes over no date.
    `disasters` are modes of HAPPEN whose date `tolls`, those of `follows` and the types of `beset` share; `riots` are types
    whose date `tolls` share. A sentence with one of `incidents` and one of `happens` gives the day of “the incident”, which
    types of `beset` and modes of `sudden` take, as modes of `sudden` and `riots` do the article's only day that is not a
    saying's. A sentence that opens with a noun, one of `those` and one of `told` dates what was said before it, but for
    modes of `inquests`.

    Types whose events take over a date: `parties` that of an event with the same parties, `kinds` that most events of
    the kind have, `lone` that of the kind where there is but one, `beside` that of what the actor did just before, `only` the
    article's only day for what its title or lead tells.
    """

    said: tuple[EventType, ...]
    uttered: tuple[EventType, ...]
    inquiries: tuple[str, ...]
    inquests: tuple[str, ...]
    lasting: tuple[str, ...]
    relatives: tuple[str, ...]
    spans: tuple[str, ...]
    walls: tuple[str, ...]
    fences: tuple[str, ...]
    owners: tuple[str, ...]
    onsets: tuple[str, ...]
    until: tuple[str, ...]
    tolls: tuple[str, ...]
    disasters: tuple[str, ...]
    follows: tuple[str, ...]
    sudden: tuple[str, ...]
    counted: tuple[str, ...]
    turns: tuple[str, ...]
    since: tuple[str, ...]
    those: tuple[str, ...]
    told: tuple[str, ...]
    incidents: tuple[str, ...]
    happens: tuple[str, ...]
    beset: tuple[EventType, ...]
    riots: tuple[EventType, ...]
    parties: tuple[EventType, ...]
    kinds: tuple[EventType, ...]
    lone: tuple[EventType, ...]
    beside: tuple[EventType, ...]
    only: tuple[EventType, ...]
