"""Word and PDF files as offices make them, small."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Drawing = Callable[[Canvas], None]

FONT = "STSong-Light"  # every reader of PDF files brings it, so that none is embedded
SIZE, LEFT, WIDE, PITCH = (
    16,
    72,
    28,
    28,
)  # GB/T 9704: 28 characters a line, 28 points from line to line
# A PNG of one point.
GREY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mM4AQAAygDJNEIn8wAAAABJRU5ErkJggg=="
)
OTHERS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def word(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A Word document with this XML in its body, and in its numbering and styles beside what is there."""
    document = docx.Document()
    lists = document.part.numbering_part.element
    lists.clear()
    for element, content in (
        (document.element.body, body),
        (lists, numbering),
        (document.styles.element, styles),
    ):
        for child in parse_xml(f"<w:root {nsdecls('w')} {OTHERS}>{content}</w:root>"):
            element.append(child)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of Word; a tab in the text is a tab stop, as it is in the file's own text."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def table(*rows: Sequence[str]) -> str:
    """A table of Word, given as rows of cells' contents."""
    cells = ["".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def printed(*pages: Drawing, password: str = "") -> bytes:
    """A PDF file of these pages."""
    stream = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(stream, pagesize=(595, 842), encrypt=encryption)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def page(*paragraphs: str, header: str = "", footer: str = "", indent: bool = True) -> Drawing:
    """A page of text; a paragraph that begins with `>` stands in the middle, with `|` goes on."""

    def draw(canvas: Canvas) -> None:
        if header:
            canvas.drawString(LEFT, 800, header)
        canvas.drawCentredString(595 / 2, 30, footer)
        y = 760
        for text in paragraphs:
            if text.startswith(">"):
                canvas.drawCentredString(595 / 2, y, text[1:])
                y -= PITCH
                continue
            lead = "" if text.startswith("|") or not indent else "　　"
            rest = lead + text.removeprefix("|")
            while rest:
                canvas.drawString(LEFT, y, rest[:WIDE])
                rest, y = rest[WIDE:], y - PITCH
            if not text:
                y -= PITCH

    return draw


def ruled(*rows: Sequence[str | None], widths: Sequence[int] = (60, 200, 150)) -> Drawing:
    """A page that a ruled table begins; None is a cell that the one above reaches down to."""
    height = 44

    def draw(canvas: Canvas) -> None:
        top = 780
        canvas.setFont(FONT, 10)
        for number, row in enumerate(rows):
            x, y = LEFT, top - number * height
            for width, text in zip(widths, row, strict=True):
                canvas.line(x, y, x, y - height)
                if text is not None:
                    canvas.line(x, y, x + width, y)
                    for line, part in enumerate(wrapped(text, (width - 12) // 10)):
                        canvas.drawString(x + 5, y - 14 - 13 * line, part)
                x += width
            canvas.line(x, y, x, y - height)
        bottom = top - len(rows) * height
        canvas.line(LEFT, bottom, LEFT + sum(widths), bottom)

    return draw


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a cell."""
    return [line[i : i + width] for line in text.split("\n") for i in range(0, len(line), width)]


def both(*drawings: Drawing) -> Drawing:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for drawing in drawings:
            drawing(canvas)

    return draw


def scan(canvas: Canvas) -> None:
    """A page that is a picture."""
    canvas.drawImage(ImageReader(io.BytesIO(GREY)), 0, 0, 595, 842)
