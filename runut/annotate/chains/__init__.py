"""On whose word is it told? From cues such as “dilansir Harian Jaya” to chains of named bodies."""

from runut.annotate.chains.stage import Chains

__all__ = ["Chains"]
