"""Why two articles may tell of one story."""
