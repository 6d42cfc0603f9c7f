"""The queue: pairs of entries that a load could not tell apart, and what people decided about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answers.comparison import Compared, compared
from answers.decisions import Decision, log
from answers.naming import name_of
from answers.pairs import JUDGED_KINDS, PAIR_VERDICTS, pair_decisions, pair_subject
from graph.errors import InputError, NotFoundError
from graph.names import text_key
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.store import Node, View

OPEN = "待判定"
STATES = (OPEN, *PAIR_VERDICTS)
_BETWEEN = "~"  # between two ids in an address: needs no escape there, and stands in no id


@dataclass(frozen=True, slots=True)
class QueueQuestion:
    """What is asked of the queue.

    Attributes:
        words: What one of the names holds.
        kind: A kind of `JUDGED_KINDS`; empty for all.
        state: One of `STATES`.
    """

    words: str = ""
    kind: str = ""
    state: str = OPEN
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One side: `where` tells people of one name apart; `loaded` is false where no list has it now."""

    id: str
    name: str
    where: str = ""
    loaded: bool = True

    @property
    def said(self) -> str:
        """The name, with the place where it is needed."""
        return f"{self.name}（{self.where}）" if self.where else self.name


@dataclass(frozen=True, slots=True)
class QueuedPair:
    """Two entries that may be one.

    Attributes:
        id: Both ids, for addresses.
        kind: Kind of both.
        one: The first entry, by id.
        score: How likely it is one thing, from 0 to 1; None where the load did not ask.
        reasons: Why it may be, in Chinese.
        decision: What counts; None where nothing is decided.
    """

    id: str
    kind: str
    kind_zh: str
    one: Entry
    other: Entry
    score: float | None
    reasons: tuple[str, ...]
    decision: Decision | None

    @property
    def about(self) -> str:
        """The pair in words, for the log."""
        return f"{self.kind_zh}“{self.one.said}”与“{self.other.said}”"


@dataclass(frozen=True, slots=True)
class PairDetail:
    """One pair with what its sides say, property by property."""

    pair: QueuedPair
    rows: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A part of the queue.

    Attributes:
        pairs: The most likely first.
        total: How many there are on all parts.
        counts: By filter (`kind`, `state`) how many pairs each of its values has, the other filter set.
    """

    pairs: tuple[PairDetail, ...]
    total: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def queue(view: View, question: QueueQuestion) -> Queue:
    """The pairs that are asked for, each side compared.

    Raises:
        InputError: There is no such kind or state.
    """
    found = list(_named(view, question))
    counts = {
        "kind": dict(Counter(p.kind for p in found if _state(p) == question.state)),
        "state": dict(Counter(_state(p) for p in found if question.kind in ("", p.kind))),
    }
    asked = _asked(found, question)
    shown = asked[question.offset : question.offset + question.limit]
    return Queue(tuple(_detail(view, pair) for pair in shown), len(asked), counts)


def queued_pairs(view: View, question: QueueQuestion) -> list[QueuedPair]:
    """All pairs that are asked for, however many, without the comparison of their sides."""
    return _asked(_named(view, question), question)


def pair_detail(view: View, id_: str) -> PairDetail:
    """Any pair of entries of one kind, whether the load was unsure of it or not.

    Raises:
        NotFoundError: The address names no two entries, or one is not loaded.
    """
    one, _, other = id_.partition(_BETWEEN)
    nodes = {node.id: node for node in view.nodes(ids=[one, other])}
    if one == other or not {one, other} <= nodes.keys():
        raise NotFoundError("没有这一对条目", id_, "从待判定清单进入，或确认资料是否已经载入")
    one, other = sorted((one, other))
    known = pair_decisions(log(view)).get((one, other))
    edges = view.edges([one], "MAY_BE")
    said = next((edge.properties for edge in edges if {edge.tail, edge.head} == {one, other}), {})
    return _detail(view, _pair(nodes, (one, other), said, known))


def pair_id(one: str, other: str) -> str:
    """The name of a pair in addresses."""
    return _BETWEEN.join(sorted((one, other)))


def subject_of_pair(id_: str) -> str:
    """The key of a pair for decisions, from its name in addresses."""
    return pair_subject(*id_.split(_BETWEEN, 1)) if _BETWEEN in id_ else id_


def _require_known(question: QueueQuestion) -> None:
    for value, known in ((question.kind, ("", *JUDGED_KINDS)), (question.state, STATES)):
        if value not in known:
            raise InputError(f"没有“{value}”", "", f"可用：{'、'.join(filter(None, known))}")


def _pairs(view: View) -> Iterator[QueuedPair]:
    """Every pair that the load was unsure of or that somebody decided, in order of ids."""
    known = pair_decisions(log(view))
    doubts = {(edge.tail, edge.head): edge.properties for edge in view.edges(kind="MAY_BE")}
    pairs = sorted({*doubts, *known})
    nodes = {n.id: n for n in view.nodes(ids={id_ for pair in pairs for id_ in pair})}
    for pair in pairs:
        yield _pair(nodes, pair, doubts.get(pair, {}), known.get(pair))


def _pair(
    nodes: Mapping[str, Node],
    pair: tuple[str, str],
    said: Mapping[str, object],
    decision: Decision | None,
) -> QueuedPair:
    prefix = pair[0].partition("-")[0]
    kind = next(kind for kind in JUDGED_KINDS if kind.lower() == prefix)
    score, reasons = said.get("score"), said.get("reasons", ())
    return QueuedPair(
        pair_id(*pair),
        kind,
        ontology().node(kind).zh,
        _entry(nodes.get(pair[0]), pair[0]),
        _entry(nodes.get(pair[1]), pair[1]),
        score if isinstance(score, float) else None,
        reasons if isinstance(reasons, tuple) else (),
        decision,
    )


def _entry(node: Node | None, id_: str) -> Entry:
    if node is None:
        return Entry(id_, "（现在没有载入）", loaded=False)
    return Entry(id_, name_of(node), node.text("where"))


def _detail(view: View, pair: QueuedPair) -> PairDetail:
    loaded = pair.one.loaded and pair.other.loaded
    return PairDetail(pair, tuple(compared(view, pair.one.id, pair.other.id)) if loaded else ())


def _named(view: View, question: QueueQuestion) -> Iterator[QueuedPair]:
    """The pairs of which a name holds the words, whatever their kind and state."""
    _require_known(question)
    words = text_key(question.words)
    return (pair for pair in _pairs(view) if words in _said(pair))


def _asked(pairs: Iterable[QueuedPair], question: QueueQuestion) -> list[QueuedPair]:
    """Those of the kind and state, the most likely first."""
    asked = [p for p in pairs if question.kind in ("", p.kind) and _state(p) == question.state]
    return sorted(asked, key=lambda pair: (-(pair.score or 0), pair.one.name, pair.id))


def _state(pair: QueuedPair) -> str:
    return pair.decision.verdict if pair.decision else OPEN


def _said(pair: QueuedPair) -> str:
    about = pair.decision.about if pair.decision else ""
    return text_key(f"{pair.one.said} {pair.other.said} {about}")
