"""Reading an index: filters, legs, several readers, newer versions, in Chroma's own folder and on a server."""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import StoreError
from corpus.manifest import read_manifest
from corpus.model import Span
from index.build import remove, update, verify
from index.chroma import ChromaVectors
from index.fusion import FusionWeights
from index.model import Filter, Passage, PassageKind
from index.options import NO_ENCODER, IndexOptions
from index.reader import IndexReader
from tests.index.made import TEXTS, write_texts
from tests.index.tiny_models import save_tiny_transformer

WORDS_ONLY = IndexOptions(encoder=NO_ENCODER)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_transformer(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def options(model: Path) -> IndexOptions:
    return IndexOptions(encoder=str(model))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "teksten")


@pytest.fixture
def store(tmp_path: Path, folder: Path, options: IndexOptions) -> Path:
    report = update(tmp_path / "store", [folder], options)
    assert report.n_embedded == len(IndexReader.open(tmp_path / "store", options).passages)
    return tmp_path / "store"


def test_both_legs_rank_and_say_so(store: Path, options: IndexOptions) -> None:
    hits = IndexReader.open(store, options).retrieve("vergunninghouders huisvesten", 3)
    assert hits[0].passage.agreement == "noord"
    assert hits[0].legs["lexical"][0] == 1
    assert "dense" in hits[0].legs
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_dense_leg_is_the_cosine_of_the_model(store: Path, options: IndexOptions) -> None:
    reader = IndexReader.open(store, options).with_weights(FusionWeights(lexical=0.0, dense=1.0))
    hits = reader.retrieve("huurders betalen een huur", 20)
    assert len(hits) == len(reader.passages)
    cosines = [hit.legs["dense"][1] for hit in hits]
    assert cosines == sorted(cosines, reverse=True)
    assert all(-1 <= cosine <= 1.001 for cosine in cosines)


def test_a_filter_holds_for_every_leg(store: Path, options: IndexOptions) -> None:
    reader = IndexReader.open(store, options)
    within = Filter(agreements=("zuid",), kinds=(PassageKind.PARAGRAPH,))
    hits = reader.retrieve("vergunninghouders", 10, within)
    assert hits
    assert {(hit.passage.agreement, hit.passage.kind) for hit in hits} == {("zuid", PassageKind.PARAGRAPH)}
    assert reader.retrieve("vergunninghouders", 10, Filter(agreements=("oost",))) == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "de het een"])
def test_a_query_without_words_breaks_nothing(store: Path, options: IndexOptions, query: str) -> None:
    assert isinstance(IndexReader.open(store, options).retrieve(query, 3), list)


def test_k_is_at_least_one(store: Path, options: IndexOptions) -> None:
    with pytest.raises(ValueError, match="k must be at least 1, got 0"):
        IndexReader.open(store, options).retrieve("huur", 0)


def test_unchanged_passages_keep_their_vectors(store: Path, folder: Path, options: IndexOptions) -> None:
    (folder / "noord.txt").write_text(TEXTS["noord.txt"].replace("dertig", "veertig"))
    n_passages = len(IndexReader.open(store, options).passages)
    report = update(store, [folder], options)
    assert 0 < report.n_embedded < n_passages
    assert verify(store, options) == []


def test_only_one_collection_is_kept(store: Path, options: IndexOptions) -> None:
    remove(store, ["noord"], options)
    state = read_manifest(store).index
    assert state is not None
    assert ChromaVectors(store, options).names() == [state.collection]


def test_another_encoder_asks_for_another_index(store: Path, folder: Path) -> None:
    with pytest.raises(StoreError, match=r"gemaakt met zoekmodel 'model@\w+', gevraagd is 'geen': indexeer opnieuw"):
        IndexReader.open(store, WORDS_ONLY)
    update(store, [folder], WORDS_ONLY)
    assert not IndexReader.open(store, WORDS_ONLY).has_dense


