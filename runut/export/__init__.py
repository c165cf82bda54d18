"""From views of a chronicle to files."""
