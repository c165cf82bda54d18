"""Who wrote a page, where it says so to readers alone."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from runut.sources.bylines import Bylines, load_bylines

#: A byline has at most so many characters, a name so many words.
_LONGEST, _FEWEST, _MOST = 120, 2, 5


def authors_of(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The authors that the page shows in its first element that names any; none where no element does."""
    data = load_bylines()
    for byline in data.bylines:
        for element in tree.css(byline.selector):
            text = " ".join(element.text(separator=" ").split())
            if len(text) <= _LONGEST and (found := tuple(_names(text, data))):
                return found
    return ()


def _names(text: str, data: Bylines) -> Iterator[str]:
    """The names of persons in a byline; none where a part of it is no name."""
    lead = data.lead.match(text)
    parts = [part.strip(" .:-–—") for part in data.between.split(text[lead.end() :] if lead else text)]
    parts = [part for part in parts if part]
    if all(_name(part) for part in parts):
        yield from dict.fromkeys(parts)


def _name(text: str) -> bool:
    """Whether it is a name: a few words that begin with no small letter, without figures and signs of addresses."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or any(sign.isdigit() or sign in "@/:?!|()[]" for sign in text):
        return False
    return not (words[0][0].islower() or words[-1][0].islower())
