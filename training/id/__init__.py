"""The recipe of the Indonesian pipeline: its corpora, tokenizer rules and settings stand beside as data."""
