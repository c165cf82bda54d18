"""Who says what? From cues and quotation marks to statements with their speakers."""

from runut.annotate.statements.stage import Statements

__all__ = ["Statements"]
