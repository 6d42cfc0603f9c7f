"""The page that documents the JSON interface, made from the application's OpenAPI description."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WHERE = {"query": "查询参数", "path": "路径", "header": "请求头"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a request or one field of its body."""

    name: str
    where: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked.

    Attributes:
        method: GET, POST.
        path: With parameters in braces.
        summary: In a word or two.
        about: In a sentence.
        parameters: What it takes.
        example: A body as JSON text; empty where it takes none.
    """

    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    example: str


@dataclass(frozen=True, slots=True)
class InterfacePage:
    """All that `interface.html` shows."""

    operations: tuple[Operation, ...]
    title: str = "接口文档"
    query: str = ""
    place: str = "docs"


def interface_page(openapi: Mapping[str, Any]) -> InterfacePage:
    """The page of an OpenAPI 3 description."""
    schemas = openapi.get("components", {}).get("schemas", {})
    return InterfacePage(
        tuple(
            _operation((method.upper(), path), raw, schemas)
            for path, methods in openapi["paths"].items()
            for method, raw in methods.items()
        )
    )


def _operation(
    route: tuple[str, str], raw: Mapping[str, Any], schemas: Mapping[str, Any]
) -> Operation:
    body = _body(raw, schemas)
    example = body.get("example")
    return Operation(
        method=route[0],
        path=route[1],
        summary=raw.get("summary", ""),
        about=raw.get("description", ""),
        parameters=(*_parameters(raw), *_fields(body)),
        example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
    )


def _parameters(raw: Mapping[str, Any]) -> Iterator[Parameter]:
    for known in raw.get("parameters", ()):
        where = _WHERE.get(known["in"], known["in"])
        about = known.get("description", "")
        yield Parameter(known["name"], where, known.get("required", False), about)


def _fields(body: Mapping[str, Any]) -> Iterator[Parameter]:
    for name, known in body.get("properties", {}).items():
        required = name in body.get("required", ())
        yield Parameter(name, "正文", required, known.get("description", ""))


def _body(raw: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a JSON body, from the shared schemas where it refers to one."""
    content = raw.get("requestBody", {}).get("content", {})
    schema: Mapping[str, Any] = content.get("application/json", {}).get("schema", {})
    reference = schema.get("$ref", "")
    found: Mapping[str, Any] = schemas[reference.rpartition("/")[2]] if reference else schema
    return found
