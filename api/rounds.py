"""Rounds that are kept: a folder each in the data folder, with the report and the file it was made from.

The file is kept because a replay and a dry run need it. It may hold digits of identity numbers, as the file
that was handed in does; nothing of them goes into the report.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from answers.rounds import as_json, read_round
from graph.errors import NotFoundError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from answers.rounds import Round

_ID = re.compile(r"\d{8}-\d{9}-[0-9a-f]{8}")
_REPORT, _ABOUT, _INPUT = "report.json", "about.json", "input"


@dataclass(frozen=True, slots=True)
class KeptRound:
    """One round that is kept, without its findings.

    Attributes:
        id: Its id, for addresses.
        made: When it was screened, ISO 8601.
        title: What it is called.
        file: The file of applications.
        policy: Name of the rule set.
        on: The date whose rules hold.
        applications: How many were screened.
        counts: Applications by their heaviest verdict.
    """

    id: str
    made: str
    title: str
    file: str
    policy: str
    on: str
    applications: int
    counts: dict[str, int]


class RoundFolder:
    """All rounds that are kept.

    Args:
        folder: Where they are; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, round_: Round, body: bytes, made: dt.datetime) -> KeptRound:
        """Keep a round with the bytes of the file it was made from; whole or not at all."""
        basis = round_.basis
        id_ = f"{made:%Y%m%d-%H%M%S}{made.microsecond // 1000:03}-{basis.input.hash[:8]}"
        about = KeptRound(
            id=id_,
            made=made.isoformat(timespec="seconds"),
            title=basis.title,
            file=basis.input.file,
            policy=basis.rules.name,
            on=basis.on,
            applications=len(round_.applications),
            counts={verdict.value: count for verdict, count in round_.verdicts.items()},
        )
        new = self._folder / f".{id_}"
        shutil.rmtree(new, ignore_errors=True)  # of a run that was killed
        new.mkdir(parents=True)
        (new / _INPUT).write_bytes(body)
        (new / _REPORT).write_bytes(as_json(round_))
        (new / _ABOUT).write_bytes(orjson.dumps(about))
        shutil.rmtree(self._folder / id_, ignore_errors=True)
        new.rename(self._folder / id_)
        return about

    def all(self) -> tuple[KeptRound, ...]:
        """All rounds, the newest first."""
        found = (
            path for path in self._folder.glob(f"*/{_ABOUT}") if _ID.fullmatch(path.parent.name)
        )
        kept = (KeptRound(**orjson.loads(path.read_bytes())) for path in found)
        return tuple(sorted(kept, key=lambda one: one.id, reverse=True))

    def about(self, id_: str) -> KeptRound:
        """One round, without its findings; NotFoundError if there is no such round."""
        return KeptRound(**orjson.loads((self._path(id_) / _ABOUT).read_bytes()))

    def round(self, id_: str) -> Round:
        """One round; NotFoundError if there is no such round."""
        return read_round((self._path(id_) / _REPORT).read_bytes(), id_)

    def input(self, id_: str) -> bytes:
        """The file that a round was made from; NotFoundError if there is no such round."""
        return (self._path(id_) / _INPUT).read_bytes()

    def input_of(self, hash_: str) -> bytes | None:
        """A file that is kept with any round, by its SHA-256; None where it is not."""
        kept = (self.input(one.id) for one in self.all() if hash_.startswith(one.id[-8:]))
        return next((body for body in kept if hashlib.sha256(body).hexdigest() == hash_), None)

    def _path(self, id_: str) -> Path:
        path = self._folder / id_
        if not _ID.fullmatch(id_) or not path.is_dir():
            raise NotFoundError("没有这一轮审查", id_, "从 /rounds 的列表进入")
        return path
