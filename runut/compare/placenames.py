"""Are two names of places one name, written in two ways?"""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

ONE_NAME = 0.8  # spellings so much alike are one place under a name that differs
CUT = 4  # letters of a word or name that may have lost its last
LEAST = 2  # letters of a word that stand for it in a contraction (“Nuvtim” for “Nuvar Timur”)


def one_name(name: str, other: str) -> bool:
    """Whether two folded names are the same but for spelling, a short head word, a contraction or an acronym."""
    if name == other or Indel.normalized_similarity(name, other) >= ONE_NAME:
        return True
    words, others = name.split(), other.split()
    return _shortened(words, others) or any(
        _contracted(one, two) or _acronym(one, two) for one, two in ((words, others), (others, words))
    )


def tail(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of two names ends with the other (“Jalan Tol Nuvar”, “Tol Nuvar”)."""
    least = min(len(words), len(others))
    return list(words[-least:]) == list(others[-least:])


def worded(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of two names only says in front what the other is (“Kabupaten Nuvar”, “Nuvar”)."""
    short, long = sorted((words, others), key=len)
    return len(long) == len(short) + 1 and whole(" ".join(long[1:]), " ".join(short))


def namesakes(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names differ in nothing but the word that says what they are (“Desa Nuvar”, “Kecamatan Nuvar”)."""
    return len(words) > 1 and list(words[1:]) == list(others[1:])


def whole(one: str, other: str) -> bool:
    """Whether two names or words are the same, but for a last letter that an article has lost."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= CUT and short == long[:-1])


def held(pieces: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all words of a name are among those of another."""
    return all(any(whole(piece, other) for other in others) for piece in pieces)


def _shortened(pieces: Sequence[str], others: Sequence[str]) -> bool:
    """Whether names differ in a first word that is short for the other's (“RS Tanjul”, “Rumah Sakit Tanjul”)."""
    same = 0
    while same < min(len(pieces), len(others)) - 1 and pieces[-1 - same] == others[-1 - same]:
        same += 1
    heads, their_heads = pieces[: len(pieces) - same], others[: len(others) - same]
    short, long = sorted(("".join(heads), "".join(their_heads)), key=len)
    letters = iter(long[1:])
    begun = same > 0 and short[:1] == long[:1] and set(heads).isdisjoint(their_heads)
    return begun and all(letter in letters for letter in short[1:])


def _contracted(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a name of one word is made of the first letters of the words of another."""
    if len(words) > 1 or len(others) <= 1:
        return False
    ends = {0}
    for other in others:
        sizes = range(LEAST, len(other) + 1)
        ends = {end + size for end in ends for size in sizes if words[0].startswith(other[:size], end)}
    return len(words[0]) in ends


def _acronym(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last word of a name is made of the initials of another's, behind the same first words."""
    same = len(words) - 1
    rest = others[same:]
    return len(rest) > 1 and list(words[:-1]) == list(others[:same]) and words[-1] == "".join(one[0] for one in rest)
