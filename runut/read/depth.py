"""How deep a page's elements stand inside one another, told before anything parses it."""

import re

#: Elements that never hold others, or whose end may be left out, so that counting them would mislead.
_NOT_COUNTED = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "body",
        "html",
        "head",
    }
)
_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)")


def depth_of(html: str) -> int:
    """How many elements of `html` stand open at once, at most, as far as counting tags can tell; linear in the page.

    An end counts only where an element of its name is open, as in browsers, so that ends of others hide no depth.

    >>> depth_of("<div><b></i></b></div><div></div>")
    2
    """
    opened: dict[str, int] = {}
    depth = deepest = 0
    for tag in _TAG.findall(html.lower()):
        if tag[0] != "/":
            if tag not in _NOT_COUNTED:
                opened[tag] = opened.get(tag, 0) + 1
                depth += 1
                if depth > deepest:  # noqa: PLR1730 (a call of max for each tag takes as long as all else here)
                    deepest = depth
        elif opened.get(tag[1:]):
            opened[tag[1:]] -= 1
            depth -= 1
    return deepest
