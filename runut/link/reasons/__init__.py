"""One small file for each reason why two articles, actors or events may be one; `weigh` in link gives each its weight."""
