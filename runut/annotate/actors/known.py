"""Every name known before an article is read: of states and their capitals, bodies, media and office holders."""

from collections.abc import Iterable, Iterator

from runut.actors.register import Register
from runut.annotate.actors.found import Entry
from runut.annotate.actors.line import Line
from runut.languages.pack import Pack
from runut.languages.schema.actors import BodyRow, NounRow, SeatRow, StateRow
from runut.sources.load import Sources
from runut.text.normalise import fold

_ACRONYM_LENGTH = 6
_LETTERS_NOT_ALONE = 3
_MOST_WORDS = 14


class Names:
    """Every name known beforehand, asked for the longest that begins at a word of a line."""

    def __init__(self, entries: Iterator[tuple[str, Entry]]) -> None:
        """Index names by their first letters up to the first other sign; of two with one name the first stands.

        `small` holds the first letters of those that begin with no capital.
        """
        self._entries: dict[str, tuple[str, Entry]] = {}
        self._longest: dict[str, int] = {}
        self.small: set[str] = set()
        for name, entry in entries:
            folded = fold(name)
            if not name[:1].isupper():
                self.small.add(_lead(folded))
            self._entries.setdefault(folded, (name, entry))
            lead = _lead(folded)
            words = 2 * folded.count(" ") + 2 * sum(not c.isalnum() and c != " " for c in folded) + 1
            self._longest[lead] = max(self._longest.get(lead, 0), min(words, _MOST_WORDS))

    def at(self, line: Line, index: int) -> tuple[int, Entry] | None:
        """The word behind the longest known name that begins at word `index`, and whose it is."""
        low = line.low[index]
        if low == line.tokens[index].text and low not in self.small:
            return None
        most = self._longest.get(low if low.isalnum() else _lead(low))
        if most is None:
            return None
        text, texts, end = "", [], line.tokens[index].start
        for token in line.tokens[index : index + most]:
            text += f" {token.text}" if token.start > end else token.text
            texts.append(text)
            end = token.end
        for last in range(len(texts), 0, -1):
            found = self._entries.get(texts[last - 1].casefold())
            if found and _fits(texts[last - 1], *found):
                return index + last, found[1]
        return None

    def get(self, text: str) -> Entry | None:
        """Whose name `text` is, capitals considered."""
        found = self._entries.get(fold(text))
        return found[1] if found and _fits(text, *found) else None


def _lead(folded: str) -> str:
    for at, sign in enumerate(folded):
        if not sign.isalnum():
            return folded[:at]
    return folded


def _fits(text: str, name: str, entry: Entry) -> bool:
    """Whether capitals speak for the name: abbreviations and names of media begun small stand exactly as they are."""
    if name.isupper() and len(name) <= _ACRONYM_LENGTH:
        return text == name or (len(name) > _LETTERS_NOT_ALONE and text[:1].isupper())
    if entry.use == "media" and not name[:1].isupper():
        return text != text.lower() or text == name
    return text[:1].isupper()


def entries(pack: Pack, register: Register, sources: Sources, nouns: Iterable[NounRow]) -> Iterator[tuple[str, Entry]]:
    """Each known name with whose it is: first those of the pack, then those of the register and the sources."""
    yield from _states(pack, register)
    yield from _bodies(pack, register, nouns)
    for outlet in sources.outlets:
        for name in (outlet.name, *outlet.aliases):
            yield name, Entry(None, outlet.name, "media", outlet.country, "media")
    for term in register.terms:
        for name in (term.person, *term.aliases):
            yield name, Entry(term.key, term.person, "person", term.country, "person")


def _states(pack: Pack, register: Register) -> Iterator[tuple[str, Entry]]:
    usual: dict[str, str] = {}
    for row in pack.rows("states.tsv", StateRow):
        usual[row.code] = row.name
        known = register.get(f"state:{row.code}")
        if known is None:
            continue
        for name in (row.name, *_split(row.others, ",")):
            yield name, Entry(known.id, row.name, "state", row.code)
        for capital in _split(row.capitals, ","):
            yield capital, Entry(known.id, row.name, "state", row.code, "capital")
    for seat in pack.rows("seats.tsv", SeatRow):
        if seat.kind != "state":
            yield seat.name, Entry(None, seat.name, seat.kind, seat.country, "seat")
        elif register.get(f"state:{seat.country}"):
            yield seat.name, Entry(f"state:{seat.country}", usual[seat.country], "state", seat.country, "seat")


def _bodies(pack: Pack, register: Register, nouns: Iterable[NounRow]) -> Iterator[tuple[str, Entry]]:
    heads = {row.noun for row in nouns if row.use == "body" and row.kind == "government"}
    for body in pack.rows("bodies.tsv", BodyRow):
        known = register.get(f"body:{body.body}")
        for name in _split(body.names, ";") if known else ():
            if known:
                yield name, Entry(known.id, _split(body.names, ";")[0], known.kind, known.country)
    for known in register.known:
        for name in (known.name, *known.aliases) if known.kind != "state" else ():
            first, _, rest = name.partition(" ")
            generic = known.country is not None and bool(rest) and first.casefold() in heads
            yield name, Entry(known.id, known.name, known.kind, known.country, "generic" if generic else "name")


def _split(cell: str, mark: str) -> list[str]:
    return [part for part in cell.split(mark) if part]
