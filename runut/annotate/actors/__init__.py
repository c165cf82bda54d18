"""Who acts in an article: one module for each question, from names to pronouns, and the stage that asks them."""

from runut.annotate.actors.stage import Actors

__all__ = ["Actors"]
