"""Trains the project's own Dutch models; nothing here runs while a question is answered."""
