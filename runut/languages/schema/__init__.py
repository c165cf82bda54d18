"""The shapes of a pack's tables, one module for each table; an entry carries its own examples and counter-examples."""
