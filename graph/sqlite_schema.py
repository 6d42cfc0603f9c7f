"""The tables of the embedded store.

The kind of a node or relation is the front of its id (`base-…`), so that the things of one kind stand side by
side in order of id, and no index by kind is needed. A claim's `seq` is its source's with the claim's ordinal
behind it: the claims of a source stand side by side too, and a new source is only appended.
"""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 2  # a file of another schema is refused
ORDINALS: Final = 40  # bits of `claim.seq` that count within one source

TABLES: Final = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO meta VALUES ('revision', 0), ('store', abs(random()));
    CREATE TABLE source (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE claim (
        seq INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        tail TEXT,
        head TEXT,
        place TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX claim_subject ON claim (subject);
    CREATE TABLE node (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE edge (
        id TEXT PRIMARY KEY,
        tail TEXT NOT NULL,
        head TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX edge_tail ON edge (tail);
    CREATE INDEX edge_head ON edge (head);
"""

# One put: `incoming` is what the source says now, `touched` the subjects whose picture changes; `shown` are
# those of the whole load, whose ends have to be there when it is committed.
STAGE: Final = """
    CREATE TEMP TABLE IF NOT EXISTS incoming (
        seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, tail TEXT, head TEXT,
        place TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE TEMP TABLE IF NOT EXISTS touched (subject TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS shown (subject TEXT PRIMARY KEY) WITHOUT ROWID;
    DELETE FROM touched;
    DELETE FROM shown;
"""
INCOMING: Final = "INSERT INTO incoming (subject, tail, head, place, body) VALUES (?, ?, ?, ?, ?)"
# `incoming.seq` counts from 1 and so does a claim within its source: `:source` is the seq before its first.
_SAME: Final = (
    "SELECT 1 FROM incoming AS i WHERE i.seq = claim.seq - :source AND i.subject = claim.subject"
    " AND i.place = claim.place AND i.body = claim.body"
)
_STORED: Final = "seq > :source AND seq < :next"
_LEFT_OUT: Final = f"FROM claim WHERE {_STORED} AND NOT EXISTS ({_SAME})"
TOUCH_REMOVED: Final = f"INSERT OR IGNORE INTO touched SELECT subject {_LEFT_OUT}"
REMOVE: Final = f"DELETE {_LEFT_OUT}"
TOUCH_ADDED: Final = """
    INSERT OR IGNORE INTO touched SELECT subject FROM incoming AS i
    WHERE NOT EXISTS (SELECT 1 FROM claim AS c WHERE c.seq = :source + i.seq)
"""
ADD: Final = """
    INSERT OR IGNORE INTO claim (seq, subject, tail, head, place, body)
    SELECT :source + seq, subject, tail, head, place, body FROM incoming
"""
HAS_CLAIMS: Final = f"SELECT EXISTS (SELECT 1 FROM claim WHERE {_STORED})"  # noqa: S608 -- made of constants

TOUCHED_CLAIMS: Final = """
    SELECT t.subject, c.tail, c.head, c.body
    FROM touched AS t LEFT JOIN claim AS c ON c.subject = t.subject ORDER BY t.subject, c.seq
"""
NEXT_TOUCHED: Final = (
    "INSERT OR IGNORE INTO shown SELECT subject FROM touched",
    "DELETE FROM touched",
)
HIDE_NODE: Final = "DELETE FROM node WHERE id = ?"
HIDE_EDGE: Final = "DELETE FROM edge WHERE id = ?"
SHOW_NODE: Final = """
    INSERT INTO node VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body
"""
SHOW_EDGE: Final = """
    INSERT INTO edge VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body
"""

# A load that is large against what is stored: everything is derived anew, sorted, indexes last.
DROP_INDEXES: Final = ("DROP INDEX claim_subject", "DROP INDEX edge_tail", "DROP INDEX edge_head")
DERIVE: Final = (
    "DELETE FROM node",
    "DELETE FROM edge",
    # As its only claim says it; what is said several times is merged afterwards.
    """
    INSERT OR IGNORE INTO node
    SELECT subject, body FROM claim WHERE tail IS NULL ORDER BY subject
    """,
    """
    INSERT OR IGNORE INTO edge
    SELECT subject, tail, head, body FROM claim WHERE tail IS NOT NULL ORDER BY subject
    """,
    "CREATE INDEX claim_subject ON claim (subject)",
    """
    INSERT OR IGNORE INTO touched SELECT subject FROM claim AS c INDEXED BY claim_subject
    GROUP BY subject HAVING count(*) > 1
    """,
    "CREATE INDEX edge_tail ON edge (tail)",
    "CREATE INDEX edge_head ON edge (head)",
)
_NO_TAIL: Final = "NOT EXISTS (SELECT 1 FROM node WHERE id = tail)"
_NO_HEAD: Final = "NOT EXISTS (SELECT 1 FROM node WHERE id = head)"
DANGLING_ANYWHERE: Final = f"""
    SELECT id FROM edge INDEXED BY edge_tail WHERE tail > '' AND {_NO_TAIL}
    UNION ALL SELECT id FROM edge INDEXED BY edge_head WHERE head > '' AND {_NO_HEAD} LIMIT 1
"""  # noqa: S608 -- made of constants
DANGLING_SHOWN: Final = f"""
    SELECT id FROM shown CROSS JOIN edge ON edge.id = subject WHERE {_NO_TAIL} OR {_NO_HEAD}
    UNION ALL
    SELECT subject FROM shown WHERE NOT EXISTS (SELECT 1 FROM node WHERE id = subject) AND (
        EXISTS (SELECT 1 FROM edge WHERE tail = subject) OR
        EXISTS (SELECT 1 FROM edge WHERE head = subject))
    LIMIT 1
"""  # noqa: S608 -- made of constants

NODES: Final = "SELECT id, body FROM node WHERE {0} ORDER BY id"
EDGES: Final = "SELECT id, tail, head, body FROM edge WHERE {0} ORDER BY id"
OF_KIND: Final = "id > ? AND id < ?"
ALL_ENDS: Final = f"SELECT tail, head FROM edge WHERE {OF_KIND}"  # noqa: S608 -- made of constants
COUNT: Final = f"SELECT count(*) FROM node WHERE {OF_KIND}"  # noqa: S608 -- made of constants
CLAIMS: Final = f"""
    SELECT c.subject, s.body, c.place, c.body
    FROM claim AS c JOIN source AS s ON s.seq = c.seq >> {ORDINALS}
    WHERE c.subject IN ({{0}}) ORDER BY c.seq
"""  # noqa: S608 -- made of constants
COUNTED: Final = f"""
    SELECT s.id, substr(c.subject, 1, instr(c.subject, '-') - 1) AS prefix,
        count(DISTINCT c.subject)
    FROM claim AS c JOIN source AS s ON s.seq = c.seq >> {ORDINALS} GROUP BY s.id, prefix
"""  # noqa: S608 -- made of constants

PRAGMAS: Final = ("journal_mode = WAL", "synchronous = NORMAL")
READING: Final = ("cache_size = -8192",)
WRITING: Final = ("cache_size = -131072", "threads = 2")  # a sort may keep as much in memory


def range_of(kind: str) -> tuple[str, str]:
    """What `OF_KIND` takes: the ids of a kind begin with its name and a hyphen, which a full stop follows."""
    return f"{kind.lower()}-", f"{kind.lower()}."
