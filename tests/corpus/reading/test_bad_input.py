"""Files that cannot or should not be read: one clear line each, never a hang."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from corpus.errors import LimitExceededError, UnreadableFileError
from corpus.limits import MAX_PAGES
from corpus.reading import opening, read_agreement
from tests.corpus.reading.raw_pdf import one_page, stream, text_at, write_pdf

LINE = text_at(72, 700, "De gemeente bouwt in 2026 ten minste 40 woningen.")


def refused(path: Path, *, match: str, error: type[UnreadableFileError] = UnreadableFileError) -> None:
    """The file is refused with one line that starts with its name."""
    with pytest.raises(error, match=match) as caught:
        read_agreement(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(path.name)


def test_missing_file(tmp_path: Path) -> None:
    refused(tmp_path / "weg.pdf", match="bestaat niet")


def test_folder(tmp_path: Path) -> None:
    refused(tmp_path, match="geen bestand")


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.touch()
    refused(path, match="leeg")


def test_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "web.pdf"
    path.write_text("<html>Niet gevonden</html>")
    refused(path, match="geen pdf")


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
def test_truncated_file(tmp_path: Path, part: float) -> None:
    """A part of a PDF is refused, or what can be repaired is read; it never crashes."""
    whole = write_pdf(tmp_path / "heel.pdf", one_page(LINE * 40)).read_bytes()
    path = tmp_path / "half.pdf"
    path.write_bytes(whole[: int(part * len(whole))])
    with pytest.raises(UnreadableFileError, match=r"half\.pdf"):
        read_agreement(path)


def test_encrypted_file(tmp_path: Path) -> None:
    source = write_pdf(tmp_path / "open.pdf", one_page(LINE))
    writer = pypdf.PdfWriter(clone_from=source)
    writer.encrypt("geheim", algorithm="RC4-128")
    path = tmp_path / "slot.pdf"
    writer.write(path)
    writer.close()
    refused(path, match="wachtwoord")


def test_no_pages(tmp_path: Path) -> None:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    refused(write_pdf(tmp_path / "nul.pdf", objects), match="geen pagina")


def test_page_without_text(tmp_path: Path) -> None:
    refused(write_pdf(tmp_path / "wit.pdf", one_page(b"")), match="geen tekst")


def test_too_many_pages(tmp_path: Path) -> None:
    """Both numbers stand in the line."""
    writer = pypdf.PdfWriter()
    for _ in range(5000):
        writer.add_blank_page(595, 842)
    path = tmp_path / "dik.pdf"
    writer.write(path)
    writer.close()
    refused(path, match=rf"5000 pagina's, meer dan de grens van {MAX_PAGES}", error=LimitExceededError)


def test_too_large_a_file(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "groot.pdf", one_page(LINE))
    with pytest.raises(LimitExceededError, match=r"groot\.pdf: het bestand is"):
        opening.check_file(path, limit=100)


def test_page_of_20000_objects(tmp_path: Path) -> None:
    """Many drawn objects are no reason to refuse a page, nor to be slow."""
    drawing = b"".join(b"%d %d m %d %d l S\n" % (k % 500, k % 800, k % 500 + 60, k % 800) for k in range(20_000))
    agreement = read_agreement(write_pdf(tmp_path / "vol.pdf", one_page(LINE + drawing)))
    assert agreement.pages[0].text == "De gemeente bouwt in 2026 ten minste 40 woningen."


def test_too_many_objects(tmp_path: Path) -> None:
    drawing = b"0 0 m 9 9 l S\n" * 60_001
    refused(write_pdf(tmp_path / "tjokvol.pdf", one_page(LINE + drawing)), match="onderdelen, meer dan")


def test_decompression_bomb(tmp_path: Path) -> None:
    """A small file whose page unpacks to hundreds of megabytes is refused before it is unpacked."""
    path = write_pdf(tmp_path / "bom.pdf", one_page(b" " * 300_000_000, packed=True))
    assert path.stat().st_size < 1_000_000
    refused(path, match="uitgepakt", error=LimitExceededError)


def test_cyclic_outline(tmp_path: Path) -> None:
    objects = one_page(LINE, catalog=b"/Outlines 6 0 R")
    objects[6] = b"<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>"
    objects[7] = b"<< /Title (Een) /Parent 6 0 R /Next 8 0 R /Dest [3 0 R /Fit] >>"
    objects[8] = b"<< /Title (Twee) /Parent 6 0 R /Next 7 0 R /First 6 0 R /Dest [3 0 R /Fit] >>"
    assert len(read_agreement(write_pdf(tmp_path / "rond.pdf", objects)).pages) == 1


def test_cyclic_pages(tmp_path: Path) -> None:
    objects = one_page(LINE)
    objects[2] = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"
    path = write_pdf(tmp_path / "kring.pdf", objects)
    try:
        assert read_agreement(path).pages
    except UnreadableFileError as error:
        assert str(error).startswith("kring.pdf")


def test_broken_page(tmp_path: Path) -> None:
    objects = one_page(LINE)
    objects[4] = b"<< /Length 20 /Filter /FlateDecode >>\nstream\nnot compressed at all\nendstream"
    refused(write_pdf(tmp_path / "stuk.pdf", objects), match="stuk.pdf")


def test_wrong_page_labels(tmp_path: Path) -> None:
    """The printed number wins from the PDF's own."""
    pages = {}
    for k in range(3):
        content = LINE + text_at(290, 30, str(k + 5))
        pages[10 + k] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>" % (20 + k)
        )
        pages[20 + k] = stream(content)
    objects = {
        **one_page(LINE, catalog=b"/PageLabels << /Nums [0 << /S /r /St 90 >>] >>"),
        **pages,
        2: b"<< /Type /Pages /Kids [10 0 R 11 0 R 12 0 R] /Count 3 >>",
    }
    agreement = read_agreement(write_pdf(tmp_path / "labels.pdf", objects))
    assert [page.label for page in agreement.pages] == ["5", "6", "7"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rotated_page(tmp_path: Path, turn: int) -> None:
    """A page stored on its side and turned by /Rotate reads as it is shown."""
    size = (842, 595) if turn in {90, 270} else (595, 842)
    matrix = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]

    def place(x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as shown (842 by 595 or 595 by 842, y upwards) is stored."""
        return {90: (595 - y, x), 180: (595 - x, 842 - y), 270: (y, 842 - x)}[turn]

    lines = [(72, size[1] - 100, "De corporatie isoleert 120 woningen"), (72, size[1] - 114, "voor eind 2027.")]
    content = b"".join(text_at(*place(x, y), text, matrix=matrix) for x, y, text in lines)
    path = write_pdf(tmp_path / "draai.pdf", one_page(content, page=b"/Rotate %d" % turn))
    page = read_agreement(path).pages[0]
    assert page.text == "De corporatie isoleert 120 woningen voor eind 2027."
    assert (page.width, page.height) == size
    assert page.fragments[0].box.x0 == pytest.approx(72, abs=1)
    assert 90 < page.fragments[0].box.y0 < 101
