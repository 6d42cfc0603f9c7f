"""Settings: declared once, read once, frozen; inner code takes plain arguments.

Every setting is an environment variable with the prefix `CHUANGTU_`; the command line's options set the
same fields. Secrets come from files or the environment, never from the command line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import InputError


class Settings(BaseSettings):
    """What the program runs with."""

    model_config = SettingsConfigDict(env_prefix="CHUANGTU_", frozen=True, extra="ignore")

    home: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("chuangtu", appauthor=False)),
        description="数据文件夹：图数据库、索引和向量",
    )
    store: str = Field("sqlite", description="图数据库：sqlite，或 neo4j://主机:端口")
    index: str = Field(
        "tantivy", description="检索引擎：tantivy，或 http://主机:端口（Meilisearch）"
    )
    encoder: str = Field(
        "built-in",
        description="语义编码器：built-in（内置词向量）、hashing，或 sentence-transformers 模型名、文件夹",
    )
    neo4j_user: str = Field("neo4j", description="Neo4j 用户名")
    neo4j_password: SecretStr = Field(SecretStr(""), description="Neo4j 密码")
    neo4j_password_file: Path | None = Field(
        None, description="存有 Neo4j 密码的文件，优先于上一项"
    )
    meilisearch_key: SecretStr = Field(SecretStr(""), description="Meilisearch 密钥")
    meilisearch_key_file: Path | None = Field(
        None, description="存有 Meilisearch 密钥的文件，优先于上一项"
    )
    identity_key: SecretStr = Field(
        SecretStr(""),
        description="证件号密钥（至少 16 个字符）：证件号只存加密散列和后四位；不设则只存后四位",
    )
    identity_key_file: Path | None = Field(None, description="存有证件号密钥的文件，优先于上一项")
    host: str = Field("127.0.0.1", description="服务监听的地址")
    port: int = Field(8000, ge=1, le=65535, description="服务监听的端口")
    log: Literal["console", "json"] = Field("console", description="日志格式")

    def secret(self, name: Literal["neo4j_password", "meilisearch_key", "identity_key"]) -> str:
        """A secret from its file if one is named, else from the environment.

        Raises:
            InputError: The file is missing, may not be read, or holds no text.
        """
        file: Path | None = getattr(self, f"{name}_file")
        if file is not None:
            try:
                return file.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                setting = f"CHUANGTU_{name.upper()}_FILE"
                remedy = f"检查 {setting} 的路径和权限，内容应为 UTF-8 文本"
                raise InputError("不能读取密码或密钥文件", str(file), remedy) from error
        value: SecretStr = getattr(self, name)
        return value.get_secret_value()
