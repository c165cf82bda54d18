"""What pages say, in the language of their reader."""

from datetime import date, time
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pycountry
from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_currency_name

from runut.serve.names import body_names, unit_names
from runut.serve.retelling import Retelling

# By table and name; a text with forms for one and for more has them in the order of the language's plural rule.
Texts = dict[tuple[str, str], str | tuple[str, ...]]

# How Babel writes a year, a month and a day, in full and short.
_LONG = ("y", "MMMM y", "d MMMM y")
_SHORT = ("y", "MMM y", "d MMM")
# How a weight is written: a Babel pattern.
WEIGHT = "0.00"
# Days whose words are kept at hand; whole numbers below this have no separator.
DAYS, SHORT = 4096, 1000
_DAY_LENGTH = len("2024-08-04")
_SATURDAY = 6


class Wording:
    """“*19 August 2025, three outlets, it will happen*”: the words of a page in one language, with its dates and numbers.

    Texts stand in the catalogues texts/<language>/*.po, which translators' programs open: the context of a message is its
    table, and it is called by “table.name”.
    """

    def __init__(self, language: str) -> None:
        """Load the texts of `language`, an ISO 639-1 code that the pages speak; FileNotFoundError where they do not."""
        self.language = language
        self._locale = Locale.parse(language)
        folder = files("runut.serve") / "texts" / language
        if not folder.is_dir():
            raise FileNotFoundError(language)
        self._texts = _texts(folder)
        # A page tells the same days again and again, and to write one out takes longer than to look it up.
        self._told = lru_cache(maxsize=DAYS)(self._written)
        # Read when they are first asked for: most commands say nothing of them.
        self._bodies = lru_cache(maxsize=1)(lambda: body_names(language))
        self._units = lru_cache(maxsize=1)(lambda: unit_names(language))
        # What was kept or raised as an English sentence, in this language.
        self.retold = Retelling(self)

    def __call__(self, key: str, **filled: str) -> str:
        """The text for “table.name” with its gaps filled; the name itself where there is none, so that nothing is lost."""
        table, _, name = key.partition(".")
        text = self._texts.get((table, name), name)
        text = text if isinstance(text, str) else text[-1]
        return text.format(**filled) if filled else text

    def table(self, name: str) -> dict[str, str]:
        """All texts of a table, by their names; of those with several forms, the last."""
        found = ((key, text) for (table, key), text in self._texts.items() if table == name)
        return {key: text if isinstance(text, str) else text[-1] for key, text in found}

    def count(self, what: str, how_many: int) -> str:
        """“1 article”, “16 articles”: the text of the table `count`, in its form for so many."""
        forms = self._texts.get(("count", what), what)
        one = self._locale.plural_form(how_many) == "one"
        form = forms if isinstance(forms, str) else forms[0 if one else -1]
        return form.format(n=self.number(how_many))

    def number(self, value: float, digits: str | None = None) -> str:
        """A number with the separators of the language; `digits` is a Babel pattern."""
        if digits is None and isinstance(value, int) and abs(value) < SHORT:
            return str(value)
        return str(format_decimal(value, format=digits, locale=self._locale))

    def day(self, iso: str | None) -> str:
        """An ISO 8601 date in words, at its own precision; what is not one as it stands."""
        return self._told(iso, _LONG) if iso else self("page.undated")

    def short(self, iso: str | None) -> str:
        """As `day`, with short months and without the year of a day."""
        return self._told(iso, _SHORT) if iso else self("page.undated")

    def moment(self, iso: str | None) -> str:
        """As `day`, with the hour where it is given."""
        told = self.day(iso)
        clock = (iso or "")[_DAY_LENGTH + 1 : _DAY_LENGTH + 6]
        try:
            hour = time.fromisoformat(clock)
        except ValueError:
            return told
        return f"{told}, {format_time(hour, 'short', locale=self._locale)}"

    def _written(self, iso: str, patterns: tuple[str, ...]) -> str:
        if "/" in iso:
            return " – ".join(self._written(end, patterns) for end in iso.split("/") if end)
        if "-W" in iso:
            return self._week(iso, patterns)
        parts = iso[:_DAY_LENGTH].split("-")
        try:
            whole = date(*([int(part) for part in parts] + [1, 1])[:3])
        except (ValueError, OverflowError):
            return iso
        return str(format_date(whole, patterns[len(parts) - 1], locale=self._locale))

    def _week(self, iso: str, patterns: tuple[str, ...]) -> str:
        """A week by its Monday, and a weekend (“2024-W31-WE”) by its Saturday."""
        year, week, *end = iso.split("-")
        try:
            first = date.fromisocalendar(int(year), int(week[1:]), _SATURDAY if end else 1)
        except (ValueError, OverflowError):
            return iso
        told = str(format_date(first, patterns[-1], locale=self._locale))
        return self("span.weekend" if end else "span.week", day=told)

    def country(self, code: str | None) -> str:
        """The name of an ISO 3166-1 alpha-3 country; the code itself where it is none."""
        found = pycountry.countries.get(alpha_3=code) if code else None
        return str(self._locale.territories.get(found.alpha_2, found.name)) if found else code or ""

    def body(self, id_: str) -> str:
        """The name of a body of the register; the end of its id where there is none of that id."""
        return self._bodies().get(id_, id_.partition(":")[2] or id_)

    def state(self, name: str) -> str:
        """The name of a country that is given by its English name; that name where it is of none."""
        found = (code for code, known in Locale("en").territories.items() if known == name)
        return str(self._locale.territories.get(next(found, ""), name))

    def language_name(self, code: str) -> str:
        """The name of a language; the code itself where it has none."""
        return str(self._locale.languages.get(code, code))

    def unit(self, unit: str) -> str:
        """The name of a figure's unit: a noun of the catalogue or the pack, or an ISO 4217 currency; else as it stands."""
        if ("unit", unit) in self._texts:
            return self(f"unit.{unit}")
        if (name := self._units().get(unit)) is not None:
            return name
        return str(get_currency_name(unit, locale=self._locale))


def languages() -> tuple[tuple[str, str], ...]:
    """The languages that pages speak: the code of each and its own name, in order of code."""
    codes = sorted(one.name for one in (files("runut.serve") / "texts").iterdir() if one.is_dir())
    return tuple((code, Wording(code)("web.own_name")) for code in codes)


def _texts(folder: Traversable) -> Texts:
    """All texts of a language; those of no context are a catalogue's head."""
    found: Texts = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".po"):
            with path.open("rb") as lines:
                for message in read_po(lines):
                    if message.context is not None:
                        name = message.id if isinstance(message.id, str) else message.id[0]
                        said = message.string
                        found[message.context, name] = said if isinstance(said, str) else tuple(said or ())
    return found
