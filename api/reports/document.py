"""Word documents, written: headings, paragraphs, quotes and tables as offices are used to them."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed: equal content gives equal bytes; Word knows no zones
_FONTS = {
    "Normal": ("宋体", 10.5),
    "Title": ("黑体", 22),
    "Heading 1": ("黑体", 15),
    "Heading 2": ("黑体", 12),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML cannot hold them
_INK = RGBColor(0x1A, 0x23, 0x30)


class Document:
    """A document that is written from top to bottom."""

    def __init__(self) -> None:
        self._docx = docx.Document()
        section = self._docx.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
        section.top_margin = section.bottom_margin = Cm(2.4)
        for name, (font, size) in _FONTS.items():
            _set_font(self._docx.styles[name], font, size)
        self._docx.core_properties.author = "创图"
        self._docx.core_properties.created = self._docx.core_properties.modified = _MADE
        _number_pages(section.footer.paragraphs[0])

    def title(self, text: str, below: str) -> None:
        """The title of the document, and a line below it."""
        heading = self._docx.add_heading(_clean(text), 0)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _drop_border(heading)
        line = self._docx.add_paragraph(_clean(below))
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(12)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; it stays with what follows."""
        self._docx.add_heading(_clean(text), level)

    def text(self, text: str, *, lead: str = "", colour: str = "", indent: float = 0) -> None:
        """A paragraph.

        Args:
            text: What it says.
            lead: Words in bold in front.
            colour: Of these words, as RRGGBB.
            indent: In centimetres.
        """
        paragraph = self._docx.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(indent)
        paragraph.paragraph_format.space_after = Pt(3)
        if lead:
            run = paragraph.add_run(_clean(lead))
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(colour) if colour else _INK
        paragraph.add_run(_clean(text))

    def quote(self, text: str, source: str) -> None:
        """Words of a document, and where they stand."""
        paragraph = self._docx.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_after = (
            Cm(0.8),
            Pt(6),
        )
        _ruled_left(paragraph)
        words = paragraph.add_run(_clean(text))
        words.font.size = Pt(9.5)
        _set_run_font(words, "楷体")
        place = paragraph.add_run(f"\n——{_clean(source)}")
        place.font.size, place.font.color.rgb = Pt(9), RGBColor(0x52, 0x60, 0x6F)

    def table(
        self,
        header: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        *,
        signs: bool = False,
    ) -> None:
        """A table; widths in centimetres; `signs` gives rows the room for a signature."""
        cells = [list(header), *map(list, rows)] if header else [list(row) for row in rows]
        table = self._docx.add_table(rows=len(cells), cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, (row, texts) in enumerate(zip(table.rows, cells, strict=True)):
            if signs:
                row.height = Cm(1.2)
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = Pt(1)
                paragraph.paragraph_format.space_after = Pt(1)
                run = paragraph.add_run(_clean(str(text)))
                run.font.size = Pt(9.5)
                run.bold = bool(header) and number == 0
            if header and number == 0:
                _repeat(row)
                for cell in row.cells:
                    _shade(cell)
            _keep_whole(row)
        self._docx.add_paragraph().paragraph_format.space_after = Pt(2)

    def body(self) -> bytes:
        """The document as a file."""
        file = io.BytesIO()
        self._docx.save(file)
        return file.getvalue()


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _set_font(style: Any, font: str, size: float) -> None:  # noqa: ANN401 -- python-docx has no types
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)


def _set_run_font(run: Any, font: str) -> None:  # noqa: ANN401 -- as above
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 -- the way of python-docx


def _number_pages(paragraph: Any) -> None:  # noqa: ANN401 -- as above
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, field in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES")):
        paragraph.add_run(before)
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        paragraph._p.append(element)  # noqa: SLF001 -- as above
    paragraph.add_run(" 页")


def _drop_border(paragraph: Any) -> None:  # noqa: ANN401 -- as above
    """Take the rule below a title away: the style of python-docx has one."""
    none = OxmlElement("w:pBdr")
    paragraph._p.get_or_add_pPr().append(none)  # noqa: SLF001 -- as above
    side = OxmlElement("w:bottom")
    side.set(qn("w:val"), "nil")
    none.append(side)


def _ruled_left(paragraph: Any) -> None:  # noqa: ANN401 -- as above
    borders, side = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", "1D4D7E")):
        side.set(qn(f"w:{name}"), value)
    borders.append(side)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 -- as above


def _repeat(row: Any) -> None:  # noqa: ANN401 -- as above
    """Show a row again at the top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- as above


def _shade(cell: Any) -> None:  # noqa: ANN401 -- as above
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E6ECF3")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 -- as above


def _keep_whole(row: Any) -> None:  # noqa: ANN401 -- as above
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- as above
