"""What a chronicle shows: every question that pages, reports, files and the command line may ask."""

from runut.store.views.views import Views

__all__ = ["Views"]
