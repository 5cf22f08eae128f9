"""The retrieval as a llama-index retriever, for those who build something else on it."""

from __future__ import annotations

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.model import Filter, Ranked, Retriever


class PassageRetriever(BaseRetriever):  # type: ignore[misc] # llama-index is not followed by the type checker
    """Gives the `k` best passages within `within` as nodes: words and context, agreement, page and item."""

    def __init__(self, retriever: Retriever, *, k: int = 10, within: Filter | None = None) -> None:
        self._retriever = retriever
        self._k = k
        self._within = within or Filter()
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        ranked = self._retriever.retrieve(query_bundle.query_str, self._k, self._within)
        return [NodeWithScore(node=node_of(hit), score=hit.score) for hit in ranked]


def node_of(hit: Ranked) -> TextNode:
    """The passage as a node. `page` is the PDF page (1-based), `page_label` the printed number or ""."""
    passage = hit.passage
    return TextNode(
        id_=passage.id,
        text=passage.text,
        metadata={
            "agreement": passage.agreement,
            "page": passage.page,
            "page_label": passage.page_label or "",
            "item": passage.item,
            "kind": passage.kind.value,
            "context": passage.context,
        },
    )
