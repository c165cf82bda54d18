"""Pictures of a page, as shapes and places; templates draw them as SVG."""
