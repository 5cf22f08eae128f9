"""The sentences, cells and commitments that can prove an answer."""
