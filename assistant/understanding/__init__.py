"""What a question asks: its kind, what it is about, and the conversation it stands in."""
