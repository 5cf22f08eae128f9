"""Reading a file into an `Agreement`: PDF with a text layer, scans, and plain text."""

from corpus.reading.document import PARSER_VERSION, read_agreement

__all__ = ["PARSER_VERSION", "read_agreement"]
