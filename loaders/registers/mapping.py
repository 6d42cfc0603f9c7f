"""What a person says of a file's columns: `列名=字段`, given one by one or kept in a YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from graph.errors import InputError
from graph.names import text_key
from loaders.registers.headers import Meanings, field_of, fields, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FORM = "按“列名=字段”的形式填写，如 --map 平台全名=基地名称"


def pairs_of(written: Iterable[str]) -> dict[str, str]:
    """Header -> field from `列名=字段`; a field may be named by any header that means it.

    Raises:
        InputError: There is no equals sign, or no such field.
    """
    found = {}
    for text in written:
        header, sign, field = text.rpartition("=")
        if not (sign and header.strip() and field.strip()):
            raise InputError(f"“{text}”没有说明是哪一列、哪个字段", "--map", _FORM)
        found[header.strip()] = _field(field.strip(), "--map")
    return found


def pairs_in(text: str, name: str) -> dict[str, str]:
    """Header -> field from a YAML file.

    Raises:
        InputError: It is no mapping of texts, or a field does not exist.
    """
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise InputError("不合 YAML 格式", name, "每行写“列名: 字段”") from error
    if not isinstance(read, dict):
        raise InputError("不是列名与字段的对照", name, "每行写“列名: 字段”")
    return {str(header): _field(str(field), name) for header, field in read.items()}


def as_yaml(pairs: Mapping[str, str]) -> str:
    """The mapping as `pairs_in` reads it."""
    return yaml.safe_dump(dict(pairs), allow_unicode=True, sort_keys=False)


def meanings(pairs: Mapping[str, str]) -> Meanings:
    """The synonyms with these columns before them."""
    return Meanings({text_key(header): field for header, field in pairs.items()})


def _field(written: str, where: str) -> str:
    field = written if written in fields() else field_of(written)
    if not field:
        known = "、".join(f"{name}（{label_of(name)}）" for name in fields())
        raise InputError(f"没有“{written}”这个字段", where, f"可用：{known}")
    return field
