"""One round: summary by rule and city, and its applications, narrowed and in pages, heaviest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.decisions import FINDING_VERDICTS
from answers.rounds import UNKNOWN, VERDICTS
from api.pages.asking_rounds import FILTERS, PAGE_SIZE, application_url
from api.pages.checking import Tally
from api.pages.narrowing import Facet, Option, facet
from api.pages.paging import PageLink, page_links
from api.reports.telling import RAISED, basis_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.rounds import Judged, Round, Screened
    from api.pages.asking_rounds import AskedRound
    from checks.finding import Verdict

_UNDECIDED = "未决定"


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding of the list: its rule, how heavy it is, and what was decided about it."""

    title: str
    verdict: Verdict
    decision: str


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application of the list."""

    url: str
    number: str
    name: str
    details: tuple[str, ...]
    verdict: Verdict
    raised: tuple[Raised, ...]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A rule or a city with its counts in the order of the verdicts; `url` narrows the list to it."""

    label: str
    url: str
    counts: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All that `round.html` shows.

    Attributes:
        heading: What the round is called.
        basis: What it was screened with, as label and text.
        tallies: Applications by their heaviest verdict.
        tables: Label and rows: by rule, by city.
        rejected: Rows of the file that were not screened, in a sentence each.
        rows: Applications of this page.
        total: Applications over all pages.
        first: Number of the first one shown, from 1.
        facets: Filters.
        chosen: Filters that are set.
        clear_url: The round without filters.
        pages: Page numbers around this one.
        downloads: Label and address.
    """

    heading: str
    basis: tuple[tuple[str, str], ...]
    tallies: tuple[Tally, ...]
    tables: tuple[tuple[str, tuple[TallyRow, ...]], ...]
    rejected: tuple[str, ...]
    rows: tuple[ApplicationRow, ...]
    total: int
    first: int
    facets: tuple[Facet, ...]
    chosen: tuple[Option, ...]
    clear_url: str
    pages: tuple[PageLink, ...]
    downloads: tuple[tuple[str, str], ...]
    title: str
    query: str = ""
    place: str = "rounds"


def round_page(round_: Round, asked: AskedRound) -> RoundPage:
    """The page of a part of a round."""
    found = [one for one in round_.applications if _fits(one, asked)]
    found.sort(key=lambda one: (-one.verdict.weight, -one.count(one.verdict)))
    last = max(1, -(-len(found) // PAGE_SIZE))
    start = (min(asked.page, last) - 1) * PAGE_SIZE
    return RoundPage(
        heading=round_.basis.title,
        basis=tuple(basis_rows(round_)),
        tallies=tuple(Tally(verdict, round_.verdicts[verdict]) for verdict in VERDICTS),
        tables=(
            ("规则", _tallies(round_, asked, "rule")),
            ("地市", _tallies(round_, asked, "city")),
        ),
        rejected=tuple(
            f"第{r.row}行{r.column and f'“{r.column}”列'}：{r.reason}。{r.remedy}"
            for r in round_.basis.input.rejected
        ),
        rows=tuple(_row(one, asked.id) for one in found[start : start + PAGE_SIZE]),
        total=len(found),
        first=start + 1,
        facets=tuple(_facets(round_, asked)),
        chosen=tuple(_chosen(round_, asked)),
        clear_url=f"/rounds/{asked.id}",
        pages=page_links(min(asked.page, last), last, lambda page: asked.on_page(page).url),
        downloads=downloads(asked.id),
        title=f"{round_.basis.title} · 审查结果",
    )


def downloads(id_: str) -> tuple[tuple[str, str], ...]:
    """The files of a round, by what they are called."""
    kinds = (("Word 报告", "docx"), ("Excel 工作簿", "xlsx"), ("JSON", "json"))
    return tuple((label, f"/rounds/{id_}.{ending}") for label, ending in kinds)


def _values(one: Screened, name: str) -> set[str]:
    """The values of a filter that an application has."""
    raised = [judged for judged in one.findings if judged.verdict in RAISED]
    if name == "verdict":
        return {one.verdict.value}
    if name == "city":
        return {one.city or UNKNOWN}
    return {judged.rule for judged in raised} if name == "rule" else set(map(_decision, raised))


def _decision(judged: Judged) -> str:
    return judged.decision.verdict if judged.decision and judged.is_decided else _UNDECIDED


def _fits(one: Screened, asked: AskedRound, but: str = "") -> bool:
    """Whether an application is in the part that is asked for, one filter left aside."""
    return all(value in _values(one, name) for name, value in asked.filters.items() if name != but)


def _row(one: Screened, round_: str) -> ApplicationRow:
    raised = (judged for judged in one.findings if judged.verdict in RAISED)
    details = ("、".join(one.hosts), one.leader, one.city, one.type)
    return ApplicationRow(
        url=application_url(round_, one.number),
        number=one.number,
        name=one.name,
        details=tuple(filter(None, details)),
        verdict=one.verdict,
        raised=tuple(
            Raised(j.title, j.verdict, j.decision.verdict if j.decision and j.is_decided else "")
            for j in raised
        ),
    )


def _tallies(round_: Round, asked: AskedRound, name: str) -> tuple[TallyRow, ...]:
    tallies = round_.by_rule if name == "rule" else round_.by_city
    return tuple(
        TallyRow(t.label, asked.toggled(name, t.id).url, tuple((v, t.counts[v]) for v in VERDICTS))
        for t in tallies
    )


def _labels(round_: Round, name: str) -> dict[str, str]:
    """The values of a filter in their order, with their labels."""
    if name == "verdict":
        return {verdict.value: verdict.zh for verdict in VERDICTS}
    if name == "decision":
        return {value: value for value in (_UNDECIDED, *FINDING_VERDICTS)}
    tallies = round_.by_rule if name == "rule" else round_.by_city
    return {tally.id: tally.label for tally in tallies}


def _facets(round_: Round, asked: AskedRound) -> Iterator[Facet]:
    for name, label in FILTERS.items():
        near = [one for one in round_.applications if _fits(one, asked, but=name)]
        counts = Counter(value for one in near for value in _values(one, name))
        options = [
            Option(
                text,
                counts[value],
                asked.toggled(name, value).url,
                asked.filters.get(name) == value,
            )
            for value, text in _labels(round_, name).items()
            if counts[value] or asked.filters.get(name) == value
        ]
        if options:
            yield facet(label, options)


def _chosen(round_: Round, asked: AskedRound) -> Iterator[Option]:
    for name, value in asked.filters.items():
        text = _labels(round_, name).get(value, value)
        yield Option(f"{FILTERS[name]}：{text}", 0, asked.toggled(name, value).url, on=True)
