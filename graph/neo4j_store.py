"""The store on a Neo4j server, by Bolt.

It is imported when a `neo4j://` store is chosen, never before: the library is an optional extra.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph import neo4j_queries as cypher
from graph.bodies import batches, other_schema
from graph.errors import EngineError, OntologyError
from graph.facts import DECISIONS
from graph.merging import distinct, merged, source_body
from graph.neo4j_view import BATCH, Neo4jView
from graph.ontology import kind_of_id, ontology
from graph.patience import USUAL, Patience
from graph.spool import rows_of
from graph.store import Change, Status

try:
    import neo4j
    from neo4j import exceptions as failures
except ImportError as missing:
    raise EngineError("没有安装 Neo4j 驱动", "neo4j", "pip install 'chuangtu[neo4j]'") from missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import Fact, Source
    from graph.store import Store


class Neo4jWriter(Neo4jView):
    """A `Writer` over one write transaction."""

    changed = False
    moves = False  # whether the revision does

    def put(self, source: Source, facts: Iterable[Fact]) -> Change:
        """See `graph.store.Writer.put`."""
        number, stored = self._stored(source)
        said = {  # a dict is a set that keeps its order
            (*row[:3], ordinal, *row[3:]): None
            for ordinal, row in enumerate(distinct(rows_of(facts)))
        }
        added = [claim for claim in said if claim not in stored]
        removed = [claim for claim in stored if claim not in said]
        self._run(cypher.DROP_CLAIMS, [stored[claim] for claim in removed])
        self._run(cypher.ADD_CLAIMS, added, source=number)
        if added or removed:
            self._show({subject for subject, *_ in (*added, *removed)})
            self._change(source)
        return Change(added=len(added), removed=len(removed))

    def drop(self, source: Source) -> None:
        """See `graph.store.Writer.drop`."""
        self.put(source, ())
        self._tx.run(cypher.DROP_SOURCE, id=source.id).consume()
        self._change(source)

    def finish(self) -> None:
        """Prove that the transaction may be committed, and count it if it changed anything.

        Raises:
            OntologyError: A relation touches a node that nobody claims.
        """
        if not self.changed:
            return
        self._tx.run(cypher.SWEEP).consume()
        if dangling := self._tx.run(cypher.UNCLAIMED).single():
            relation, node = dangling.values()
            raise OntologyError(f"有关系指向未声明的节点（{relation} → {node}）", "Neo4j")
        if self.moves:
            self._tx.run(cypher.NEXT_REVISION).consume()

    def _change(self, source: Source) -> None:
        self.changed = True
        self.moves |= source.kind != DECISIONS

    def _stored(self, source: Source) -> tuple[int, dict[tuple[Any, ...], str]]:
        """The source's number, which it keeps, and its claims -> where the server keeps them."""
        body = source_body(source).decode()
        if row := self._tx.run(cypher.SOURCE_NUMBER, id=source.id).single():
            if row[1] != body:
                self._tx.run(cypher.DESCRIBE_SOURCE, id=source.id, body=body).consume()
                self._change(source)
            rows = self._tx.run(cypher.CLAIMS_OF_SOURCE, source=row[0])
            return int(row[0]), {tuple(claim): place for *claim, place in rows}
        self._change(source)
        return int(self._tx.run(cypher.ADD_SOURCE, id=source.id, body=body).single(True)[0]), {}

    def _show(self, touched: set[str]) -> None:
        """Derive the nodes and relations of the touched subjects from their claims anew."""
        shown: dict[str, list[dict[str, Any]]] = {}
        gone = set(touched)
        for some in batches(sorted(touched), BATCH):
            claims = self._tx.run(cypher.BODIES, rows=some)
            for (subject, tail, head), group in groupby(claims, key=lambda row: tuple(row[:3])):
                body = merged(row[3] for row in group)
                picture = cypher.row(subject, (tail, head), body)
                shown.setdefault(kind_of_id(subject), []).append(picture)
                gone.remove(subject)
        for prefix, ids in groupby(sorted(gone), key=lambda id_: id_.partition("-")[0]):
            self._run(cypher.hide(kind_of_id(prefix)), list(ids))
        for kind in sorted(shown, key=lambda kind: kind in ontology().relations):
            self._run(cypher.show(kind), shown[kind])

    def _run(self, statement: str, rows: Sequence[Any], source: int = 0) -> None:
        for some in batches(rows, BATCH):
            self._tx.run(statement, rows=some, source=source).consume()


