"""From raw article to article: roles of blocks, outlet, title, authors, publication time, language.

::

    lines -> patterns -> headline, core -> roles -> blocks
                         datelines, prompts      -> asides
             dating, datelines, address          -> outlet, published, authors
"""

from runut.clean.cleaner import Cleaner, article_id

__all__ = ["Cleaner", "article_id"]
