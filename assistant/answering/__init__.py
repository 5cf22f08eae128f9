"""One strategy per kind of question, and the composition of the answer."""
