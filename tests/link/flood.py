"""Four invented articles: two of one flood, one a year later, one of something else."""

from runut.records.reading import Reading
from tests.link.made import reading, with_actors, with_events, with_figures

FLOOD = {"type": "HAPPEN", "mode": "flood", "date": "2025-08-09"}
OFFER = {"type": "AGREE"}


def first() -> Reading:
    """The flood on its first day."""
    made = reading(
        "a1",
        [
            "Banjir Bandang Landa Sarindal, 17 Orang Tewas",
            "Banjir bandang melanda lembah Sarindal di Velmora dan menewaskan 17 orang.",
            "Presiden Kardova Tomar Veskulin menawarkan bantuan kepada Velmora untuk korban banjir Sarindal.",
            "Lereng Bukit Nuvar runtuh menimpa permukiman Tanjul di hulu lembah Sarindal.",
        ],
    )
    made = with_actors(
        made, ("Velmora", "state", "VEL"), ("Tomar Veskulin", "person", "KAR"), ("Kardova", "state", "KAR")
    )
    made = with_events(
        made,
        {**FLOOD, "trigger": "Banjir bandang melanda", "recipients": ["Velmora"]},
        {**OFFER, "trigger": "menawarkan bantuan", "actors": ["Tomar Veskulin"], "recipients": ["Velmora"]},
    )
    dead = {"words": "menewaskan 17 orang", "value": 17.0, "bound": "exact", "unit": "person", "event": "a1:e0"}
    return with_figures(made, dead)


def second() -> Reading:
    """The flood on its second day, by another outlet, with another toll and another day of the offer."""
    made = reading(
        "a2",
        [
            "Korban Banjir Sarindal Bertambah",
            "Banjir yang melanda lembah Sarindal menewaskan 21 orang, kata petugas Velmora di Tanjul.",
            "Veskulin menyampaikan tawaran bantuan bagi Velmora pada Senin setelah banjir bandang Sarindal.",
            "Lereng Bukit Nuvar di hulu permukiman Tanjul masih bergerak.",
        ],
        "2025-08-11",
    )
    made = with_actors(made, ("Velmora", "state", "VEL"), ("Veskulin", "person", None))
    made = with_events(
        made,
        {**FLOOD, "trigger": "Banjir yang melanda", "date": "2025-08", "recipients": ["Velmora"]},
        {
            **OFFER,
            "trigger": "tawaran bantuan",
            "actors": ["Veskulin"],
            "recipients": ["Velmora"],
            "date": "2025-08-11",
        },
    )
    dead = {"words": "menewaskan 21 orang", "value": 21.0, "bound": "exact", "unit": "person", "event": "a2:e0"}
    return with_figures(made, dead)


def year_later() -> Reading:
    """Nearly the same words a year later: another story."""
    lines = second().article.text.split("\n")
    return with_actors(reading("b1", lines, "2026-08-11"), ("Velmora", "state", "VEL"))


def elsewhere() -> Reading:
    """Another matter on the same day."""
    lines = ["Harga Cabai Naik di Pasar Merindo", "Harga cabai rawit di pasar Merindo naik menjelang panen tembakau."]
    return reading("c1", lines)
