"""A language model that may word what the evidence says, and nothing else. Off unless an address is set."""
