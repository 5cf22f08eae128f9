"""A version that follows from the code, so that nobody has to remember to raise it."""

from __future__ import annotations

import hashlib
from pathlib import Path


def source_version(*packages: Path) -> str:
    """Twelve hexadecimal digits that change with any Python or data file in `packages`: folders, or files."""
    digest = hashlib.sha256()
    for package in packages:
        for file in sorted(package.rglob("*")) if package.is_dir() else [package]:
            if file.is_file() and file.suffix not in {".pyc", ".pyo"} and "__pycache__" not in file.parts:
                digest.update(file.relative_to(package).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
