"""Encoders: any sentence-transformers model behind one protocol, the project's own by default."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from index.encoders import DEFAULT_ENCODER, MODELS_FOLDER, Prefixes, SentenceTransformerEncoder, load_encoder
from tests.index.tiny_models import TEXTS, save_tiny_transformer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_transformer(tmp_path_factory.mktemp("tiny"))


def test_vectors_have_unit_length_and_the_said_shape(folder: Path) -> None:
    encoder = SentenceTransformerEncoder(folder)
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension) == (3, 16)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(folder: Path) -> None:
    assert SentenceTransformerEncoder(folder).encode_queries([]).shape == (0, 16)


def test_the_order_of_the_texts_is_kept_over_batches(folder: Path) -> None:
    encoder = SentenceTransformerEncoder(folder, batch_size=2)
    texts = [" ".join([text] * times) for times in (4, 1, 3) for text in TEXTS]
    together = encoder.encode_passages(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=0.01)


def test_prefixes_are_put_before_queries_and_passages(folder: Path) -> None:
    plain = SentenceTransformerEncoder(folder)
    prefixed = SentenceTransformerEncoder(folder, prefixes=Prefixes("query: ", "passage: "))
    text = TEXTS[0]
    np.testing.assert_allclose(prefixed.encode_queries([text]), plain.encode_queries([f"query: {text}"]), atol=1e-5)
    np.testing.assert_allclose(prefixed.encode_passages([text]), plain.encode_queries([f"passage: {text}"]), atol=0.01)


def test_prompts_of_the_model_itself_are_used(tmp_path: Path, folder: Path) -> None:
    own = save_tiny_transformer(tmp_path, prompts={"query": "vraag: ", "document": "passage: "})
    encoder, plain = SentenceTransformerEncoder(own), SentenceTransformerEncoder(folder)
    np.testing.assert_allclose(
        encoder.encode_queries(["woningen"]), plain.encode_queries(["vraag: woningen"]), atol=0.01
    )
    np.testing.assert_allclose(
        encoder.encode_passages(["woningen"]), plain.encode_queries(["passage: woningen"]), atol=0.01
    )


def test_models_of_the_e5_family_get_their_prefixes(tmp_path: Path) -> None:
    folder = save_tiny_transformer(tmp_path).rename(tmp_path / "multilingual-e5-small")
    by_name = load_encoder(folder)
    by_hand = SentenceTransformerEncoder(folder, prefixes=Prefixes("query: ", "passage: "))
    np.testing.assert_array_equal(by_name.encode_queries(TEXTS), by_hand.encode_queries(TEXTS))


def test_the_name_tells_other_weights_apart(tmp_path: Path, folder: Path) -> None:
    other = save_tiny_transformer(tmp_path, seed=2)
    names = {SentenceTransformerEncoder(place).name for place in (folder, folder, other)}
    assert len(names) == 2
    assert all(name.startswith("model@") for name in names)


def test_a_constructor_loads_nothing_and_warming_up_twice_is_fine(folder: Path) -> None:
    encoder = SentenceTransformerEncoder(folder)
    assert encoder._model is None
    encoder.warm_up()
    first = encoder._model
    encoder.warm_up()
    assert encoder._model is first


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(ModelError, match=r"leeg kan niet worden geladen"):
        load_encoder(tmp_path / "leeg").warm_up()


def test_a_batch_size_below_one_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"is 0; kies ten minste 1"):
        SentenceTransformerEncoder(folder, batch_size=0)


def test_threads_can_share_an_encoder(folder: Path) -> None:
    encoder = SentenceTransformerEncoder(folder)
    wanted = encoder.encode_queries(TEXTS)
    found: list[bool] = []

    def ask() -> None:
        found.extend(np.allclose(encoder.encode_queries(TEXTS), wanted, atol=1e-5) for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 20


def test_the_shipped_encoder_is_small_and_knows_dutch() -> None:
    folder = MODELS_FOLDER / DEFAULT_ENCODER
    assert sum(file.stat().st_size for file in folder.rglob("*")) < 46 * 1024 * 1024
    encoder = load_encoder()
    passages = encoder.encode_passages(
        [
            "Huisvesting vergunninghouders: de corporaties huisvesten de taakstelling.",
            "De corporatie plaatst zonnepanelen op het dak van het complex.",
            "De huurverhoging volgt de inflatie.",
        ]
    )
    queries = encoder.encode_queries(["Komen er woningen voor vluchtelingen?", "Wie legt er panelen op daken?"])
    assert (queries @ passages.T).argmax(axis=1).tolist() == [0, 1]
