"""Measurements of the reader, run as modules; each prints what it found."""
