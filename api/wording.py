"""What pydantic says of a value, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Type of the error to a sentence; names in braces are those of the error's context.
_SENTENCES = {
    "missing": "必填项没有填",
    "extra_forbidden": "没有这一项",
    "string_type": "应为文字",
    "string_too_long": "最多{max_length}字",
    "string_too_short": "至少{min_length}字",
    "string_pattern_mismatch": "格式不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing_size": "数字太大",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than": "应小于{lt}",
    "less_than_equal": "不能大于{le}",
    "date_type": "应为日期，如 2023-06-16",
    "date_parsing": "应为日期，如 2023-06-16",
    "date_from_datetime_parsing": "应为日期，如 2023-06-16",
    "date_from_datetime_inexact": "应为日期，不带时刻",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "list_type": "应为列表",
    "too_long": "最多{max_length}项",
    "too_short": "至少{min_length}项",
    "json_invalid": "不是正确的 JSON",
    "model_attributes_type": "应为 JSON 对象",
    "model_type": "应为 JSON 对象",
    "dict_type": "应为 JSON 对象",
    "path_type": "应为文件或文件夹的路径",
    "literal_error": "不在可选的值之中",
}
_OTHER = "值不合要求"


def reason(error: Mapping[str, Any]) -> str:
    """Why a value is refused.

    Args:
        error: One item of `ValidationError.errors()`: its `type` and, where it has one, `ctx`.
    """
    return _SENTENCES.get(error["type"], _OTHER).format_map(error.get("ctx") or {})
