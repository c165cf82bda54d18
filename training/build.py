"""Lays out the network: tags, lemmas, dependencies and names over one small tok2vec."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language

from training.recipe import Recipe, Settings
from training.tokens import rules, set_tokenizer

PLAIN = "xx"
"""spaCy's language without words of its own: it loads in a tenth of a language's time, and the tokenizer rules are ours."""
ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]


def blank(recipe: Recipe) -> Language:
    """Give the pipeline with nothing but its tokenizer."""
    nlp = spacy.blank(PLAIN)
    set_tokenizer(nlp, rules(recipe.tokenizer))
    return nlp


def pipeline(recipe: Recipe) -> Language:
    """Give the untrained pipeline: every component listens to the one tok2vec, so that a text is encoded once."""
    settings = recipe.network
    nlp = blank(recipe)
    nlp.add_pipe("tok2vec", config={"model": tok2vec(settings)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": settings.width, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": tagger, "min_tree_freq": 3})
    nlp.add_pipe("parser", config={"model": transitions("parser", listener, settings), "min_action_freq": 20})
    nlp.add_pipe("ner", config={"model": transitions("ner", listener, settings)})
    return nlp


def tok2vec(settings: Settings) -> dict[str, Any]:
    """Give the encoder: hashed form, prefix, suffix and shape, then a few convolutions over three words."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings.width,
            "attrs": ATTRIBUTES,
            "rows": settings.rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings.width,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": settings.depth,
        },
    }


def transitions(kind: str, source: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Give the transition system of the parser or of the name finder."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": settings.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": source,
    }
