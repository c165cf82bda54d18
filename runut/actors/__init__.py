"""The register: states, bodies, offices over time and towns, as tables with their loader."""

from runut.actors.records import Known, Term, Town
from runut.actors.register import Register

__all__ = ["Known", "Register", "Term", "Town"]
