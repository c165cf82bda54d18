"""How fast is it, and how much memory does it take? ``python -m benchmarks`` measures and prints; nothing is a test."""
