"""An agreement cut into the pieces that can be found."""

from index.passages.cutting import passages_of

__all__ = ["passages_of"]
