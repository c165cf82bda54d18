"""The event types, modes, quad classes, scores and contexts that claims are coded in.

The facts of the PLOVER codebook (draft 2.0, openeventdata/PLOVER, 2024-02-04), plus HAPPEN for what befalls without a
political actor. Scores follow the tables of modes; where the manual's summary contradicts a section, the section holds.
"""

from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "HAPPEN",
]
QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "none"]


class TypeRow(Struct, frozen=True):
    """“CONSULT is verbal cooperation and counts 2.5”: one row of the codebook.

    `score` runs from -10 (conflict) to 10 (cooperation); `modes` maps each mode to its own score, None where the codebook
    gives none. HAPPEN has no score.
    """

    quad: QuadClass
    score: float | None
    modes: MappingProxyType[str, float | None]


CODEBOOK: MappingProxyType[EventType, TypeRow] = MappingProxyType(
    {
        "AGREE": TypeRow("verbal cooperation", 2.5, MappingProxyType({})),
        "CONSULT": TypeRow(
            "verbal cooperation", 2.5, MappingProxyType({"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5})
        ),
        "SUPPORT": TypeRow("verbal cooperation", 5, MappingProxyType({})),
        "CONCEDE": TypeRow("verbal cooperation", 4.5, MappingProxyType({})),
        "COOPERATE": TypeRow("material cooperation", 9.5, MappingProxyType({})),
        "AID": TypeRow("material cooperation", 10, MappingProxyType({})),
        "RETREAT": TypeRow(
            "material cooperation",
            6.5,
            MappingProxyType(
                {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5}
            ),
        ),
        "REQUEST": TypeRow(
            "verbal conflict", 0, MappingProxyType({"assist": 0.5, "change": -1, "yield": -1, "meet": 0})
        ),
        "ACCUSE": TypeRow(
            "verbal conflict", -2, MappingProxyType({"disapprove": -2, "investigate": -3.5, "allege": -3.5})
        ),
        "REJECT": TypeRow(
            "verbal conflict", -2, MappingProxyType({"assist": -1.5, "change": -2, "yield": -2, "meet": -2})
        ),
        "THREATEN": TypeRow(
            "verbal conflict",
            -3.5,
            MappingProxyType(
                {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5}
            ),
        ),
        "PROTEST": TypeRow(
            "material conflict",
            -5,
            MappingProxyType(
                {
                    "demo": -5,
                    "riot": -7,
                    "strike": -5,
                    "hunger": -4.5,
                    "boycott": -4.5,
                    "obstruct": -4.5,
                    "vandalize": None,
                }
            ),
        ),
        "SANCTION": TypeRow(
            "material conflict", -6, MappingProxyType({"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6})
        ),
        "MOBILIZE": TypeRow(
            "material conflict",
            -5.5,
            MappingProxyType({"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
        ),
        "COERCE": TypeRow(
            "material conflict",
            -7,
            MappingProxyType(
                {
                    "seize": -7,
                    "restrict": -7,
                    "censor": -6.5,
                    "curfew": -6.5,
                    "martial-law": -7.5,
                    "arrest": -7,
                    "deport": -7,
                    "withhold": -7,
                    "misinformation": -6.5,
                    "cyber": -7,
                }
            ),
        ),
        "ASSAULT": TypeRow(
            "material conflict",
            -9,
            MappingProxyType(
                {
                    "abduct": -8.5,
                    "beat": -7.5,
                    "torture": -8.5,
                    "sexual": -8.5,
                    "targeted": -9.5,
                    "destroy": -8.5,
                    "primitive": -8,
                    "firearms": -9,
                    "explosives": -9,
                    "suicide-attack": -9.5,
                    "aerial": -9.5,
                    "drone": -9.5,
                    "heavy-weapons": -9.5,
                    "crowd-control": -7.5,
                    "unconventional": -10,
                }
            ),
        ),
        "HAPPEN": TypeRow(
            "none",
            None,
            MappingProxyType(
                {
                    "flood": None,
                    "storm": None,
                    "earthquake": None,
                    "eruption": None,
                    "landslide": None,
                    "drought": None,
                    "fire": None,
                    "crash": None,
                    "explosion": None,
                    "outbreak": None,
                    "death": None,
                    "injury": None,
                    "damage": None,
                    "search": None,
                    "price": None,
                    "other": None,
                }
            ),
        ),
    }
)
CONTEXTS: frozenset[str] = frozenset(
    {
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "pro_democracy",
        "pro_autocracy",
        "economic",
        "legal",
        "reparations",
        "human_rights",
        "rights_freedoms",
        "repression",
        "human_security",
        "gender",
        "lgbt",
        "religion_ethnicity",
        "inequality",
        "diplomatic",
        "territory",
        "peacekeeping",
        "health",
        "asylum",
        "migration",
        "disasters",
        "natural_resource",
        "environment",
        "technology",
        "terrorism",
        "cbrn",
        "cyber",
        "misinformation",
        "crime",
        "corruption",
        "illegal_drugs",
        "trafficking",
    }
)


def is_event_type(name: str) -> bool:
    """Whether `name` is a type of the codebook."""
    return name in get_args(EventType)


def score(type_: EventType, mode: str | None) -> float | None:
    """How cooperative or hostile an event of this type and mode is, from -10 to 10; None for HAPPEN.

    A mode without a score of its own takes that of its type.
    """
    row = CODEBOOK[type_]
    own = row.modes.get(mode) if mode else None
    return row.score if own is None else own
