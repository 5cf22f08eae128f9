"""An agreement cut into the pieces that can be found."""

from index.passages.cutting import PASSAGES_VERSION, passages_of

__all__ = ["PASSAGES_VERSION", "passages_of"]
