"""Makes the shipped word list: `python -m index.analysis.build_words FOLDER` with the training data.

Words of OpenTaal's list, and frequent words that are in the laws as well as in the subtitles (plurals and
verb forms that the list leaves out), each with its rounded log count in laws and subtitles together.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import re
from collections import Counter
from pathlib import Path

from index.analysis.tokens import fold

_WORD = re.compile(r"[a-z]{3,16}")
_N_LEAST_OF_FORM = 8


def main() -> None:
    """Read the folder named on the command line and write `data/words.txt.xz` beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with opentaal-words.txt.xz and the other lists")
    folder = parser.parse_args().folder
    listed = {word for word in _lines(folder / "opentaal-words.txt.xz") if word == word.lower()}
    spoken = Counter[str]()
    for line in _lines(folder / "word-frequencies.txt.xz"):
        word, _, count = line.partition(" ")
        spoken[fold(word)] += int(count)
    written = _law_words(folder)
    words = {fold(word) for word in listed}
    words |= {word for word in written if written[word] >= _N_LEAST_OF_FORM and spoken[word] >= _N_LEAST_OF_FORM}
    words |= {word for word in written if written[word] >= 10 * _N_LEAST_OF_FORM}
    lines = [_line(word, written[word] + spoken[word] // 10) for word in sorted(words) if _WORD.fullmatch(word)]
    target = Path(__file__).parent / "data" / "words.txt.xz"
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines)} woorden, {target.stat().st_size} bytes")


def _lines(path: Path) -> list[str]:
    with lzma.open(path, "rt", encoding="utf8") as stream:
        return [line.rstrip("\n") for line in stream]


def _law_words(folder: Path) -> Counter[str]:
    counts = Counter[str]()
    for name in ("law-articles.jsonl.xz", "housing-law-articles.jsonl.xz"):
        for line in _lines(folder / name):
            counts.update(_WORD.findall(fold(json.loads(line)["text"])))
    return counts


def _line(word: str, count: int) -> str:
    level = round(math.log(1 + count))
    return f"{word} {level}" if level else word


if __name__ == "__main__":
    main()
