"""What of a passage is turned into a vector, and by which model."""

from __future__ import annotations

from index.encoders import load_encoder
from index.model import Encoder, Passage
from index.options import NO_ENCODER, IndexOptions

_N_HEADINGS = 2


def words_to_embed(passage: Passage) -> str:
    """The lowest headings and the title, then the text: what the passage is about stands in front."""
    lead = [*passage.headings[-_N_HEADINGS:], passage.title]
    told = [part for part in dict.fromkeys(lead) if part and part not in passage.text]
    return f"{'. '.join(told)}. {passage.text}" if told else passage.text


def open_encoder(options: IndexOptions) -> Encoder | None:
    """The encoder that the options name, not loaded yet; None when they say to do without."""
    if options.encoder == NO_ENCODER:
        return None
    return load_encoder(options.encoder) if options.encoder else load_encoder()
