"""From what a chronicle keeps to links and findings, whatever came since it was last woven."""

from runut.weaving.weaver import Weaver

__all__ = ["Weaver"]
