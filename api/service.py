"""The running service: store and index together, with every question and the one change, loading."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.decisions import log
from answers.entity import Entity, entity
from answers.indexing import documents
from answers.inspection import inspect
from answers.lookup import Found, look_up
from answers.names_over_time import called_on
from answers.near import near_bases, texts_of_bases
from answers.pairs import decided
from answers.policies.catalogue import LOADED, Catalogue, PolicyQuestion
from answers.policies.duties import duties
from answers.policies.reading import policy_named
from answers.policies.sizes import sized
from answers.policies.text import PolicyText, policy_text
from answers.recusal import recusals
from answers.rules import CitedRule, verify
from answers.screening import Checked, CitedClause, Register, cited_clause
from api import wiring
from api.desk import Desk
from api.kept import Kept
from api.pair_queue import PairQueue
from api.reconciler import Reconciler
from loaders import validity
from loaders.files import read_file
from loaders.identity.derivation import derive
from loaders.listings import listings_of_view
from loaders.registers.applications import application_row
from loaders.registers.headers import SYNONYMS
from loaders.registers.records import Record
from search.vectors import Vectors

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from answers.policies.catalogue import PolicyList
    from answers.policies.duties import Duty, DutyQuestion
    from answers.policies.sizes import SizedPolicy
    from answers.policies.whole import WholePolicy
    from answers.recusal import Reviewed
    from api.settings import Settings
    from checks.ruleset import RuleSet
    from graph.facts import Source
    from graph.identity.listed import Listing
    from graph.store import Change, Status, Store, View, Writer
    from loaders.files import Loaded
    from loaders.registers.headers import Meanings
    from search.documents import Query
    from search.index import TextIndex


_ALL = 1_000_000  # documents of a list that is not cut into pages


@dataclass(frozen=True, slots=True)
class Answered:
    """One checked application with the clauses its findings cite, in the order of the findings."""

    checked: Checked
    clauses: tuple[CitedClause, ...]


class Service:
    """All questions to one store and one index.

    Args:
        store: The graph.
        index: The text index.
        vectors: Directions of bases by meaning. Both are rebuilt when their revision is not the store's.
        home: The data folder.
    """

    def __init__(self, store: Store, index: TextIndex, vectors: Vectors, home: Path) -> None:
        self._store, self._index, self._vectors = store, index, vectors
        self._register = Kept(store, Register)
        self._catalogue = Kept(store, Catalogue)
        self.desk = Desk(store, self._register, home)
        self.reconciler = Reconciler(store, index)
        self.pairs = PairQueue(store, self._register.forget, self.refresh_index)

    def earlier(self, loaded: Sequence[Loaded]) -> tuple[Source, ...]:
        """Sources in the store of the name and kind of one of these files, with other content."""
        with self._store.read() as view:
            return _earlier(view, loaded)

    def load(
        self, loaded: Sequence[Loaded], step: Callable[[str], None], *, replacing: bool = False
    ) -> tuple[Change, ...]:
        """Put all files into the store in one transaction, derive identity, and index.

        Args:
            loaded: What the files say.
            step: Told what is being done, for a progress bar.
            replacing: Forget what earlier files of the same name and kind said.
        """
        changes = []
        with self._store.write() as writer:
            dropped = _earlier(writer, loaded) if replacing else ()
            for source in dropped:
                writer.drop(source)
            for one in loaded:
                step(f"写入 {one.source.name}")
                changes.append(writer.put(one.source, one.facts))
            step("判定同一对象")
            if dropped or any(change.added or change.removed for change in changes):
                _derive_identity(writer)
        step("建立索引")
        self.refresh_index()
        return tuple(changes)

    def refresh_index(self, *, anew: bool = False) -> bool:
        """Bring the index to the store's revision; returns whether that took a rebuild."""
        revision = self._store.state()
        stale = [
            part for part in (self._index, self._vectors) if anew or part.revision() != revision
        ]
        if not stale:
            return False
        with self._store.read() as view:
            if self._index in stale:
                self._index.rebuild(documents(view), revision)
            if self._vectors in stale:
                self._vectors.rebuild(texts_of_bases(view), revision)
        return True

    def is_indexed(self) -> bool:
        """Whether the index holds what the store holds; a load killed in between leaves it behind."""
        return self._index.revision() == self._store.state()

    def search(self, query: Query) -> Found:
        """Find things by what somebody typed."""
        return look_up(self._index, query)

    def entity(self, id_: str, on: str = "") -> Entity:
        """All that is known of one thing, with its name on an ISO date; NotFoundError if there is none."""
        with self._store.read() as view:
            found = entity(view, id_)
            near = near_bases(view, self._vectors, id_)
            return replace(found, near=near, called=called_on(found.names, on) if on else "")

    def listings(self) -> tuple[Listing, ...]:
        """The names of all loaded lists, by which further names can be judged."""
        with self._store.read() as view:
            return tuple(listings_of_view(view))

    def policies(self, question: PolicyQuestion) -> PolicyList:
        """The documents that are loaded or cited, narrowed to what is asked."""
        return self._catalogue.get().find(question)

    def policy(self, id_: str, part: int = 1, clause: str = "") -> PolicyText:
        """One document with its facts; NotFoundError if there is no such document."""
        with self._store.read() as view:
            return policy_text(view, id_, part, clause)

    def sized_policies(self, words: str = "") -> tuple[SizedPolicy, ...]:
        """The loaded documents whose title or number holds these words, with how much was read."""
        wanted = PolicyQuestion(words, {"held": (LOADED,)}, limit=_ALL)
        with self._store.read() as view:
            return sized(view, self._catalogue.get().find(wanted).policies)

    def whole_policy(self, named: str) -> WholePolicy:
        """One loaded document by id, number or title, to be compared or drafted from."""
        with self._store.read() as view:
            return policy_named(view, named)

    def duties(self, question: DutyQuestion) -> tuple[Duty, ...]:
        """Who leads, bears or takes part in what, by which clause."""
        with self._store.read() as view:
            return duties(view, question)

    def screen(self, loaded: Loaded, ruleset: RuleSet, on: dt.date) -> Iterator[Answered]:
        """Screen a file of applications as one round."""
        for checked in self._register.get().check(loaded.facts, ruleset, on):
            yield self._answered(checked)

    def check(self, cells: Mapping[str, object], ruleset: RuleSet, on: dt.date) -> Answered:
        """Screen one application given field by field, as in a row of a register.

        Raises:
            RowError: A required field is missing or malformed; says which.
        """
        row = application_row(Record(1, "", cells))
        return self._answered(self._register.get().check_one(row.facts, ruleset, on))

    def inspect(self, ruleset: RuleSet, on: dt.date) -> Iterator[Answered]:
        """Judge the bases on record by the rules about bases."""
        with self._store.read() as view:
            for checked in inspect(view, ruleset, on):
                clauses = tuple(cited_clause(view, f) for f in checked.findings)
                yield Answered(checked, clauses)

    def recusals(self, round_: Loaded, pool: Loaded) -> Iterator[Reviewed]:
        """Hold an expert pool against a round of applications."""
        return recusals(self._register.get(), round_.facts, pool.facts)

    def verify(self, ruleset: RuleSet) -> tuple[CitedRule, ...]:
        """Hold every citation of a rule set against the loaded documents."""
        with self._store.read() as view:
            return tuple(verify(view, ruleset))

    def status(self) -> Status:
        """State of the store."""
        return self._store.status()

    def close(self) -> None:
        """Let go of store and index."""
        self._index.close()
        self._store.close()

    def _answered(self, checked: Checked) -> Answered:
        with self._store.read() as view:
            return Answered(checked, tuple(cited_clause(view, f) for f in checked.findings))


