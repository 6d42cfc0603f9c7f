"""Which stretches of a document speak of which industry chain.

A chain has a clause of its own, with all clauses below it (（一）光伏产业链), or sentences of its own in a
clause of several (做强风电产业链，依托…；在氢能领域，依托…).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import chain_openings, cluster_names, headings, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Clause, Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.phrases import Flat

_FIELD = re.compile(r"(?:工程|专项|产业|行动|领域|装备|集群)$")
_ABOVE = re.compile(
    r"产业链|产业集群|重点产业|重点领域|产业技术|优势产业|新兴产业|传统产业|未来产业|主导产业"
)
_NO_CHAIN = re.compile(
    r"保障|措施|机制|组织|政策|人才|服务|监督|考核|资金|环境|目标|要求|原则|思想|改革|合作|管理|体系|平台|能力|企业|主体|方向|重点|布局|单位"
)
# A field's name as a heading has so many characters.
_SHORT, _LONG = 2, 16


class Span(NamedTuple):
    """A stretch of a passage about one chain.

    Attributes:
        chain: The chain's name as written.
        flat: The passage's flat text.
        start: Where the stretch begins in it.
        end: Where it ends.
        label: Heading of the clause, which may name a field (支撑单位).
        sure: Whether the name is one of a chain; else it counts only where bodies are named for it.
        group: What holds together: the path of the clause that is headed by the name, or one stretch.
        family: The clause above and the last word of the name, which fields side by side share; or empty.
    """

    chain: str
    flat: Flat
    start: int
    end: int
    label: str
    sure: bool
    group: str
    family: str


class _Headed(NamedTuple):
    """A clause that is headed by a chain or a field."""

    name: str
    sure: bool
    path: str
    family: str


def find(document: PolicyDocument) -> Iterator[Span]:
    """Stretches of a document, in order of the text."""
    headed = {clause.start: clause for clause in document.clauses}
    names = _names(document.clauses)
    for passage in document.passages:
        flat = phrases.flat(passage)
        heading = headings.place(flat, headed.get(passage.start))
        label = flat.text[heading.start : heading.end]
        one = _nearest(passage.path, names)
        inline = [] if one and one.sure else list(_inline(passage, flat, heading.body))
        yield from inline
        if one and not inline:
            # 龙头企业：甲集团、乙公司。 is all heading and says what it says.
            begin = heading.start if re.search("[：:].", label) else heading.body
            stretch = (begin, len(flat.text), label)
            yield Span(one.name, flat, *stretch, one.sure, one.path, one.family)


def _names(clauses: tuple[Clause, ...]) -> dict[str, _Headed]:
    """The clauses that are headed by a chain or field, by path."""
    found: dict[str, _Headed] = {}
    above = {clause.path: clause.heading for clause in clauses}
    for clause in clauses:
        name, _ = cluster_names.of_heading(clause.heading)
        if name:
            found[clause.path] = _Headed(name, True, clause.path, "")
            continue
        text = "".join(clause.heading.split())
        name = text[cluster_names.front(text) :]
        up = clause.path.rpartition("/")[0]
        parent = above.get(up, "")
        plain = name == text and _SHORT <= len(name) <= _LONG
        field = _FIELD.search(name)
        fits = field or (plain and _ABOVE.search(parent))
        # 新兴集群 and 优势产业 name no industry.
        own = name.removesuffix(field.group()) if field else name
        if fits and cluster_names.is_specific(own) and not _NO_CHAIN.search(name):
            family = f"{up}/{field.group() if field else ''}"
            found[clause.path] = _Headed(name, False, clause.path, family)
    return found


def _nearest(path: str, names: dict[str, _Headed]) -> _Headed | None:
    """The nearest headed clause at or above a path."""
    while path:
        if path in names:
            return names[path]
        path = path.rpartition("/")[0]
    return None


def _inline(passage: Passage, flat: Flat, start: int) -> Iterator[Span]:
    """Stretches that open with a chain's or field's name: to the next such or, for a field, their end."""
    opened = [*chain_openings.find(passage, flat, start)]
    if not opened:
        return
    ends = [*(one.start for one in opened[1:]), len(flat.text)]
    for one, end in zip(opened, ends, strict=True):
        stop = re.compile(r"[。；;]").search(flat.text, one.body, end)
        last = end if one.sure or stop is None else stop.end()
        yield Span(one.name, flat, one.body, last, "", one.sure, f"{flat.path}@{one.start}", "")
