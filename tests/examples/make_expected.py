"""Writes what readers must find in the example agreements: `python -m tests.examples.make_expected`.

`<id>.register.csv` is the register; `<id>.yaml` the parties, terms, tables, labels and dates. Both come from
the sources that the PDFs are set from, never from a reading; only pages are looked up in the PDF.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import yaml

from tests.examples.register_rows import (
    SOURCES,
    ExpectedRow,
    Pages,
    hoogwerve_rows,
    veldrecht_rows,
    zandermeer_rows,
)
from tests.examples.zandermeer_source import read_source

EXPECTED = Path(__file__).parent / "expected"
Facts = dict[str, Any]


def _party(name: str, role: str, *aliases: str) -> Facts:
    return {"name": name, "role": role, "aliases": list(aliases)}


def _veldrecht() -> Facts:
    source = yaml.safe_load((SOURCES / "veldrecht.yaml").read_text("utf-8"))
    labels, years = source["tabel2"]["labels"], source["tabel2"]["jaren"]
    programme, energy = source["tabel1"], source["tabel2"]
    pages = Pages("veldrecht")
    return {
        "municipality": "Veldrecht",
        "years": [2024, 2027],
        "signed_on": "2023-12-14",
        "labels": [None, *(str(n) for n in range(2, 9))],
        "signatories": [name.split(",")[0] for _, name in source["ondertekening"]],
        "parties": [
            _party("gemeente Veldrecht", "municipality"),
            _party("Woonstichting Merelhof", "corporation", "Merelhof"),
            _party("Wilgenpoort Wonen", "corporation", "Wilgenpoort"),
            _party("Huurdersraad Merelhof", "tenant_organisation"),
            _party("Huurdersvereniging De Wilgenstem", "tenant_organisation", "De Wilgenstem"),
        ],
        "definitions": [],
        "tables": [
            {
                "title": programme["titel"],
                "page": pages.find(programme["titel"]),
                "columns": programme["kolommen"],
                "rows": [*programme["rijen"], programme["totaal"]],
            },
            {
                "title": energy["titel"],
                "page": pages.find(energy["titel"]),
                "columns": ["Corporatie", *(f"{year} / {label}" for year in years for label in labels)],
                "rows": [*energy["rijen"], energy["totaal"]],
            },
        ],
    }


def _zandermeer() -> Facts:
    source = read_source(SOURCES / "zandermeer.html")
    pages = Pages("zandermeer")
    return {
        "municipality": "Zandermeer",
        "years": [2024, 2025],
        "signed_on": "2024-02-06",
        "labels": [None, "ii", "iii", "1", "2", "3", "4", "5", "6"],
        "signatories": ["Rianne Osterbeek", "Pim van Oostrumveld", "Dineke Haverschot"],
        "parties": [
            _party("gemeente Zandermeer", "municipality"),
            _party("Woonstichting Merelhof", "corporation", "Merelhof"),
            _party("Huurdersraad Merelhof", "tenant_organisation", "HRM"),
        ],
        "definitions": [{"term": t, "text": d, "page": pages.find(t + d)} for t, d in source.terms],
        "tables": [
            {
                "title": source.caption,
                "page": pages.find(source.caption),
                "columns": source.cells[0],
                "rows": source.cells[1:],
            }
        ],
    }


def _hoogwerve() -> Facts:
    source = yaml.safe_load((SOURCES / "hoogwerve.yaml").read_text("utf-8"))
    pages = Pages("hoogwerve")
    tables = [chapter["tabel"] for chapter in source["hoofdstukken"] if "tabel" in chapter]
    return {
        "municipality": "Hoogwerve",
        "years": [2023, 2026],
        "signed_on": "2024-11-28",
        "labels": [None, "1", "2", "3", "4", "5", "6", None, None],
        "signatories": [name.split(",")[0] for _, name in source["ondertekening"]],
        "parties": [
            _party("gemeente Hoogwerve", "municipality"),
            _party("Woningstichting Eikenstaete", "corporation", "Eikenstaete"),
            _party("Woonstichting Merelhof", "corporation", "Merelhof"),
            _party("Huurdersplatform Eikenstaete", "tenant_organisation", "HPE"),
            _party("Huurdersraad Merelhof", "tenant_organisation", "HRM"),
        ],
        "definitions": [{"term": t, "text": d, "page": pages.find(t + d)} for t, d in source["begrippen"]],
        "tables": [
            {"title": t["titel"], "page": pages.find(t["titel"]), "columns": t["kop"], "rows": t["rijen"]}
            for t in tables
        ],
    }


def _write_register(agreement: str, rows: list[ExpectedRow]) -> None:
    with (EXPECTED / f"{agreement}.register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(ExpectedRow)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def main() -> None:
    """Write the expected files of the three agreements."""
    EXPECTED.mkdir(exist_ok=True)
    registers = {"veldrecht": veldrecht_rows, "zandermeer": zandermeer_rows, "hoogwerve": hoogwerve_rows}
    facts = {"veldrecht": _veldrecht, "zandermeer": _zandermeer, "hoogwerve": _hoogwerve}
    for agreement, rows in registers.items():
        _write_register(agreement, rows())
        text = yaml.safe_dump(facts[agreement](), allow_unicode=True, sort_keys=False, width=110)
        (EXPECTED / f"{agreement}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
