"""Makes a lower-cased set of names usable: capitals back, and no judgement where its classes say nothing.

A word that running text writes with a capital, and that the set leaves outside the classes it shares with ours, may be
a name of a class that the set does not have: it is marked `MISSING`, so that training learns nothing from it.
"""

from __future__ import annotations

from training.casing import recase
from training.names import Tagged
from training.passage import MISSING


def recased(tokens: list[Tagged], spellings: dict[str, str], kept: frozenset[str]) -> list[Tagged]:
    """Spell the tokens as running text does, keep tags of the classes `kept`, leave every other capital unjudged."""
    result: list[Tagged] = []
    for index, token in enumerate(tokens):
        named = token.tag[2:] in kept
        parts = token.form.split()
        forms = [recase(part, spellings, name=named) for part in parts]
        doubtful = not named and (token.native != "O" or any(form != form.lower() for form in forms))
        if index == 0 and forms:
            forms[0] = forms[0][:1].upper() + forms[0][1:]
        for number, form in enumerate(forms):
            inside = "I-" + token.tag[2:] if named and number else token.tag
            result.append(Tagged(form, token.native, inside if named else MISSING if doubtful else "O"))
    return result
