"""Why two events may be one happening."""
