"""What stands on a page: one module per section, each from what was gathered to rows that a template only has to lay out."""
