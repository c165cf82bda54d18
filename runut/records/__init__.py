"""The nouns: frozen, typed values without input or output. Start at `article`, `claims` and `links`."""
