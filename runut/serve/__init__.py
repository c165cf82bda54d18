"""From views of a chronicle to pages."""
