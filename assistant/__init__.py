"""A question in, an `Answer` out; and the command line."""
