"""Which company a shorter name means: what is left of "PT X Y Tbk" without its legal form, or the first words of that."""

from runut.annotate.actors.found import Found
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.persona import Persona

_SHORT = 2


class Firms:
    """The companies that the article names with the noun for one.

    Invariant: a short form that two of them could bear means neither.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin without any."""
        self._lexicon = lexicon
        self._short: dict[str, Persona | None] = {}

    def names(self, one: Found) -> bool:
        """Whether the phrase is a company's whole name, which its legal form begins."""
        return one.form == "name" and one.kind == "company" and one.noun != "" and not one.plain and one.entry is None

    def add(self, one: Found, persona: Persona) -> None:
        """Remember what else the company may be called."""
        words = one.names[0].casefold().split()
        lead = self._lexicon.nouns.at(tuple(words), 0)
        rest = [word for word in words[lead[0] if lead else 0 :] if word.strip("()") not in self._lexicon.sets["legal"]]
        for last in range(1, len(rest) + 1):
            form = " ".join(rest[:last])
            if len(form) > _SHORT and self._short.setdefault(form, persona) is not persona:
                self._short[form] = None

    def get(self, one: Found) -> Persona | None:
        """The company that a bare name means, where it can be but one."""
        bare = one.entry.kind == "company" if one.entry else not (one.noun or one.titles or one.offices)
        return self._short.get(one.names[0].casefold()) if bare and one.form in {"name", "acronym"} else None
