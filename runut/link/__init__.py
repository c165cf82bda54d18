"""From articles to entries, actors and stories: one small file for each reason, weighed in one list."""

from runut.link.anew import Plan
from runut.link.linker import SHARED_KEYS, Linker
from runut.link.newcomers import Change, change
from runut.link.pieces import MOST, Near, Pieces
from runut.link.rulings import Rulings

__all__ = ["MOST", "SHARED_KEYS", "Change", "Linker", "Near", "Pieces", "Plan", "Rulings", "change"]
