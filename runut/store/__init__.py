"""Keeps a chronicle in one file, and answers what is in it; the only folder that speaks SQL."""
