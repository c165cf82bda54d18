"""One small file for each slot in which claims about one happening may differ."""
