"""Check that a file has one subject: none over 400 lines, half of them under 150. Run by `make lint`."""

import statistics
import subprocess
import sys
from pathlib import Path

MOST_LINES = 400
MEDIAN_LINES = 150


def main() -> int:
    """Print each file that is too long; 1 when there is one, or when the median is too high."""
    listed = subprocess.run(["git", "ls-files", "*.py"], capture_output=True, text=True, check=True).stdout
    lengths = {name: len(Path(name).read_text(encoding="utf-8").splitlines()) for name in listed.split()}
    long = {name: length for name, length in lengths.items() if length > MOST_LINES}
    for name, length in long.items():
        print(f"{name}: {length} lines, at most {MOST_LINES}")
    median = statistics.median(lengths.values())
    if median > MEDIAN_LINES:
        print(f"median length {median} lines, at most {MEDIAN_LINES}")
    return int(bool(long) or median > MEDIAN_LINES)


if __name__ == "__main__":
    sys.exit(main())
