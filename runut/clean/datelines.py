"""Where a report was written and by which outlet, as its first line begins: "JAKARTA, Nama.com - ..."."""

import re
from collections.abc import Collection

from msgspec import Struct

from runut.records.span import Span
from runut.sources.load import Sources

_LONGEST = 90
#: Places of datelines have at most so many words.
_PLACE = 2
_DASH = re.compile(r"\s*(?:\s-{1,2}|[–—]|--?)\s+|\s*[–—]\s*|\s?-{2}\s?")
_COLON = re.compile(r"\s*:\s+")
#: "NAMA.COM - PORTAMA. Hujan ...": a place in capitals that a full stop parts from the report.
_CAPITALS = re.compile(r"[A-Z]{3,}(?: [A-Z]+){0,3}\.\s+(?=\S)")
_SEPARATORS = ((_DASH, re.compile("[-–—]")), (_COLON, re.compile(":")))
_LEAD = re.compile(r"^[\[\]'\"“‘(]*(?:https?://\S+\s+)?")
_PART = re.compile(r"[,(]")
#: "KabarTiga", "RADAR24": places and people are not written with a digit or a capital inside; names that were coined are.
_COINED = re.compile(r"(?=\w*(?:\d|[a-z][A-Z]))[A-Za-z]\w{3,}")
_DOMAIN = re.compile(r"(?i)(?:\w[\w-]*\s?\.\s?){1,3}(?:com?|id|net|org|tv|news|info)\b\.?")


class Dateline(Struct, frozen=True):
    """“JAKARTA, Kabar Tiga -”: the beginning of a report. `span` counts characters of the line, up to the first word."""

    span: Span
    outlet: str | None


class Datelines:
    """“Does this line begin with a dateline?”: by known names, domains and words that outlets are called by."""

    def __init__(self, sources: Sources, outlet_words: Collection[str], joiners: Collection[str]) -> None:
        """Judge with the names of `sources`, with `outlet_words` of names of outlets, and `joiners`, small words in names."""
        self._sources = sources
        small = "|".join(sorted(map(re.escape, joiners))) or "(?!)"
        self._name = re.compile(rf"[A-Z][\w.'’/&-]*(?: (?:[A-Z(&][\w.'’/&)-]*|{small}))*\.?")
        self._words = frozenset(outlet_words)

    def find(self, line: str) -> Dateline | None:
        """The dateline at the beginning of `line`, None where it begins otherwise."""
        lead = _LEAD.match(line)
        start = lead.end() if lead else 0
        head = line[start : start + _LONGEST]
        if not head[:1].isalnum():
            return None
        for separator, signs in _SEPARATORS:
            if signs.search(head) is None:
                continue
            end, outlet = self._before(separator, head)
            if end:
                address = lead is not None and "://" in lead[0]
                return Dateline(Span(0 if address else start, start + end), outlet)
        return None

    def _before(self, separator: re.Pattern[str], head: str) -> tuple[int, str | None]:
        """Where the dateline that `separator` parts from the report ends (0 for none), and the outlet it names."""
        end, outlet = 0, None
        for match in separator.finditer(head):
            parts = [part.strip(" )]") for part in _PART.split(head[end : match.start()])]
            if not all(parts) or not all(self._name.fullmatch(part) or self.names(part) for part in parts):
                break
            named = next((part for part in parts if self.names(part) or _COINED.fullmatch(part)), None)
            capital = parts[0].isupper() and separator is _DASH
            # After the outlet's name a place may follow, in small letters too.
            place = outlet is not None and len(parts) == 1 and len(parts[0].split()) <= _PLACE
            if named is None and not capital and not place:
                break
            outlet, end = outlet or named, match.end()
            if outlet and separator is _COLON:
                break
        capitals = _CAPITALS.match(head, end) if outlet else None
        return capitals.end() if capitals else end, outlet

    def names(self, part: str) -> bool:
        """Whether `part` names an outlet: a known one, a domain, or words such as "Harian" with a capital."""
        if self._sources.by_name(part) is not None or _DOMAIN.fullmatch(part):
            return True
        words = re.split(r"[\s-]+", part)
        return (
            len(words) > 1
            and self._name.fullmatch(part) is not None
            and any(word.lower() in self._words for word in words)
        )