def test_an_open_reader_sees_what_another_process_wrote(store: Path, folder: Path, options: IndexOptions) -> None:
    reader = IndexReader.open(store, options)
    before = reader.version
    assert reader.retrieve("vergunninghouders", 3)
    (folder / "west.txt").write_text("Afspraken gemeente West 2024\n\nWest bouwt zeventig seniorenwoningen.\n")
    code = (
        "from pathlib import Path; from index.build import update; from index.options import IndexOptions;"
        f"update(Path({str(store)!r}), [Path({str(folder)!r})], IndexOptions(encoder={options.encoder!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    hits = reader.retrieve("seniorenwoningen", 3)
    assert hits[0].passage.agreement == "west"
    assert any("dense" in hit.legs for hit in hits)
    assert reader.version != before
    assert [entry.id for entry in reader.library.entries] == ["noord", "west", "zuid"]


def test_questions_go_on_while_the_index_changes(store: Path, folder: Path, options: IndexOptions) -> None:
    reader = IndexReader.open(store, options)
    reader.warm_up()
    stop = threading.Event()
    failures: list[BaseException] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                assert reader.retrieve("aftoppingsgrens", 3)[0].passage.agreement == "zuid"
            except BaseException as error:  # noqa: BLE001 - reported by the test below
                failures.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in ("veertig", "vijftig"):
        (folder / "noord.txt").write_text(TEXTS["noord.txt"].replace("dertig", number))
        update(store, [folder], options)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_more_rows_than_chroma_takes_at_once(tmp_path: Path) -> None:
    passages = [
        Passage(f"p{number}", "a", 1, None, "", PassageKind.PARAGRAPH, "tekst", "", (Span(1, 0, 1),))
        for number in range(5_500)
    ]
    vectors = np.random.default_rng(1).normal(size=(5_500, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    chroma = ChromaVectors(tmp_path, WORDS_ONLY)
    name = chroma.write(passages, vectors, lambda done, total: None)
    assert chroma.count(name) == 5_500
    ((nearest, cosine),) = chroma.query(name, vectors[5_432], 1, Filter())
    assert nearest == "p5432"
    assert cosine == pytest.approx(1, abs=1e-5)


def test_the_nearest_are_those_of_a_plain_search(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(800, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    passages = [
        Passage(str(number), "ab"[number % 2], 1, None, "", PassageKind.ROW, "tekst", "", (Span(1, 0, 1),))
        for number in range(800)
    ]
    chroma = ChromaVectors(tmp_path, WORDS_ONLY)
    name = chroma.write(passages, vectors, lambda done, total: None)
    query = vectors[0] + 0.3 * vectors[1]
    for within, allowed in ((Filter(), range(800)), (Filter(agreements=("b",)), range(1, 800, 2))):
        cosines = {str(i): float(vectors[i] @ query / np.linalg.norm(query)) for i in allowed}
        expected = sorted(cosines, key=lambda one: -cosines[one])[:10]
        found = chroma.query(name, query, 10, within)
        assert [passage_id for passage_id, _ in found] == expected
        assert [cosine for _, cosine in found] == pytest.approx([cosines[one] for one in expected], abs=1e-4)


@pytest.fixture
def open_sockets() -> Iterator[None]:
    """Chroma's HTTP client (1.5) never closes its connections: they are collected here, without their warning."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a real Chroma server on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = Path(sys.executable).parent / "chroma"
    process = subprocess.Popen(
        [command, "run", "--path", str(tmp_path_factory.mktemp("server")), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no Chroma server on port {port}")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.usefixtures("open_sockets")
def test_the_same_index_on_a_server_with_several_readers(
    tmp_path: Path, folder: Path, model: Path, server: int
) -> None:
    options = IndexOptions(encoder=str(model), chroma_host="127.0.0.1", chroma_port=server)
    one, other = tmp_path / "een", tmp_path / "twee"
    update(one, [folder], options)
    update(other, [folder / "zuid.txt"], options)
    readers = [IndexReader.open(one, options) for _ in range(2)]
    for reader in readers:
        hits = reader.retrieve("vergunninghouders", 3)
        assert hits[0].passage.agreement == "noord"
        assert any("dense" in hit.legs for hit in hits)
    remove(one, ["noord"], options)
    for reader in readers:
        assert {hit.passage.agreement for hit in reader.retrieve("vergunninghouders", 3)} == {"zuid"}
    readers.append(IndexReader.open(other, options))
    assert readers[-1].retrieve("aftoppingsgrens", 3)
    assert not (one / "chroma").exists()
    assert verify(other, options) == []
    for reader in readers:
        reader.close()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.usefixtures("open_sockets")
def test_a_server_that_is_not_there_is_named(tmp_path: Path, folder: Path, model: Path) -> None:
    options = IndexOptions(encoder=str(model), chroma_host="127.0.0.1", chroma_port=9)
    with pytest.raises(StoreError, match=r"Chroma-server op 127\.0\.0\.1:9 antwoordt niet"):
        update(tmp_path / "store", [folder], options)
    assert not (tmp_path / "store" / "manifest.json").exists()
