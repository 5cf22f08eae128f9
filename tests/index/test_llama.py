"""The retrieval works as a llama-index retriever."""

from __future__ import annotations

from pathlib import Path

from index.build import update
from index.llama import PassageRetriever
from index.model import Filter
from index.options import NO_ENCODER, IndexOptions
from index.reader import IndexReader
from tests.index.made import write_texts


def test_nodes_are_the_passages_in_order(tmp_path: Path) -> None:
    options = IndexOptions(encoder=NO_ENCODER)
    update(tmp_path / "store", [write_texts(tmp_path / "teksten")], options)
    reader = IndexReader.open(tmp_path / "store", options)
    nodes = PassageRetriever(reader, k=2).retrieve("aftoppingsgrens per maand")
    hits = reader.retrieve("aftoppingsgrens per maand", 2)
    assert [(node.node_id, node.score) for node in nodes] == [(hit.passage.id, hit.score) for hit in hits]
    assert nodes[0].metadata["agreement"] == "zuid"
    assert "647,19" in nodes[0].text


def test_the_scope_is_kept(tmp_path: Path) -> None:
    options = IndexOptions(encoder=NO_ENCODER)
    update(tmp_path / "store", [write_texts(tmp_path / "teksten")], options)
    reader = IndexReader.open(tmp_path / "store", options)
    nodes = PassageRetriever(reader, within=Filter(agreements=("noord",))).retrieve("aftoppingsgrens huurverhoging")
    assert {node.metadata["agreement"] for node in nodes} == {"noord"}
