"""Which vector each word of a batch has, from the word itself and its neighbours."""

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from runut.annotate.sentences.products import Floats, Product, steady

if TYPE_CHECKING:
    from spacy.tokens import Doc

Places: TypeAlias = npt.NDArray[np.intp]

# How many words are remembered: eight megabytes, the words of some fifteen articles. Eight times as many save no time that
# can be measured, as the frequent ones come again at once.
WORDS = 2_000

# So many new words are always multiplied together, filled up with nothing: a word's vector must not depend, in its last
# bit, on which others it is computed with, or what an article says would depend on which articles came before it.
_BLOCK = 64

# The layers that are put together anew here, by the names that thinc gives them.
_EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
_CONVOLUTION = "residual(expand_window>>maxout>>layernorm>>dropout)"


class Layer(NamedTuple):
    """One layer over windows of three words: weights and bias, piece after piece, and those of the norm behind it."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def normed(self, pieces: Floats) -> Floats:
        """The best of the pieces of each word, their bias added, normed over the word."""
        width = len(self.scale)
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for start in range(2 * width, pieces.shape[1], width):
            np.maximum(best, pieces[:, start : start + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.add.reduce(best * best, axis=1, keepdims=True) / width
        best *= (variance + 1e-08) ** (-1.0 / 2.0)
        best *= self.scale
        best += self.shift
        return best


class Encoder:
    """“This word, between these two, is this vector”: spaCy's shared encoder with the same weights and fewer products.

    What a word is on its own, and what it adds to the first layer, is remembered, and the rows that part two sentences are
    computed only as far as they reach a word. A word's vector does not depend, in its last bit, on the sentences around.
    """

    def __init__(self, model: Any) -> None:  # noqa: ANN401 (thinc's models are generic over what they hold)
        """Take the weights of `model`; ValueError where its layers are others than those put together here."""
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        if tuple(layer.name.partition("(")[0] for layer in embed.layers) != _EMBEDDING:
            raise ValueError(embed.name)
        self._attributes = list(embed.layers[0].attrs["columns"])
        self._hashes, self._mix = embed.layers[2].layers[0], embed.layers[3].layers[0]
        self._first, *self._layers = [_layer(layer) for layer in encode.layers[0].layers]
        self._products = [Product(layer.weights) for layer in self._layers]
        self._pad = 1 + len(self._layers)
        if encode.attrs["pad"] != self._pad:
            raise ValueError(encode.name)
        self._memory = _Memory(self._first)
        self._block = steady(self._mix.predict, self._mix.get_dim("nI"), _BLOCK)

    def __call__(self, docs: "list[Doc]") -> "list[Doc]":
        """`docs`, each with its `tensor`."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return docs
        lengths = np.array([len(doc) for doc in full])
        # Between two sentences, before the first and after the last lie `pad` rows of nothing, the word 0.
        at = np.arange(lengths.sum()) + self._pad * (1 + np.repeat(np.arange(len(full)), lengths))
        words = np.zeros(int(at[-1]) + 1 + self._pad, np.intp)
        words[at] = self._words(full)
        values = self._encoded(words, self._reached(at, len(words)))
        for doc, found in zip(full, np.split(values[at], np.cumsum(lengths)[:-1]), strict=True):
            doc.tensor = found  # type: ignore[assignment]  # spaCy's stub says doubles, and its models give floats
        return docs

    def _encoded(self, words: Places, reached: list[Places]) -> Floats:
        """The rows of all `words` after the last layer, true where it reaches."""
        memory, (rows, *deeper) = self._memory, reached
        values: Floats = memory.vectors.take(words, axis=0)
        pieces = memory.own.take(words[rows], axis=0)
        pieces += memory.left.take(words[rows - 1], axis=0)
        pieces += memory.right.take(words[rows + 1], axis=0)
        values[rows] += self._first.normed(pieces)
        for layer, product, rows in zip(self._layers, self._products, deeper, strict=True):
            count = len(rows)
            windows = product.room(count)
            # Rows are never out of bounds; where they are not clipped, NumPy looks for that first, in a copy.
            beside = windows[:count].reshape(count, 3, -1)
            values.take(rows[:, None] + np.arange(-1, 2), axis=0, out=beside, mode="clip")
            pieces = product(windows, count)
            pieces += layer.bias
            values[rows] += layer.normed(pieces)
        return values

    def _reached(self, at: Places, size: int) -> list[Places]:
        """The rows that each layer must compute: the last one the words at `at`, each before it one more to both sides."""
        reached: npt.NDArray[np.bool_] = np.zeros(size, bool)
        reached[at] = True
        rows = [at]
        for _ in self._layers:
            grown = reached.copy()
            grown[1:] |= reached[:-1]
            grown[:-1] |= reached[1:]
            reached = grown
            rows.append(np.flatnonzero(reached))
        return rows[::-1]

    def _words(self, docs: "list[Doc]") -> list[int]:
        """Where memory holds the words of `docs`; those that are new are learnt."""
        keys = [(form, norm) for doc in docs for form, norm in doc.to_array(["ORTH", "NORM"]).tolist()]
        places = self._memory.places
        try:
            return [places[key] for key in keys]
        except KeyError:
            new = self._memory.room(keys)
        found = np.concatenate([doc.to_array(self._attributes) for doc in docs]).reshape(len(keys), -1)
        features = found[list(new.values())]
        for start in range(0, len(features), self._block):
            found = features[start : start + self._block]
            block = np.zeros((self._block, features.shape[1]), features.dtype)
            block[: len(found)] = found
            own = self._mix.predict(self._hashes.predict(block))
            self._memory.add(list(new)[start : start + self._block], own)
        return [self._memory.places[key] for key in keys]


