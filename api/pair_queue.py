"""The queue of the running service: asked, decided on, written out and read in again."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.decisions import WITHDRAWN, log
from answers.naming import name_of
from answers.pairs import JUDGED_KINDS, decide
from answers.queue import (
    STATES,
    QueueQuestion,
    pair_detail,
    pair_id,
    queue,
    queued_pairs,
    subject_of_pair,
)
from api.decisions import inert, signed
from graph.errors import InputError, NotFoundError
from graph.names import text_key
from graph.ontology import ontology
from loaders.readers.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from answers.decisions import Decision
    from answers.queue import PairDetail, Queue, QueuedPair
    from graph.store import Store, View

COLUMNS = (
    "种类",
    "甲",
    "甲编号",
    "乙",
    "乙编号",
    "可能性",
    "线索",
    "结论",
    "理由",
    "判定人",
    "时间",
)


class PairQueue:
    """The pairs of one store.

    Args:
        store: The graph.
        forget: Called after each decision: what is kept of the store may be out of date.
        refresh: Called where identity was derived anew: the index is out of date.
    """

    def __init__(
        self, store: Store, forget: Callable[[], None], refresh: Callable[[], object]
    ) -> None:
        self._store, self._forget, self._refresh = store, forget, refresh

    def find(self, question: QueueQuestion) -> Queue:
        """The pairs that are asked for; InputError for an unknown kind or state."""
        with self._store.read() as view:
            return queue(view, question)

    def every(self, question: QueueQuestion) -> list[QueuedPair]:
        """All pairs that are asked for, without their comparison."""
        with self._store.read() as view:
            return queued_pairs(view, question)

    def pair(self, id_: str) -> PairDetail:
        """One pair compared; NotFoundError if an entry is not loaded."""
        with self._store.read() as view:
            return pair_detail(view, id_)

    def log(self, id_: str) -> tuple[Decision, ...]:
        """Every decision on a pair, oldest first, those that were taken back too."""
        subject = subject_of_pair(id_)
        with self._store.read() as view:
            return tuple(decision for decision in log(view) if decision.subject == subject)

    def decide(self, id_: str, said: Mapping[str, str], seen: str | None = None) -> Decision:
        """Decide on a pair.

        Args:
            id_: The pair.
            said: `verdict`, `reason` and `author`; no verdict takes the decision that counts back.
            seen: As of `answers.pairs.decide`.

        Raises:
            InputError: As `answers.pairs.decide`.
        """
        about = self._about(id_)
        verdict = said.get("verdict") or WITHDRAWN
        reason, author = said.get("reason", ""), said.get("author", "")
        decision = signed(subject_of_pair(id_), about, verdict, reason, author)
        with self._store.write() as writer:
            derived = decide(writer, decision, seen)
        self._changed(derived)
        return decision

    def named(self, one: str, other: str, kind: str = "") -> str:
        """The id of the pair of two entries that are given by id or by name.

        Raises:
            NotFoundError: There is no entry of that name, or several are.
        """
        with self._store.read() as view:
            return pair_id(*(_named(view, written, kind) for written in (one, other)))

    def as_csv(self) -> bytes:
        """Every pair, open or decided, as CSV that Excel opens as UTF-8 and `take` reads."""
        text = io.StringIO()
        told = csv.writer(text)
        told.writerow(COLUMNS)
        with self._store.read() as view:
            for state in STATES:
                for pair in queued_pairs(view, QueueQuestion(state=state)):
                    told.writerow(map(inert, _row(pair)))
        return text.getvalue().encode("utf-8-sig")

    def take(self, body: bytes, name: str) -> Taken:
        """Decide what a file in the form of `as_csv` says; rows without a conclusion are passed over.

        A row that says what counts already, or that is older, changes nothing. Rows that cannot be
        decided are told with their number, and the others hold.

        Raises:
            InputError: It is no such file.
        """
        rows = _rows(body, name)
        done, problems, derived = 0, [], False
        with self._store.write() as writer:
            for number, row in enumerate(rows, 2):
                try:
                    decision = _decision(writer, row)
                    if decision is not None:
                        derived |= decide(writer, decision)
                        done += 1
                except InputError as error:
                    problems.append(f"第{number}行：{error}")
        if done:
            self._changed(derived)
        return Taken(done, tuple(problems))

    def _changed(self, derived: bool) -> None:  # noqa: FBT001 -- what `decide` returns
        self._forget()
        if derived:
            self._refresh()

    def _about(self, id_: str) -> str:
        """The pair in words; where an entry is not loaded now, as the log has it."""
        with self._store.read() as view:
            try:
                return pair_detail(view, id_).pair.about
            except NotFoundError:
                return next((one.about for one in self.log(id_)), id_)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of decisions: how many were made, and what could not be, in Chinese."""

    done: int
    problems: tuple[str, ...]


