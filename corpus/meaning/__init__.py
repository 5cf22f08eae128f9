"""What an agreement means: the register of what was agreed, by rules that hold for any document."""

from corpus.meaning.annotate import annotate

__all__ = ["annotate"]
