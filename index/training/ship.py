"""Puts a trained encoder in the product: half-precision weights, its tokenizer, its model card.

python -m index.training.ship scratch/training/encoder-c --card index/training/model_card.md
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer

from index.encoders import DEFAULT_ENCODER, MODELS_FOLDER

MOST_BYTES = 46 * 1024 * 1024
CARD = Path(__file__).parent / "model_card.md"


def ship(source: Path, target: Path, card: Path) -> int:
    """Write the encoder in `source` to `target` in half precision, with `card` as README; the bytes it takes.

    The configuration keeps saying float32, so that the weights widen when they are loaded: processors compute
    slowly in half precision. Raises `ValueError` when the result is over `MOST_BYTES`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "model"
        model = SentenceTransformer(str(source), device="cpu", local_files_only=True)
        model.save(str(fresh), create_model_card=False)
        weights = load_file(fresh / "model.safetensors")
        half = {name: weight.to(torch.float16).contiguous() for name, weight in weights.items()}
        save_file(half, fresh / "model.safetensors", metadata={"format": "pt"})
        (fresh / "model.safetensors").chmod(0o644)
        _plain_configuration(fresh / "config.json")
        shutil.copy(card, fresh / "README.md")
        n_bytes = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
        if n_bytes > MOST_BYTES:
            raise ValueError(f"{n_bytes} bytes is more than the {MOST_BYTES} that may ship")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(fresh, target)
    return n_bytes


def _plain_configuration(file: Path) -> None:
    """Load as float32 and without a path of the machine that trained it."""
    if not file.exists():  # a static model has none
        return
    settings = json.loads(file.read_text(encoding="utf8"))
    settings["dtype"] = "float32"
    settings.pop("_name_or_path", None)
    file.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Ship the encoder named on the command line."""
    parser = argparse.ArgumentParser(description="Put a trained encoder in the product.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--target", type=Path, default=MODELS_FOLDER / DEFAULT_ENCODER)
    parser.add_argument("--card", type=Path, default=CARD)
    options = parser.parse_args()
    n_bytes = ship(options.source, options.target, options.card)
    print(f"{options.target}: {n_bytes / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
