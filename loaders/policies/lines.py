"""The lines of a document's text, cleaned of what crawlers and converters add, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.policies.numbers import NUMERALS

_BREAKS = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = r"\s\u3000\u00a0\u200b-\u200f\ufeff\u2060"
# Leading marks: quotation, bold, bookmarks of converted Word files, HTML spaces.
_LEAD = re.compile(
    rf"(?:[{_SPACE}]|>(?=[{_SPACE}>]|$)|\*\*|__|\[bookmark:[^\]\n]*\]|&nbsp;|<br ?/?>)+"
)
# A list mark of Markdown before a number of the text's own.
_LISTED = re.compile(rf"[-*+]\s+(?=(?:\*\*)?[（(第]?\s*[{NUMERALS}\d]{{1,4}}\s*[）)、.．条章节])")
_HASHES = re.compile(r"(#{1,6})\s+")
_TRAILS = ("**", "__", "&nbsp;", "<br>", "<br/>", "\\")
_SPACES = " \t\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff\u2060"
# No line of a web page's furniture is longer; longer ones are text and are not tried.
_FURNITURE = 600
_JUNK = re.compile(
    r"<!--.*?-->"  # comments
    r"|[-=*_—–━─═＿﹏~～]{3,}"  # rules
    r"|[-—–·\s]*\d{1,4}[-—–·\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?"  # page numbers
    r"|!?\[[^\]]*\]\([^)]*\)|(?:[-*]\s+)?!?\[.*\]\(.*\)|<?https?://\S+>?"  # links
    # where a page stands on its site
    r"|(?:您(?:现在|当前|所在|的)*|当前(?:所在|的)*)位置\s*[:：].*|(?:网站)?首页\s*[>＞»›].*"
    r"|.*(?:\.{4,}|…{2,}|·{4,})\s*\d+"  # entries of a table of contents
)
# A header of 键：值 lines has only headings above it; a few tell.
_HEADER = 4
# 键：值 lines above a text, as web sites and crawlers write them.
_NAMES = (
    "索引号|信息索引|发文机关|发文机构|发文单位|发布机构|发布单位|制定机关|公布机关|发文字号|文号|文件编号|成文日期|发文日期|发布日期"
    "|公布日期|印发日期|生成日期|发文时间|发布时间|更新时间|更新日期|检索时间|检索关键词|施行日期|实施日期|生效日期|失效日期|废止日期"
    "|标题|主题分类|信息分类|主题词|公文种类|体裁|来源|信息来源|文章来源|原文链接|链接|有效性|有效状态|效力状态|时效状态"
    "|时效性|时效|浏览次数|浏览量|浏览|阅读次数|阅读|点击数|点击率|字号|字体|作者|公开方式|公开范围|公开形式"
)
# Web sites set the letters of a key apart: 索 引 号.
_KEYS = "|".join(r"[ \u3000]*".join(name) for name in _NAMES.split("|"))
_META = re.compile(rf"(?:[-*]\s+)?(?:【|\[)?({_KEYS})(?:】|\])?\s*[:：]\s*(.*)")
# Several pairs on one line, as the cells of a table or apart by spaces.
_NEXT_PAIR = re.compile(rf"(?:\s+|\s*[|｜]\s*)(?=(?:【|\[)?(?:{_KEYS})(?:】|\])?\s*[:：])")
_BOLD_META = re.compile(
    r"\s*(?:[-*>]\s+)*\*\*([^*:：\d（(第]{2,12})(?:[:：]\s*\*\*|\*\*\s*[:：])\s*(.*)"
)
_ASCII_META = re.compile(r"([a-z_]{2,20}):\s+(.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with content.

    Attributes:
        start: Offset of the first character that counts.
        end: Offset after the last one.
        text: The characters between, as written.
        depth: Number of `#` before it, 0 for none.
        spaced: Whether an empty line, or the beginning of the file, stands before it.
    """

    start: int
    end: int
    text: str
    depth: int = 0
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken apart.

    Attributes:
        lines: Lines of the document itself, in order.
        meta: What a header of 键：值 lines says; a key's first value counts.
        wrapper: Lines that a web site, a printer or a converter added, in order; the header's among them.
    """

    lines: tuple[Line, ...]
    meta: dict[str, str]
    wrapper: tuple[Line, ...]


def read(text: str) -> Page:
    """Take a text apart into lines and the key-value header that a web site put before them.

    Between the lines and the wrapper's stand only spaces and the marks of Markdown, HTML and Word.
    """
    lines: list[Line] = []
    wrapper: list[Line] = []
    meta: dict[str, str] = {}
    last_end = -1
    for match in _BREAKS.finditer(text):
        line = _clean(text, match.start(), match.end())
        if line is None:
            continue
        header = all(earlier.depth for earlier in lines[:_HEADER])
        pairs = _pairs(match.group(), line.text, header=header)
        for key, value in pairs:
            meta.setdefault(key, value)
        if pairs or (len(line.text) <= _FURNITURE and _JUNK.fullmatch(line.text)):
            wrapper.append(line)
        else:
            spaced = last_end < 0 or _has_empty_line(text, last_end, match.start())
            lines.append(Line(line.start, line.end, line.text, line.depth, spaced))
        last_end = match.end()
    return Page(tuple(lines), meta, tuple(wrapper))


def _clean(text: str, start: int, end: int) -> Line | None:
    depth = 0
    while start < end:
        lead = _LEAD.match(text, start, end) or _LISTED.match(text, start, end)
        if lead:
            start = lead.end()
            continue
        hashes = _HASHES.match(text, start, end)
        if hashes is None:
            break
        depth, start = len(hashes.group(1)), hashes.end()
    end = _trimmed(text, start, end)
    return Line(start, end, text[start:end], depth) if start < end else None


def _trimmed(text: str, start: int, end: int) -> int:
    while start < end:
        if text[end - 1] in _SPACES or text[end - 1].isspace():
            end -= 1
            continue
        mark = next((m for m in _TRAILS if text.endswith(m, start, end)), None)
        if mark is None:
            break
        end -= len(mark)
    return end


def _pairs(raw: str, text: str, *, header: bool) -> list[tuple[str, str]]:
    """Read a line of 键：值; in the header a bold key may have any name, elsewhere only a known one."""
    if len(raw) > _FURNITURE or (":" not in raw and "：" not in raw):
        return []
    bold = _BOLD_META.fullmatch(raw) if header else None
    if bold is not None:
        return [(_key(bold.group(1)), bold.group(2).strip())]
    plain = text.replace("**", "")
    if _META.fullmatch(plain) is None:
        english = _ASCII_META.fullmatch(text) if header else None
        return [(english.group(1), english.group(2).strip())] if english else []
    cells = (_META.fullmatch(cell) for cell in _NEXT_PAIR.split(plain))
    return [(_key(cell.group(1)), cell.group(2).strip()) for cell in cells if cell]


def _key(written: str) -> str:
    return "".join(written.split())


def _has_empty_line(text: str, end: int, start: int) -> bool:
    between = text[end:start].replace("\r\n", "\n")
    return len(between) > 1
