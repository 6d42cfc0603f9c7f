"""The store on a Neo4j server, by Bolt. The only module that imports neo4j.

It is imported when a `neo4j://` store is chosen, never before: the library is an optional extra.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from graph import neo4j_queries as cypher
from graph.bodies import batches, claim_of, edge_of, node_of
from graph.errors import EngineError, OntologyError
from graph.merging import distinct, merged, source_body, source_of
from graph.ontology import ontology
from graph.patience import USUAL, Patience
from graph.store import Change, Status

try:
    import neo4j
    from neo4j import exceptions as failures
except ImportError as missing:
    raise EngineError("没有安装 Neo4j 驱动", "neo4j", "pip install 'chuangtu[neo4j]'") from missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import Fact, Source
    from graph.store import Claim, Direction, Edge, Node, Store

_BATCH: Final = 5000  # rows a statement: large enough that round trips no longer count


class Neo4jView:
    """A `View` over one read transaction."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._tx = transaction

    def nodes(self, kind: str | None = None, ids: Iterable[str] | None = None) -> Iterator[Node]:
        """See `graph.store.View.nodes`."""
        if ids is not None:
            for some in batches(sorted(set(ids)), _BATCH):
                rows = self._tx.run(cypher.SOME_NODES, rows=some)
                yield from (n for n in starmap(node_of, rows) if kind is None or n.kind == kind)
        elif not kind:
            yield from starmap(node_of, self._tx.run(cypher.ALL_NODES))
        elif kind in ontology().nodes:
            yield from starmap(node_of, self._tx.run(cypher.nodes_of(kind)))

    def edges(
        self,
        ends: Iterable[str] | None = None,
        kind: str | None = None,
        direction: Direction = "both",
    ) -> Iterator[Edge]:
        """See `graph.store.View.edges`."""
        if kind and kind not in ontology().relations:
            return
        if ends is None:
            yield from starmap(edge_of, self._tx.run(cypher.all_edges(kind)))
            return
        found: dict[str, Edge] = {}
        for some in batches(sorted(set(ends)), _BATCH):
            rows = self._tx.run(cypher.hop(kind, direction), rows=some)
            found |= {edge.id: edge for edge in starmap(edge_of, rows)}
        yield from (found[id_] for id_ in sorted(found))

    def claims(self, subject: str) -> list[Claim]:
        """See `graph.store.View.claims`."""
        rows = self._tx.run(cypher.CLAIMS_OF_SUBJECT, subject=subject)
        return [claim_of(subject, *row.values()) for row in rows]

    def sources(self) -> list[Source]:
        """See `graph.store.View.sources`."""
        return [source_of(row[0]) for row in self._tx.run(cypher.SOURCES)]


class Neo4jWriter(Neo4jView):
    """A `Writer` over one write transaction."""

    changed = False

    def put(self, source: Source, facts: Iterable[Fact]) -> Change:
        """See `graph.store.Writer.put`."""
        number, stored = self._stored(source)
        said = {  # a dict is a set that keeps its order
            (fact.id, ordinal, fact.place, body.decode()): None
            for ordinal, (fact, body) in enumerate(distinct(facts))
        }
        added = [claim for claim in said if claim not in stored]
        removed = [claim for claim in stored if claim not in said]
        self._run(cypher.DROP_CLAIMS, [stored[claim] for claim in removed])
        self._run(cypher.ADD_CLAIMS, added, source=number)
        if added or removed:
            self._show({subject for subject, *_ in (*added, *removed)})
            self.changed = True
        return Change(added=len(added), removed=len(removed))

    def drop(self, source: Source) -> None:
        """See `graph.store.Writer.drop`."""
        self.put(source, ())
        self._tx.run(cypher.DROP_SOURCE, id=source.id).consume()
        self.changed = True

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
        self._tx.run(cypher.NEXT_REVISION).consume()

    def _stored(self, source: Source) -> tuple[int, dict[tuple[Any, ...], str]]:
        """The source's number, which it keeps, and its claims -> where the server keeps them."""
        body = source_body(source).decode()
        if row := self._tx.run(cypher.SOURCE_NUMBER, id=source.id).single():
            if row[1] != body:
                self._tx.run(cypher.DESCRIBE_SOURCE, id=source.id, body=body).consume()
                self.changed = True
            rows = self._tx.run(cypher.CLAIMS_OF_SOURCE, source=row[0])
            return int(row[0]), {tuple(claim): place for *claim, place in rows}
        self.changed = True
        return int(self._tx.run(cypher.ADD_SOURCE, id=source.id, body=body).single(True)[0]), {}

    def _show(self, touched: set[str]) -> None:
        """Derive the nodes and relations of the touched subjects from their claims anew."""
        rows: dict[str, list[dict[str, Any]]] = {}
        gone = set(touched)
        for some in batches(sorted(touched), _BATCH):
            claims = self._tx.run(cypher.BODIES, rows=some)
            for subject, group in groupby(claims, key=lambda row: row[0]):
                shown = merged(body for _, body in group)
                rows.setdefault(shown["kind"], []).append(cypher.row(subject, shown))
                gone.remove(subject)
        for prefix, ids in groupby(sorted(gone), key=lambda id_: id_.partition("-")[0]):
            self._run(cypher.hide(cypher.kind_of_prefix()[prefix]), list(ids))
        for kind in sorted(rows, key=lambda kind: kind in ontology().relations):
            self._run(cypher.show(kind), rows[kind])

    def _run(self, statement: str, rows: Sequence[Any], source: int = 0) -> None:
        for some in batches(rows, _BATCH):
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

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        self._driver.close()

    def _migrate(self, session: neo4j.Session) -> None:
        found = int(row[0]) if (row := session.run(cypher.FOUND_SCHEMA).single()) else 0
        if found > cypher.SCHEMA:
            raise EngineError(f"数据由更新的版本写成（{found}）", self._url, "升级创图后再打开")
        there = {name for (name,) in session.run(cypher.FOUND_RULES)}
        if missing := [rule for name, rule in cypher.rules().items() if name not in there]:
            with session.begin_transaction() as transaction:
                for rule in missing:
                    transaction.run(rule).consume()
            session.run(cypher.AWAIT_INDEXES, seconds=int(self._patience.read)).consume()
        if found == cypher.SCHEMA:
            return
        with session.begin_transaction() as transaction:
            for migration in cypher.MIGRATIONS[found:]:
                transaction.run(migration).consume()
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
