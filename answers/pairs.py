"""What people decide about pairs of entries: one thing, two, or not yet; and what follows for identity.

Decisions are kept by `answers.decisions`; their subject names both ids, so that they hold again whenever both
entries are loaded, in whatever lists.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from answers.decisions import WITHDRAWN, Decision, log, record, standing, subject_of
from answers.naming import name_of
from graph.errors import ConflictError, InputError, NotFoundError
from loaders.identity.derivation import DECIDED, decided_facts, derive
from loaders.identity.joining import Decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.store import Edge, View, Writer

SAME, DIFFERENT, LATER = "同一", "不同", "以后再说"
PAIR_VERDICTS = (SAME, DIFFERENT, LATER)
JUDGED_KINDS = ("Organization", "Person", "Base")
_SORT = "pair"


def pair_subject(one: str, other: str) -> str:
    """The key of a pair of ids, in whichever order they are given."""
    return subject_of(_SORT, *sorted((one, other)))


def pair_in(subject: str) -> tuple[str, str] | None:
    """The ids of a pair's key, the smaller first; None where it is the key of something else."""
    sort, *ids = subject.split("/")
    return (ids[0], ids[1]) if sort == _SORT and len(ids) == 2 else None  # noqa: PLR2004 -- a pair has two


def pair_decisions(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """The decision that counts, by pair."""
    found = ((pair_in(key), decision) for key, decision in standing(decisions).items())
    return {pair: decision for pair, decision in found if pair}


def decided(decisions: Iterable[Decision]) -> Decided:
    """What decisions say for identity."""
    known = pair_decisions(decisions)
    return Decided(
        {
            pair: f"人工判定：{one.reason}（{one.author}，{one.time[:10]}）"
            for pair, one in known.items()
            if one.verdict == SAME
        },
        frozenset(pair for pair, one in known.items() if one.verdict == DIFFERENT),
    )


def undecided(view: View, edges: Iterable[Edge]) -> list[Edge]:
    """Relations without those that only ask what a person has answered since (MAY_BE)."""
    kept = list(edges)
    if not any(edge.kind == "MAY_BE" for edge in kept):
        return kept
    known = pair_decisions(log(view))
    return [e for e in kept if e.kind != "MAY_BE" or (e.tail, e.head) not in known]


def decide(writer: Writer, decision: Decision, seen: str | None = None) -> bool:
    """Keep a decision on a pair, or take the one that counts back, and do what follows at once.

    Args:
        writer: A transaction.
        decision: Its subject from `pair_subject`; `WITHDRAWN` takes back.
        seen: Time of the decision that its author knew to count, empty for none; None to pass over
            what others decided meanwhile.

    Returns:
        Whether identity was derived anew, which the index has to follow.

    Raises:
        InputError: It is incomplete, or the entries cannot be one.
        NotFoundError: An entry is not loaded, or there is nothing to take back.
        ConflictError: Somebody decided meanwhile, or it contradicts other decisions.
    """
    pair = pair_in(decision.subject)
    before = log(writer)
    known = pair_decisions(before)
    if pair is None:
        raise InputError("没有指明两个条目", decision.subject, "从待判定清单中选择一对")
    _require_unchanged(known.get(pair), seen)
    if decision.verdict == WITHDRAWN:
        if pair not in known:
            raise NotFoundError("这一对没有可撤回的决定", decision.about, "刷新清单后再看")
    else:
        _require_loaded(writer, pair)
        _require_consistent(writer, known, pair, decision.verdict)
    record(writer, decision, PAIR_VERDICTS)
    return _follow(writer, pair, decision.verdict, known.get(pair))


def _follow(writer: Writer, pair: tuple[str, str], verdict: str, before: Decision | None) -> bool:
    """Bring SAME_AS to what is decided now; only where something falls apart is all derived anew."""
    now = decided(log(writer))
    apart_before = before is not None and before.verdict == DIFFERENT
    if apart_before or (verdict == DIFFERENT and pair[1] in _reached(writer, pair[0])):
        derive(writer, now)
        return True
    writer.put(DECIDED, list(decided_facts(writer, now)))
    return False


def _reached(view: View, start: str) -> set[str]:
    """All entries that SAME_AS holds to be one with an entry."""
    found, new = {start}, {start}
    while new:
        edges = view.edges(new, "SAME_AS")
        new = {end for edge in edges for end in (edge.tail, edge.head)} - found
        found |= new
    return found


def _require_unchanged(known: Decision | None, seen: str | None) -> None:
    if seen is None or seen == (known.time if known else ""):
        return
    if known is None:
        raise ConflictError("这一对的决定刚被撤回", "", "刷新后再决定")
    told = f"{known.author}已于{known.time[:16].replace('T', ' ')}判定为“{known.verdict}”：{known.reason}"
    raise ConflictError(f"这一对刚由他人判定。{told}", "", "刷新后核对；确需更改的，再次提交")


def _require_loaded(view: View, pair: tuple[str, str]) -> None:
    nodes = {node.id: node for node in view.nodes(ids=pair)}
    if missing := [id_ for id_ in pair if id_ not in nodes]:
        raise NotFoundError("没有这个条目", missing[0], "确认资料是否已经载入")
    kinds = {node.kind for node in nodes.values()}
    if pair[0] == pair[1] or len(kinds) > 1 or not kinds <= set(JUDGED_KINDS):
        what = "只能判定两个不同的单位、两名人员或两个基地"
        raise InputError(what, "、".join(map(name_of, nodes.values())), "重新选择一对")


def _require_consistent(
    view: View, known: Mapping[tuple[str, str], Decision], pair: tuple[str, str], verdict: str
) -> None:
    """Refuse what decided pairs already contradict, through however many others."""
    others = {p: d for p, d in known.items() if p != pair and d.verdict in (SAME, DIFFERENT)}
    path: list[tuple[str, str]] | None = None
    if verdict == SAME:
        apart = [p for p, d in others.items() if d.verdict == DIFFERENT]
        ways = (_path([pair, *_same(others)], *p) for p in sorted(apart))
        found = ((way, p) for way, p in zip(ways, sorted(apart), strict=True) if way)
        path = next(([*(step for step in way if step != pair), p] for way, p in found), None)
    elif verdict == DIFFERENT:
        path = _path(_same(others), *pair)
    if not path:
        return
    names = {n.id: name_of(n) for n in view.nodes(ids={id_ for step in path for id_ in step})}
    told = (
        f"“{names.get(a, a)}”与“{names.get(b, b)}”{others[a, b].verdict}"
        f"（{others[a, b].author}，{others[a, b].time[:10]}）"
        for a, b in path
    )
    remedy = "先撤回其中有误的决定，再作判定"
    raise ConflictError(f"与已有决定矛盾：{'；'.join(told)}", "", remedy)


def _same(known: Mapping[tuple[str, str], Decision]) -> list[tuple[str, str]]:
    return sorted(pair for pair, decision in known.items() if decision.verdict == SAME)


def _path(pairs: Iterable[tuple[str, str]], start: str, end: str) -> list[tuple[str, str]] | None:
    """The shortest chain of pairs from one id to another; None if there is none."""
    around: dict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)
    for pair in pairs:
        around[pair[0]].append((pair[1], pair))
        around[pair[1]].append((pair[0], pair))
    ways: dict[str, list[tuple[str, str]]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return ways[here]
        for there, pair in around[here]:
            if there not in ways:
                ways[there] = [*ways[here], pair]
                waiting.append(there)
    return None
