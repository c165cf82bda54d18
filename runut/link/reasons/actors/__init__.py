"""Why two names may mean one actor."""