def _derive_identity(writer: Writer) -> None:
    """Derive anew which entries are one, and which documents are in force."""
    derive(writer, decided(log(writer)))
    writer.drop(validity.SOURCE)  # a source put anew is the last one, which is shown first
    writer.put(validity.SOURCE, list(validity.repealed_policies(writer)))


def _earlier(view: View, loaded: Sequence[Loaded]) -> tuple[Source, ...]:
    new = {one.source.id for one in loaded}
    named = {(one.source.name, one.source.kind) for one in loaded}
    known = (source for source in view.sources() if source.id not in new)
    return tuple(source for source in known if (source.name, source.kind) in named)


@contextmanager
def open_service(settings: Settings) -> Iterator[Service]:
    """The service that the settings describe, closed with the block."""
    store = wiring.open_store(settings)
    vectors = Vectors(settings.home / "vectors", wiring.open_encoder(settings))
    service = Service(store, wiring.open_index(settings), vectors, settings.home)
    try:
        yield service
    finally:
        service.close()


def read_files(
    paths: Iterable[Path],
    wanted: str = "",
    step: Callable[[str], None] = lambda _: None,
    meanings: Meanings = SYNONYMS,
) -> tuple[Loaded, ...]:
    """Read all files before anything is written, so that one bad file loads nothing."""
    found = []
    for path in paths:
        step(f"读取 {path.name}")
        found.append(read_file(path, wanted, meanings))
    return tuple(found)
