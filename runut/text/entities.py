"""Signs that a page left in the spelling of its markup, read as signs without moving a character."""

import re
from html import unescape

# &ldquo;   &#8220;   and, where a page was escaped twice, &amp;ldquo;
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_JOINERS = frozenset("'’")


def unescaped(text: str) -> str:
    """`text` with quotation marks, dashes and blanks that stand as entities replaced by the sign and blanks, as long as before.

    The sign stands next to the word that it belongs to: at the end of the stretch where a blank or nothing stands before, else
    at its start. Letters, apostrophes inside a word and “&” stay as they are, for no blank may part a word.

    >>> unescaped('(&amp;ldquo;Pulang,&amp;rdquo; kata Ani&nbsp;)')
    '(          “Pulang,”           kata Ani      )'
    >>> unescaped("Ma&rsquo;ruf dari R&amp;D")
    'Ma&rsquo;ruf dari R&amp;D'
    """
    return _ENTITY.sub(_sign, text) if "&" in text and ";" in text else text


def _sign(match: re.Match[str]) -> str:
    sign = unescape(f"&{match[1]};")
    text, width = match.string, len(match[0])
    if len(sign) != 1 or sign.isalnum() or sign in "&<>":
        return match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if sign.isspace():
        return " " * width
    if sign in _JOINERS and before.isalnum() and after.isalnum():
        return match[0]
    opens = not before or before.isspace() or before in "(["
    return sign.rjust(width) if opens else sign.ljust(width)
