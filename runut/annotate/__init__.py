"""From an article's text to its claims, layer by layer; the order stands in `runut.flow`."""
