"""Questions with known facts, metrics, runner and reports."""