class Neo4jStore:
    """A `Store` in one database of a Neo4j server, which holds nothing else.

    Loads are atomic as everywhere: one load is one transaction, which the server undoes when the
    program is killed, and keeps in its heap till the end (about 7 kB a fact).

    Views differ from SQLite's in one respect. Neo4j isolates by "read committed": a view never sees
    a part of a load, but a load committed while it is open shows in what it reads afterwards.
    `status` reads the revision before the counts, so what is kept under a revision is at worst
    newer than it, never older.

    Args:
        url: `neo4j://host:7687`, or `bolt://`; with `+s` for an encrypted connection.
        user: Account name.
        password: Its password.
        database: Constraints and indexes are made in it where absent.
        patience: How long to wait.

    Raises:
        EngineError: No answer, wrong account, or data written by a newer program.
    """

    def __init__(
        self,
        url: str,
        user: str,
        password: str,
        database: str = "neo4j",
        patience: Patience = USUAL,
    ) -> None:
        self._url, self._patience = url, patience
        self._driver = _driver(url, (user, password), patience)
        self._session = partial(self._driver.session, database=database)
        try:
            with self._errors(), self._session() as session:
                self._migrate(session)
        except BaseException:
            self._driver.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Neo4jView]:
        """See `graph.store.Store.read`; the class says what another's load does to it."""
        with (
            self._errors(),
            self._session(default_access_mode=neo4j.READ_ACCESS) as session,
            session.begin_transaction(timeout=self._patience.read) as transaction,
        ):
            yield Neo4jView(transaction)

    @contextmanager
    def write(self) -> Iterator[Neo4jWriter]:
        """See `graph.store.Store.write`."""
        with (
            self._errors(),
            self._session() as session,
            session.begin_transaction(timeout=self._patience.load) as transaction,
        ):
            transaction.run(cypher.LOCK).consume()
            writer = Neo4jWriter(transaction)
            yield writer
            writer.finish()

    def status(self) -> Status:
        """See `graph.store.Store.status`."""
        with self.read() as view:
            transaction = view._tx  # noqa: SLF001 -- one module, one engine
            revision, store = transaction.run(cypher.REVISION).single(True)
            counts = {kind: int(count) for kind, count in transaction.run(cypher.COUNTS)}
        return Status("neo4j", store, cypher.SCHEMA, revision, counts)

    def state(self) -> str:
        """See `graph.store.Store.state`."""
        with self.read() as view:
            revision, store = view._tx.run(cypher.REVISION).single(True)  # noqa: SLF001 -- one module, one engine
        return f"{store}-{cypher.SCHEMA}-{revision}"

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        self._driver.close()

    def _migrate(self, session: neo4j.Session) -> None:
        found = int(row[0]) if (row := session.run(cypher.FOUND_SCHEMA).single()) else 0
        if found not in (0, cypher.SCHEMA):
            raise EngineError(*other_schema(found, cypher.SCHEMA, self._url))
        there = {name for (name,) in session.run(cypher.FOUND_RULES)}
        if missing := [rule for name, rule in cypher.rules().items() if name not in there]:
            with session.begin_transaction() as transaction:
                for rule in missing:
                    transaction.run(rule).consume()
            session.run(cypher.AWAIT_INDEXES, seconds=int(self._patience.read)).consume()
        if found == cypher.SCHEMA:
            return
        with session.begin_transaction() as transaction:
            transaction.run(cypher.BEGIN).consume()
            transaction.run(cypher.SET_SCHEMA, schema=cypher.SCHEMA).consume()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except failures.AuthError as error:
            raise EngineError("Neo4j 不接受用户名或密码", self._url, "核对用户名和密码") from error
        except (failures.ServiceUnavailable, failures.SessionExpired) as error:
            remedy = "确认 Neo4j 已启动，地址和端口正确，防火墙放行"
            raise EngineError("连接不上 Neo4j", self._url, remedy) from error
        except (failures.Neo4jError, failures.DriverError) as error:
            if "OutOfMemory" in (getattr(error, "code", "") or ""):
                remedy = "调大 server.memory.heap.max_size，或分成几个文件加载"
                raise EngineError("一次加载超出 Neo4j 的内存", self._url, remedy) from error
            raise EngineError(f"Neo4j 出错（{error}）", self._url, "查看 Neo4j 的日志") from error


def open_neo4j(url: str, user: str, password: str) -> Store:
    """Open the store at `url`; EngineError in words for office staff where that fails."""
    return Neo4jStore(url, user, password)


def _driver(url: str, login: tuple[str, str], patience: Patience) -> neo4j.Driver:
    """A driver; it has not connected yet."""
    try:
        address = urlsplit(url)  # the library would speak HTTP too, and take any word as a port
        if not address.scheme.startswith(("neo4j", "bolt")) or address.port == 0:
            raise ValueError(url)  # noqa: TRY301 -- one message for all that is no address
        return neo4j.GraphDatabase.driver(
            url,
            auth=login,
            connection_timeout=patience.connect,
            connection_acquisition_timeout=2 * patience.connect,
            notifications_min_severity="OFF",  # "no such label yet" is no news to anybody
            telemetry_disabled=True,
        )
    except (failures.ConfigurationError, ValueError) as error:
        raise EngineError("不是 Neo4j 的地址", url, "写成 neo4j://主机:7687 的样子") from error
