"""How a run reads, as its settings say."""

from collections.abc import Mapping

from runut.config import Config
from runut.read import ReadOptions
from runut.read.web.politeness import PoliteRules
from runut.read.web.rules import FetchRules, agent


def read_options(config: Config, fields: Mapping[str, str] | None = None) -> ReadOptions:
    """The options of reading under `config`; `fields` maps fields of an article to the columns of rows."""
    return ReadOptions(
        fields=fields or {},
        fetching=FetchRules(agent=agent(config.contact), allowed=frozenset(config.allowed)),
        politeness=PoliteRules(between=config.pause),
    )
