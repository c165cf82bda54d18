"""The training loop: fixed seeds, averaged weights, and the best step on the held-out part wins."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from random import Random

import numpy as np
from spacy.language import Language
from thinc.api import Adam, fix_random_seed, warmup_linear

from training.augment import Rates, vary
from training.corpora import Gathered
from training.examples import batches, example, scored
from training.passage import Passage
from training.recipe import Settings

WARM = 250
"""Steps over which the learning rate rises, before it falls in a straight line."""
LOG = logging.getLogger("training")

Goal = Callable[[dict[str, float]], float]


@dataclass(frozen=True, slots=True)
class Task:
    """What one network learns: from which passages, with which settings and variations, judged by which score."""

    gathered: Gathered
    settings: Settings
    rates: Rates
    seed: int
    goal: Goal


def fit(nlp: Language, task: Task) -> Language:
    """Train the pipeline in place and leave it with the averaged weights of its best step."""
    fix_random_seed(task.seed)
    np.random.seed(task.seed)  # noqa: NPY002 (thinc draws its first weights from the global source)
    random = Random(task.seed)  # noqa: S311 (shuffles, guards nothing)
    settings = task.settings
    sample = [example(nlp, passage) for passage in task.gathered.train]
    nlp.initialize(lambda: sample)
    optimizer = Adam(
        list(islice(warmup_linear(settings.rate, WARM, settings.steps), settings.steps + 1)),
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
    )
    held_out = task.gathered.held_out
    best, best_score = nlp.to_bytes(), -1.0
    stream = batches(task.gathered.train, settings.batch, settings.joined, random)
    for step in range(1, settings.steps + 1):
        made = [example(nlp, vary(passage, task.rates, random)) for passage in next(stream)]
        nlp.update(made, drop=settings.dropout, sgd=optimizer)
        optimizer.step_schedules()
        if step % settings.every == 0:
            with nlp.use_params(optimizer.averages):
                score = judge(nlp, held_out, task.goal)
                if score > best_score:
                    best, best_score = nlp.to_bytes(), score
            LOG.info("step %d of %d: %.4f (best %.4f)", step, settings.steps, score, best_score)
    return nlp.from_bytes(best)


def judge(nlp: Language, passages: list[Passage], goal: Goal) -> float:
    """Score the pipeline on raw text of the passages, as one number."""
    return goal(nlp.evaluate([scored(nlp, passage) for passage in passages]))
