"""What the example agreements are set from."""
