"""The training loop: fixed seeds, averaged weights, and the best step on the held-out part wins."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import islice
from random import Random

import numpy as np
from spacy.language import Language
from thinc.api import Adam, fix_random_seed, warmup_linear

from training.augment import Rates, vary
from training.corpora import Gathered
from training.examples import batches, example, scored
from training.recipe import Settings

WARM = 250
"""Steps over which the learning rate rises, before it falls in a straight line."""
LOG = logging.getLogger("training")


@dataclass(frozen=True, slots=True)
class Task:
    """What the network learns: from which passages, with which settings and variations."""

    trees: Gathered
    names: Gathered
    settings: Settings
    rates: Rates
    seed: int


def fit(nlp: Language, task: Task) -> Language:
    """Train the pipeline in place and leave it with the averaged weights of its best step.

    Every step holds passages of treebanks and of name sets. A layer on which a corpus is silent teaches nothing there.
    """
    fix_random_seed(task.seed)
    np.random.seed(task.seed)  # noqa: NPY002 (thinc draws its first weights from the global source)
    random = Random(task.seed)  # noqa: S311 (shuffles, guards nothing)
    settings = task.settings
    sample = [example(nlp, passage) for passage in [*task.trees.train, *task.names.train]]
    nlp.initialize(lambda: sample)
    optimizer = Adam(
        list(islice(warmup_linear(settings.rate, WARM, settings.steps), settings.steps + 1)),
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
    )
    best, best_score = nlp.to_bytes(), -1.0
    streams = [
        batches(task.trees.train, settings.trees, settings.joined, random),
        batches(task.names.train, settings.names, settings.joined, random),
    ]
    for step in range(1, settings.steps + 1):
        made = [example(nlp, vary(passage, task.rates, random)) for stream in streams for passage in next(stream)]
        nlp.update(made, drop=settings.dropout, sgd=optimizer)
        optimizer.step_schedules()
        if step % settings.every == 0:
            with nlp.use_params(optimizer.averages):
                score = judge(nlp, task)
                if score > best_score:
                    best, best_score = nlp.to_bytes(), score
            LOG.info("step %d of %d: %.4f (best %.4f)", step, settings.steps, score, best_score)
    return nlp.from_bytes(best)


def judge(nlp: Language, task: Task) -> float:
    """Score the pipeline on the raw text of what was held out: the mean of UPOS, UAS and LAS, and F1 of names, added."""
    trees = nlp.evaluate([scored(nlp, passage) for passage in task.trees.held_out])
    names = nlp.evaluate([scored(nlp, passage) for passage in task.names.held_out])
    syntax: float = (trees["pos_acc"] + trees["dep_uas"] + trees["dep_las"]) / 3
    return syntax + float(names["ents_f"])
