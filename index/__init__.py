"""From an `Agreement` to `Passage`s that can be found: Dutch analysis, encoders, Chroma, ranking."""
