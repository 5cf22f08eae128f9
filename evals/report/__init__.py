"""A run, shown: on the terminal, as JUnit XML and as one HTML file."""