class _Memory:
    """What each word is on its own, and what it adds to the first layer, by its form and the form that it is normed to.

    `own` is what it adds in its own place, with the bias, `left` to the word behind it, `right` to the one before it.
    Place 0 is no word.
    """

    def __init__(self, first: Layer) -> None:
        self._bias = first.bias
        self._sides = Product(np.hstack(np.split(first.weights, 3)), _BLOCK)
        self._forget(WORDS)

    def _forget(self, size: int) -> None:
        self.places: dict[tuple[int, int], int] = {}
        wide, narrow = len(self._bias), self._sides.room(0).shape[1]
        self.vectors: Floats = np.zeros((size + 1, narrow), np.float32)
        self.left, self.own, self.right = (np.zeros((size + 1, wide), np.float32) for _ in range(3))
        self.own[0] = self._bias

    def room(self, keys: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """The new words among `keys`, each with where it stands there; all is forgotten where they do not fit."""
        new = {key: at for at, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) < len(self.vectors):
            return new
        new = {key: at for at, key in enumerate(keys)}
        self._forget(max(WORDS, len(new)))
        return new

    def add(self, keys: list[tuple[int, int]], vectors: Floats) -> None:
        """Remember `keys`, to which the first rows of `vectors` belong, a block."""
        start = len(self.places) + 1
        end = start + len(keys)
        self.vectors[start:end] = vectors[: len(keys)]
        left, own, right = np.split(self._sides(vectors, len(keys)), 3, axis=1)
        self.left[start:end], self.own[start:end], self.right[start:end] = left, own + self._bias, right
        self.places.update(zip(keys, range(start, end), strict=True))


def _layer(layer: Any) -> Layer:  # noqa: ANN401 (as Encoder)
    """The weights of one of spaCy's layers, its pieces put one after another."""
    if layer.name != _CONVOLUTION:
        raise ValueError(layer.name)
    window, mixed = layer.layers[0].layers
    maxout, norm = mixed.layers[0].layers
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    if window.attrs["window_size"] != 1 or weights.shape[2] != 3 * weights.shape[0]:
        raise ValueError(layer.name)
    return Layer(
        weights=weights.transpose(2, 1, 0).reshape(weights.shape[2], -1),
        bias=bias.T.reshape(-1),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )
