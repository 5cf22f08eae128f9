"""The words of the field: policy terms, everyday words, abbreviations, narrower and broader."""
