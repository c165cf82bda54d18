"""Which words of the articles belong to a word that is searched for?"""

from sqlalchemy import Connection

from runut.languages.load import available, load_pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.stems import Stems
from runut.store.search import index_of
from runut.text.fingerprints import folded

# A word is searched for in so many other forms at most, those that stand in most articles.
FORMS = 40
# So many words that begin alike are looked at.
LOOKED_AT = 4_000
# A stem is taken for the root of a word from so many letters on: shorter ones are roots of too much.
LETTERS = 4


class WordForms:
    """“*penyerangan*: serang, menyerang, diserang, serangan”: the forms of a word that the articles have.

    By the affixes of all installed packs. A form is one of which the stems hold the word's root, which is the shortest stem
    of it that stands in the articles as a word.
    """

    def __init__(self) -> None:
        """Read the affixes of every pack."""
        self._stems = [Stems(load_pack(code).table("linking.toml", LinkingTable)) for code in available()]

    def of(self, connection: Connection, word: str) -> tuple[str, ...]:
        """The forms of `word` that do not begin with it, those in most articles first; none where it has no other."""
        index = index_of(connection)
        whole = "".join(folded(word))
        found: dict[str, int] = {}
        for stems in self._stems:
            known = index.known({one for one in stems.of(whole) if len(one) >= LETTERS})
            if known:
                root = min(known, key=lambda one: (len(one), one))
                # Those that begin with the word itself are found with it, and would be counted for nothing.
                others = [start for start in stems.beginnings(root) if not start.startswith(whole)]
                begun = index.beginning(others, LOOKED_AT)
                found |= {term: count for term, count in begun if root in stems.of(term)}
        forms = [term for term in found if not term.startswith(whole)]
        return tuple(sorted(forms, key=lambda term: (-found[term], term))[:FORMS])
