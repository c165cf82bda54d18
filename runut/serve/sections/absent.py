"""What each outlet leaves out of a story, the weightiest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from runut.serve.anchors import Ways
from runut.serve.sections.matrix import absent_outlets
from runut.store.views.outlines import AbsenceRow


class Missing(Struct, frozen=True, kw_only=True):
    """An entry that is left out, on how many origins others tell it, and how much its absence means."""

    summary: str
    date: str | None
    href: str
    independence: int
    weight: float


class Silent(Struct, frozen=True, kw_only=True):
    """“Antarnegeri leaves out four”: an outlet and what it does not tell."""

    outlet: str
    href: str
    missing: tuple[Missing, ...]


def absent(rows: Sequence[AbsenceRow], outlet_of: Mapping[str, str], ways: Ways) -> tuple[Silent, ...]:
    """The outlets that leave something out, those that leave out most first, then by name."""
    outlets = absent_outlets(rows, outlet_of)
    found: dict[str, list[Missing]] = defaultdict(list)
    for row in rows:
        for outlet in outlets[row.entry]:
            found[outlet].append(
                Missing(
                    summary=row.summary,
                    date=row.date,
                    href=ways.to("e", row.entry),
                    independence=row.independence,
                    weight=row.weight,
                )
            )
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Silent(outlet=name, href=ways.to("o", name), missing=tuple(told)) for name, told in ordered)
