"""What chains and statements both walk through: words, quotations, who is meant where."""
