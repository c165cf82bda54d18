"""Which elements of HTML begin a line of their own?"""

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "header"})
_PARTS = frozenset({"address", "article", "blockquote", "div", "hr", "p", "pre", "section"})
_LISTED = frozenset({"dd", "dl", "dt", "li", "ol", "table", "tr", "ul"})

#: Those that hold running text wherever it stands, in pages as in what feeds carry.
LINES = _HEADS | _PARTS | _LISTED
