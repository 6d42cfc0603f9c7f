"""How the program is used: docs/commands.md, docs/api.md and the settings of README.md."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
from pydantic import SecretStr

from api.cli import chuangtu
from api.http.app import create_app
from api.http.json_routes import FACETS
from api.http.page_routes import make_page_router
from api.pages.interface import interface_page
from api.service import open_service
from api.settings import Settings
from tests.docs.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

_PAGE_NAMES = {
    "/": "首页：检索框和各类条目数",
    "/search": "检索结果，可按分面筛选",
    "/entity/{id_}": "一个条目：事实及出处、关系、沿革和先后名称；`?on=` 日期，问当天的名称",
    "/policies": "政策文件，可按地区、文种、效力状态、年份、发文机关和标题筛选",
    "/policies/{id_}": "一份政策：目录、原文、标在文中的事实、与其他文件的关系；`?clause=` 条款，`?part=` 部分",
    "/check": "查重：填一份申报，或上传一份草稿，看结论、证据和条款",
    "/rounds": "审查轮次：上传一轮申报表审查；已审查的各轮",
    "/rounds/{id_}": "一轮审查：汇总、申报列表，可按结论、规则、地市、决定筛选",
    "/rounds/{id_}.xlsx": "一轮的查重报告，工作簿",
    "/rounds/{id_}.docx": "一轮的查重报告，Word 文档",
    "/rounds/{id_}/application": "一轮里的一项申报（`?no=` 申报编号）：逐项结论，作决定",
    "/rounds/{id_}/decisions": "对一项结论作决定或撤回（POST）",
    "/decisions": "决定记录：谁在什么时候作了什么决定",
    "/decisions.csv": "决定记录，CSV",
    "/rules": "规则：条款、限额、案例，试算，载回限额表",
    "/rules/limits.xlsx": "一个规则集的限额表（`?policy=` 规则集）",
    "/queue": "待判定：可能是同一对象的单位、人员和基地，两边对照；可按状态、种类和名称筛选",
    "/queue.csv": "全部成对条目和判定，CSV，填写后可用命令导入",
    "/queue/{id_}": "一对条目（编号以 ~ 相连）：对照、判定记录；POST 判定或撤回",
    "/docs": "接口文档",
}
_ABOUT_API = """
机器可读的描述在 `/openapi.json`，网页版在 `/docs`。
出错一律是 `application/problem+json`：`title`、`status`、`detail`、`remedy`。
""".strip()
_ABOUT_STATUS = "退出状态：0 完成；1 用了 `--strict` 而有不符合项或未载入的行；2 用法或输入有误。"


def settings_table() -> str:
    """Every setting; README.md holds this table."""
    return table(("环境变量", "缺省", "含义"), _settings())


def _settings() -> Iterator[tuple[str, str, str]]:
    for name, known in Settings.model_fields.items():
        default = known.default
        shown = f"`{default}`"
        if known.default_factory:
            shown = "用户数据文件夹"
        elif default is None or isinstance(default, SecretStr):
            shown = "（无）"
        yield f"`CHUANGTU_{name.upper()}`", shown, known.description or ""


def commands_page() -> str:
    """Every command with its arguments and options."""
    parts = [chuangtu.help or "", _options(chuangtu)]
    for name, command in all_commands(chuangtu):
        arguments = " ".join(_metavar(p) for p in command.params if isinstance(p, click.Argument))
        parts += [f"## chuangtu {name} {arguments}".rstrip(), command.help or ""]
        parts += [_options(command)]
    return page("命令", *parts, _ABOUT_STATUS)


def all_commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name; those of a group below it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def _metavar(parameter: click.Parameter) -> str:
    shown = parameter.metavar or (parameter.name or "")
    return shown if parameter.required else f"[{shown}]"


def _options(command: click.Command) -> str:
    options = [p for p in command.params if isinstance(p, click.Option)]
    return table(("选项", "说明"), map(_option, options)) if options else ""


def _option(option: click.Option) -> tuple[str, str]:
    metavar = f" {option.metavar}" if option.metavar else ""
    required = "（必填）" if option.required else ""
    given = isinstance(option.default, int) and not option.is_flag
    default = f"，缺省 {option.default}" if given else ""
    return f"`{'`、`'.join(option.opts)}{metavar}`", f"{option.help}{required}{default}"


def api_page() -> str:
    """Every JSON route and every page."""
    facets = "、".join(f"`{name}`" for name in FACETS)
    filters = f"`/api/search` 可按分面筛选，每项可重复：{facets}。"
    addresses = table(("地址", "内容"), ((f"`{path}`", _PAGE_NAMES[path]) for path in page_paths()))
    operations = _operations(application())
    return page("接口", _ABOUT_API, filters, *operations, "## 页面", addresses)


def application() -> FastAPI:
    """Return the application over an empty store."""
    with TemporaryDirectory() as folder:
        given: dict[str, Any] = {"home": Path(folder), "store": "sqlite", "index": "tantivy"}
        with open_service(Settings(**given)) as service:
            return create_app(service)


def page_paths() -> list[str]:
    """Addresses of the pages."""
    return list(dict.fromkeys(route.path for route in make_page_router().routes))  # type: ignore[attr-defined]  # all are API routes


def _operations(app: FastAPI) -> Iterator[str]:
    for one in interface_page(app.openapi()).operations:
        yield f"## {one.method} {one.path}"
        yield f"{one.summary}：{one.about}"
        rows = [(f"`{p.name}`", p.where, "是" * p.required, p.about) for p in one.parameters]
        yield table(("参数", "位置", "必填", "说明"), rows) if rows else ""
        yield f"```json\n{one.example}\n```" if one.example else ""
