"""Reading agreements: a file in, an `Agreement` out."""
