"""Which steps a parser, or a recogniser of names, takes through a batch of sentences."""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from runut.annotate.sentences.products import Product

if TYPE_CHECKING:
    from runut.annotate.sentences.products import Floats

# The parts that are put together anew here, by the names that spaCy gives them.
_PARTS = ("tok2vec-listener", "list2array", "linear")
_STEPS = ("precomputable_affine", "linear")

# So many sentences, or fewer, are scored together: in the last rounds only the longest go on.
_BLOCK = 16


class Decoder:
    """“Shift, then attach to the left”: spaCy's greedy parser with the same weights, its loop walked from here.

    spaCy's own loop gives up Python's lock and takes it back for every score that it compares, which is most of its time.
    All sentences of a batch take a step together; the steps of one do not depend on the others.
    """

    def __init__(self, parser: Any) -> None:  # noqa: ANN401 (compiled, and without types)
        """Walk for `parser`; ValueError where it is not greedy, or decides otherwise than with two layers."""
        model = parser.model
        greedy = parser.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
        first, lower, upper = model.layers if greedy else (model, model, model)
        if tuple(one.name for one in first.layers) != _PARTS or (lower.name, upper.name) != _STEPS:
            raise ValueError(parser.name)
        self._parser = parser
        self._seen = model.predict([Doc(parser.vocab, words=["."])]).get_token_ids
        narrow, weights = first.layers[2], lower.get_param("W")
        features, self._width, _, size = weights.shape
        self._features = np.arange(features)
        self._narrow, self._narrow_bias = Product(narrow.get_param("W").T), narrow.get_param("b")
        self._lower = Product(weights.transpose(3, 0, 2, 1).reshape(size, -1))
        self._lower_bias = lower.get_param("b").T.reshape(-1)
        self._nothing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._upper, self._upper_bias = Product(upper.get_param("W").T, _BLOCK), upper.get_param("b")

    def __call__(self, docs: "list[Doc]") -> "list[Doc]":
        """`docs`, each with what the parser finds; they go through its steps together."""
        parser = self._parser
        states = parser.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            seen, step = self._seen, parser.transition_states
            known, room = self._known(docs), self._upper.room(len(going))
            while going:
                going = step(going, self._scores(known, seen(going), room))
        parser.set_annotations(docs, states)
        return docs

    def _known(self, docs: "list[Doc]") -> "Floats":
        """What each word adds in each place in which a state can see it, row by row; the last rows are those of no word."""
        count = sum(map(len, docs))
        words = self._narrow.room(count)
        np.concatenate([doc.tensor for doc in docs if len(doc)], out=words[:count])
        hidden = self._lower.room(count + 1)
        np.add(self._narrow(words, count), self._narrow_bias, out=hidden[:count])
        known = self._lower(hidden, count + 1)
        known[count] = self._nothing
        return known.reshape((count + 1) * len(self._features), -1)

    def _scores(self, known: "Floats", words: npt.NDArray[np.int32], room: "Floats") -> "Floats":
        """The score of every move for the states that see `words`, one state a row; -1 is no word."""
        sums = np.add.reduce(known.take(words * len(self._features) + self._features, axis=0), axis=1)
        sums += self._lower_bias
        count, width = len(sums), self._width
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width], out=room[:count])
        for start in range(2 * width, sums.shape[1], width):
            np.maximum(best, sums[:, start : start + width], out=best)
        scores = self._upper(room, count)
        scores += self._upper_bias
        return scores
