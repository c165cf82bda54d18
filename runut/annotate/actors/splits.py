"""Where behind a title the body or place ends and the person begins: "Presiden Velmora | Arden Kolsaria"."""

from collections.abc import Callable
from types import MappingProxyType

from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.runs import ROMAN, Run
from runut.annotate.actors.signs import Signs

_LENGTHS = MappingProxyType({0: 0.0, 1: -0.5, 2: 1.0, 3: 0.5, 4: -0.5})
_TOO_LONG = -2.0
_LITTLE = 0.3
_LONE_AT_FIRM = -1.5
_MOST = 3.0
_MARGIN = 0.5
_BESIDE = 1.5
_SHORT = 2


def by_head_alone(run: Run, cut: int, signs: Signs) -> float:
    """The words before the cut are a place or body elsewhere, or a person."""
    head = run.head(cut)
    if not head:
        return 0
    weight = max(signs.place(head), signs.lead(head, "body"))
    beside = signs.place(run.words[cut - 1]) if cut > 1 else 0
    if beside >= 1:
        weight = max(weight, min(_BESIDE, beside))
    return max(-_MOST, min(_MOST, weight))


def by_tail_alone(run: Run, cut: int, signs: Signs) -> float:
    """The words behind the cut are a person elsewhere, whole, by the last or by the first word; or a place."""
    tail = run.words[cut:]
    if not tail:
        return -1.0 if signs.lead(run.words[-1], "person") > 0 and len(run.words) > 1 else 0
    whole = max(-_MOST, min(_MOST, signs.lead(run.tail(cut), "person"))) if run.tail(cut) in signs.texts else 0
    if len(tail) == 1:
        return whole if len(run.words) == 1 else min(1.0, whole)
    two = " ".join(tail[:2])
    if len(tail) > 2 and two in signs.texts and signs.lead(two, "person") >= 1:  # noqa: PLR2004 - a shorter name
        whole += 2.5
    first = max(-_MOST, min(1.0, signs.lead(tail[0], "person")))
    return whole + first + max(-_MOST, min(1.0, signs.lead(tail[-1], "person")))


def by_length(run: Run, cut: int, _signs: Signs) -> float:
    """Persons have two words, sometimes three or one."""
    if len(run.words) == 1:
        return 0
    lone = _LONE_AT_FIRM if run.opened == "firm" and len(run.words) - cut == 1 else 0
    return _LENGTHS.get(len(run.words) - cut, _TOO_LONG) + lone


def by_region(run: Run, cut: int, signs: Signs) -> float:
    """A long run whose person would begin with a region's name, which is rather the office's."""
    tail = run.words[cut:]
    regional = len(tail) > 1 and len(run.words) > _SHORT and tail[0] in signs.regions
    return -1.0 if regional and signs.place(tail[0]) >= 1 else 0


def by_capitals(run: Run, cut: int, _signs: Signs) -> float:
    """No person's name ends with capitals alone, other than initials and degrees of a longer name."""
    tail = run.texts[cut:]
    shouted = tail and tail[-1].isupper() and len(tail[-1]) > 1 and not set(tail[-1]) <= ROMAN
    shouted = shouted and not all(text.isupper() for text in run.texts)
    return -_MOST if shouted and len(tail) <= _SHORT else 0


def by_border(run: Run, cut: int, _signs: Signs) -> float:
    """The model begins a name at the cut."""
    if cut not in run.borders:
        return 0
    return 1.0 if len(run.words) - cut > 1 else _LITTLE


def by_opening(run: Run, cut: int, _signs: Signs) -> float:
    """What stands before the run wants a name first, or has had it."""
    if run.opened in {"noun", "firm"}:
        return 1.0 if cut else -_MOST
    if run.opened in {"known", "short"}:
        return 2.0 if cut == 0 else 0
    return 0


def by_comma(run: Run, cut: int, _signs: Signs) -> float:
    """A comma and a name behind the run leave no person in it."""
    return run.closing if cut == len(run.words) else 0


REASONS: tuple[Callable[[Run, int, Signs], float], ...] = (
    by_head_alone,
    by_tail_alone,
    by_length,
    by_border,
    by_opening,
    by_comma,
    by_capitals,
    by_region,
)


def by_title(run: Run, cut: int, signs: Signs, lexicon: Lexicon) -> float:
    """Titles of a state are followed by its name when more than a person's follows; others only where something says so."""
    if len(run.words) <= 2 or not cut or run.opened in {"known", "short"}:  # noqa: PLR2004 - two words are a whole name
        return 0
    told = max(signs.place(run.head(cut)), signs.lead(run.head(cut), "body")) > 0
    if told or run.opened != "title" or (cut in run.borders and len(run.words) - cut > 1):
        return 0.5
    ruling = run.title in lexicon.sets["sovereign"] or " " in run.title
    seated = run.title in lexicon.sets["seated"] or run.title.split()[0] in lexicon.sets["seated"]
    return 0.5 if seated and ruling and run.title not in lexicon.sets["regional"] else -0.5


def by_ender(run: Run, cut: int, lexicon: Lexicon) -> float:
    """A word that ends the names of bodies stands right before the person, and never in the person's name."""
    enders = lexicon.sets["enders"]
    at = max((i for i, word in enumerate(run.words) if word.rstrip(".") in enders), default=-1)
    if at < 0:
        return 0
    return _MOST if cut == at + 1 else -_MOST if cut <= at else 0


def by_given(run: Run, cut: int, lexicon: Lexicon) -> float:
    """A given name begins the person's name, so that what the office is of ends before it."""
    return -_MOST if not lexicon.sets["given"].isdisjoint(run.words[:cut]) and cut < len(run.words) else 0


def by_sharing(run: Run, cut: int, heads: dict[str, set[str]]) -> float:
    """Different persons, or none, follow the same words elsewhere."""
    return min(_MOST, 1.5 * max(0, len(heads.get(run.head(cut), ())) - 1)) if cut else 0


def best_cut(run: Run, signs: Signs, heads: dict[str, set[str]], lexicon: Lexicon) -> int | None:
    """The word of the run at which the person begins (its length where nobody is named); None where nothing decides."""
    scored = sorted(
        (
            sum(reason(run, cut, signs) for reason in REASONS)
            + by_title(run, cut, signs, lexicon)
            + by_ender(run, cut, lexicon)
            + by_given(run, cut, lexicon)
            + by_sharing(run, cut, heads),
            -cut,
        )
        for cut in range(len(run.words) + 1)
    )
    if len(scored) > 1 and scored[-1][0] - scored[-2][0] < _MARGIN:
        return None
    return -scored[-1][1]