def _row(pair: QueuedPair) -> tuple[str, ...]:
    score = "" if pair.score is None else f"{pair.score:.2f}"
    clues = "；".join(pair.reasons)
    sides = (pair.one.said, pair.one.id, pair.other.said, pair.other.id)
    decision = pair.decision
    said = (
        (decision.verdict, decision.reason, decision.author, decision.time)
        if decision
        else ("", "", "", "")
    )
    return (pair.kind_zh, *sides, score, clues, *said)


def _rows(body: bytes, name: str) -> list[dict[str, str]]:
    remedy = "用 chuangtu queue export 导出的文件，填写“结论”“理由”“判定人”三列后再导入"
    try:
        reader = csv.DictReader(io.StringIO(decode(body, name)))
        rows = [{k: v for k, v in row.items() if k and isinstance(v, str)} for row in reader]
    except csv.Error as error:
        raise InputError("不合 CSV 格式", name, remedy) from error
    needed = ("甲", "乙", "结论", "理由", "判定人")
    if missing := [column for column in needed if column not in (reader.fieldnames or ())]:
        raise InputError(f"没有名为{'、'.join(missing)}的列", name, remedy)
    return [{k: v.strip().removeprefix("'") for k, v in row.items()} for row in rows]


def _decision(view: View, row: Mapping[str, str]) -> Decision | None:
    """The decision of a row; None where it has none, or none that would change what counts."""
    verdict = row.get("结论", "")
    if not verdict:
        return None
    kind = next((k for k in JUDGED_KINDS if ontology().node(k).zh == row.get("种类")), "")
    sides = (row.get("甲编号") or row["甲"], row.get("乙编号") or row["乙"])
    pair = pair_id(*(_named(view, written, kind) for written in sides))
    about = pair_detail(view, pair).pair
    said = (verdict, row["理由"], row["判定人"])
    known = about.decision
    time = row.get("时间", "")
    if known and ((known.verdict, known.reason, known.author) == said or time < known.time != ""):
        return None
    signed_now = signed(subject_of_pair(pair), about.about, *said)
    return replace(signed_now, time=_moment(time)) if time else signed_now


def _moment(written: str) -> str:
    try:
        return dt.datetime.fromisoformat(written).astimezone().isoformat(timespec="milliseconds")
    except ValueError as error:
        remedy = "留空，或按 2024-05-01T09:00:00+08:00 的形式填写"
        raise InputError(f"“{written}”不是时间", "时间", remedy) from error


def _named(view: View, written: str, kind: str) -> str:
    """The id of an entry that is given by its id or its name."""
    if any(view.nodes(ids=[written])):
        return written
    kinds = [kind] if kind else JUDGED_KINDS
    key = text_key(written)
    found = [n for k in kinds for n in view.nodes(k) if text_key(name_of(n)) == key]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise NotFoundError(
            f"没有名为“{written}”的条目", "", "用 chuangtu search 查找准确名称或编号"
        )
    ids = "、".join(node.id for node in found)
    raise NotFoundError(f"名为“{written}”的条目有{len(found)}个", "", f"用编号指明：{ids}")
