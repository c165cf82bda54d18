"""The bundled articles: sixteen invented Indonesian news pages about two invented stories, read by the demo."""
