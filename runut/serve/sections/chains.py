"""On whose word: the bodies that outlets rely on, and for how many claims."""

from collections import Counter, defaultdict

from msgspec import Struct

from runut.serve.gather import Material
from runut.serve.quoting import Desk, Quote


class BodyRow(Struct, frozen=True, kw_only=True):
    """“Velnas: KabarTiga twelve times”: a body, the claims that each outlet tells on its word, and the words that say so."""

    body: str
    counts: tuple[int, ...]
    quotes: tuple[Quote, ...]

    @property
    def claims(self) -> int:
        """How many claims are told on its word, by whatever outlet."""
        return sum(self.counts)


class ChainTable(Struct, frozen=True, kw_only=True):
    """The outlets; how many claims each tells in its own name; a row for each body that others rely on."""

    outlets: tuple[str, ...]
    own: tuple[int, ...]
    rows: tuple[BodyRow, ...]


def chains(material: Material, desk: Desk) -> ChainTable:
    """The bodies named in the reporting chains of the page, those with most claims first, then by name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    own: Counter[str] = Counter()
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for told in material.told:
        for claim in told.claims:
            own[told.outlet] += not claim.chain
            for body in dict.fromkeys(claim.chain):
                counts[body][told.outlet] += 1
        for cue in told.cues:
            for body in dict.fromkeys(cue.bodies):
                quotes[body].append(desk.quote(cue.quotation, cue.id))
    outlets = tuple(dict.fromkeys(told.outlet for told in material.told))
    rows = [
        BodyRow(body=body, counts=tuple(counts[body][outlet] for outlet in outlets), quotes=tuple(quotes[body]))
        for body in {**counts, **quotes}
    ]
    rows.sort(key=lambda row: (-row.claims, row.body))
    return ChainTable(outlets=outlets, own=tuple(own[outlet] for outlet in outlets), rows=tuple(rows))
