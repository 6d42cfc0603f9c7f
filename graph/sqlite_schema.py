"""The tables of the embedded store and how an older file is brought up to date."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 1

# MIGRATIONS[n] brings a file of schema n to n + 1; a new file runs them all.
MIGRATIONS: Final = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO meta VALUES ('revision', 0), ('store', abs(random()));
    CREATE TABLE source (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE claim (
        subject TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source (seq),
        ordinal INTEGER NOT NULL,
        place TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (subject, source, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_source ON claim (source);
    CREATE TABLE node (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX node_kind ON node (kind, id);
    CREATE TABLE edge (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        tail TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
        head TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX edge_tail ON edge (tail, kind);
    CREATE INDEX edge_head ON edge (head, kind);
    CREATE INDEX edge_kind ON edge (kind, id);
    """,
)

# One put: `incoming` is what the source says now; `touched` the subjects whose picture changes.
STAGE: Final = """
    CREATE TEMP TABLE IF NOT EXISTS incoming (
        subject TEXT NOT NULL, ordinal INTEGER NOT NULL, place TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (subject, ordinal)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS touched (subject TEXT PRIMARY KEY) WITHOUT ROWID;
"""
TOUCH_REMOVED: Final = """
    INSERT OR IGNORE INTO touched SELECT subject FROM claim AS c
    WHERE source = :source AND NOT EXISTS (
        SELECT 1 FROM incoming AS i WHERE i.subject = c.subject AND i.ordinal = c.ordinal
        AND i.place = c.place AND i.body = c.body)
"""
REMOVE: Final = """
    DELETE FROM claim WHERE source = :source AND NOT EXISTS (
        SELECT 1 FROM incoming AS i WHERE i.subject = claim.subject AND i.ordinal = claim.ordinal
        AND i.place = claim.place AND i.body = claim.body)
"""
TOUCH_ADDED: Final = """
    INSERT OR IGNORE INTO touched SELECT subject FROM incoming AS i
    WHERE NOT EXISTS (
        SELECT 1 FROM claim AS c WHERE c.source = :source
        AND c.subject = i.subject AND c.ordinal = i.ordinal)
"""
ADD: Final = """
    INSERT OR IGNORE INTO claim (subject, source, ordinal, place, body)
    SELECT subject, :source, ordinal, place, body FROM incoming
"""
TOUCHED_CLAIMS: Final = """
    SELECT t.subject, c.body FROM touched AS t LEFT JOIN claim AS c ON c.subject = t.subject
    ORDER BY t.subject, c.source, c.ordinal
"""

HIDE_NODE: Final = "DELETE FROM node WHERE id = ?"
HIDE_EDGE: Final = "DELETE FROM edge WHERE id = ?"
SHOW_NODE: Final = """
    INSERT INTO node VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body
"""
SHOW_EDGE: Final = """
    INSERT INTO edge VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body
"""

NODES: Final = "SELECT id, body FROM node WHERE {0} ORDER BY id"
EDGES: Final = "SELECT id, body FROM edge WHERE {0} ORDER BY id"

PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -8192",
)
