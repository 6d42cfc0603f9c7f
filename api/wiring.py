"""Which store, index and encoder the settings name: the only place where implementations are chosen."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.sqlite_store import SqliteStore
from search.hashing_encoder import HashingEncoder
from search.static_encoder import built_in_encoder
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from pathlib import Path

    from api.settings import Settings
    from graph.store import Store
    from search.encoders import Encoder
    from search.index import TextIndex

_BOLT = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")
_HTTP = ("http://", "https://")


def made_home(settings: Settings) -> Path:
    """The data folder, made where it is missing.

    Raises:
        InputError: It is no folder, or may not be written.
    """
    home = settings.home
    trial = (
        home / f".{uuid.uuid4().hex}"
    )  # whether one may write there, Windows tells only who tries
    try:
        home.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError as error:
        remedy = "检查路径、磁盘空间和权限，或用 --home（CHUANGTU_HOME）另选文件夹"
        raise InputError("数据文件夹不能使用", str(home), remedy) from error
    return home


def open_store(settings: Settings) -> Store:
    """The store that the settings name, opened and brought to the current schema.

    Raises:
        InputError: The setting names no known store, or the data folder cannot be used.
        EngineError: The store does not answer.
    """
    if settings.store == "sqlite":
        return SqliteStore(made_home(settings) / "graph.db")
    if settings.store.startswith(_BOLT):
        from graph.neo4j_store import open_neo4j  # noqa: PLC0415 -- an extra: only where chosen

        return open_neo4j(settings.store, settings.neo4j_user, settings.secret("neo4j_password"))
    raise InputError(
        f"没有图数据库“{settings.store}”", "CHUANGTU_STORE", "用 sqlite 或 neo4j://主机:端口"
    )


def open_index(settings: Settings) -> TextIndex:
    """The text index that the settings name.

    Raises:
        InputError: The setting names no known index, or the data folder cannot be used.
        EngineError: The index does not answer.
    """
    if settings.index == "tantivy":
        return TantivyIndex(made_home(settings) / "index")
    if settings.index.startswith(_HTTP):
        from search.meilisearch_index import MeilisearchIndex  # noqa: PLC0415 -- an extra: only where chosen

        return MeilisearchIndex(settings.index, settings.secret("meilisearch_key"))
    raise InputError(
        f"没有检索引擎“{settings.index}”", "CHUANGTU_INDEX", "用 tantivy 或 http://主机:端口"
    )


def own_thesaurus(settings: Settings) -> Path | None:
    """The folder of what an office adds to the thesaurus; None where it adds nothing."""
    folder = settings.home / "thesaurus"
    return folder if folder.is_dir() else None


def open_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name.

    Raises:
        EngineError: The model cannot be loaded.
    """
    if settings.encoder == "built-in":
        return built_in_encoder()
    if settings.encoder == "hashing":
        return HashingEncoder()
    from search.sentence_encoder import SentenceTransformersEncoder  # noqa: PLC0415 -- an extra: only where chosen

    return SentenceTransformersEncoder(settings.encoder)
