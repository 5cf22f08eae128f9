"""What the small PDFs are set from."""
