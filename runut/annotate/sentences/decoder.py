"""Which steps a parser, or a recogniser of names, takes through a batch of sentences."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Decoder:
    """“Shift, then attach to the left”: spaCy's greedy parser with the same weights, its loop walked from here.

    spaCy's own loop gives up Python's lock and takes it back for every score that it compares, which is most of its time.
    Sums are taken in spaCy's order, so that the scores are spaCy's to the last bit.
    """

    def __init__(self, parser: Any) -> None:  # noqa: ANN401 (compiled, and without types)
        """Walk for `parser`; ValueError where it is not greedy, or decides otherwise than with two layers."""
        model = parser.model
        if parser.cfg["beam_width"] != 1 or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            raise ValueError(parser.name)
        self._parser = parser

    def __call__(self, docs: "list[Doc]") -> "list[Doc]":
        """`docs`, each with what the parser finds; they go through its steps together."""
        parser = self._parser
        states = parser.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            step = parser.model.predict(docs)
            seen, hidden, scores = step.get_token_ids, step.state2vec.predict, step.vec2scores.predict
            while going:
                going = parser.transition_states(going, scores(hidden(seen(going))))
            step.clear_memory()
        parser.set_annotations(docs, states)
        return docs
