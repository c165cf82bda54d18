"""From what a user names to raw articles; the only folder that opens input.

::

    patterns -> inputs -> decoding -> text | page | rows, tables -> RawArticle
                                      whatever cannot be read -> refused(SourceError)
"""

from runut.read.options import ReadOptions
from runut.read.reader import read_paths

__all__ = ["ReadOptions", "read_paths"]
