"""The JSON that scripts outside the project read: a contract, so fields are added and never changed."""

from __future__ import annotations

from dataclasses import asdict

from assistant.model import Answer, AnswerTable, Citation, Claim, Scope
from corpus.model import Box
from index.model import Ranked


def answer_json(answer: Answer, question_id: str | int | None = None) -> dict[str, object]:
    """An answer as plain JSON values; `seconds` to the millisecond, boxes in points to two decimals."""
    return {
        "id": question_id,
        "answer": answer.text,
        "abstained": answer.abstained,
        "kind": answer.kind.value,
        "scope": scope_json(answer.scope),
        "citations": [citation_json(citation) for citation in answer.citations],
        "claims": [claim_json(claim) for claim in answer.claims],
        "seconds": round(answer.seconds, 3),
        "index_version": answer.index_version,
        "completed_question": answer.completed_question,
        "table": table_json(answer.table) if answer.table else None,
        "suggestions": [asdict(suggestion) for suggestion in answer.suggestions],
        "notices": list(answer.notices),
    }


def scope_json(scope: Scope) -> dict[str, object]:
    """A scope: every field a list, empty when not restricted."""
    return {name: list(values) for name, values in asdict(scope).items()}


def citation_json(citation: Citation) -> dict[str, object]:
    """A citation; `page` is the PDF page, `page_label` the printed number or null."""
    return {
        "agreement": citation.agreement,
        "title": citation.title,
        "page": citation.page,
        "page_label": citation.page_label,
        "item": citation.item,
        "quote": citation.quote,
        "boxes": [_box_json(box) for box in citation.boxes],
        "also_pages": list(citation.also_pages),
        "ocr_confidence": citation.ocr_confidence,
    }


def claim_json(claim: Claim) -> dict[str, object]:
    """A claim with the indexes of its citations and the verdict of each check."""
    return {
        "text": claim.text,
        "citations": list(claim.citations),
        "checks": [asdict(check) for check in claim.checks],
    }


def table_json(table: AnswerTable) -> dict[str, object]:
    """A comparison: column heads, and per row its head and cells with their citations."""
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [
            {
                "head": head,
                "cells": [
                    {"text": cell.text, "citations": list(cell.citations), "value": cell.value} for cell in cells
                ],
            }
            for head, cells in table.rows
        ],
    }


def search_json(ranked: list[Ranked], query_id: str | int | None = None) -> dict[str, object]:
    """Search results, best first; `score` is the fused score."""
    return {"id": query_id, "passages": [_passage_json(hit) for hit in ranked]}


def _passage_json(hit: Ranked) -> dict[str, object]:
    passage = hit.passage
    return {
        "agreement": passage.agreement,
        "page": passage.page,
        "page_label": passage.page_label,
        "item": passage.item,
        "kind": passage.kind.value,
        "text": passage.text,
        "score": round(float(hit.score), 6),
        "also_pages": list(passage.also_pages),
    }


def _box_json(box: Box) -> list[float]:
    return [round(value, 2) for value in box]
