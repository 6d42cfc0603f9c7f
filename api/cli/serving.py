"""The commands that serve: serve and demo."""

from __future__ import annotations

import socket
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli import output
from api.cli.commands import HELP
from api.service import open_service, read_files
from graph.errors import EngineError

if TYPE_CHECKING:
    from api.service import Service
    from api.settings import Settings

SAMPLE = ("policies.yaml", "organizations.csv", "bases.csv")
ROUND = "applications.csv"
# The sample is fictional: it must never go into the servers of the real registers.
_EMBEDDED = {"store": "sqlite", "index": "tantivy", "encoder": "built-in"}

HOST = click.option("--host", metavar="地址", help="监听地址，缺省 127.0.0.1")
PORT = click.option(
    "--port", type=click.IntRange(1, 65535), metavar="端口", help="监听端口，缺省 8000"
)


@click.command
@HOST
@PORT
@HELP
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """启动网页和接口"""
    settings = _listening(settings, host, port)
    with open_service(settings) as service:
        service.refresh_index()
        _serve(service, settings)


@click.command
@HOST
@PORT
@HELP
@click.pass_obj
def demo(settings: Settings, host: str | None, port: int | None) -> None:
    """载入自带样例并启动网页"""
    settings = _listening(settings, host, port)
    settings = settings.model_copy(update={"home": settings.home / "demo"} | _EMBEDDED)
    folder = Path(str(resources.files("loaders.sample")))
    paths = [folder / name for name in (*SAMPLE, ROUND)]
    with open_service(settings) as service:
        with output.progress(2 * len(paths) + 2) as step:
            service.load(read_files(paths, step=step), step)
        address = f"http://{settings.host}:{settings.port}"
        output.console.print(
            _WHAT_TO_TRY.format(address=address, round=folder / ROUND, home=settings.home),
            soft_wrap=True,
        )
        _serve(service, settings)


def _serve(service: Service, settings: Settings) -> None:
    import uvicorn  # noqa: PLC0415 -- half a second that no other command need wait for

    from api.http.app import create_app  # noqa: PLC0415 -- as uvicorn

    uvicorn.run(
        create_app(service),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
    )


def _listening(settings: Settings, host: str | None, port: int | None) -> Settings:
    """The settings with the address given; complains before anything is loaded if it is taken."""
    address = (host or settings.host, port or settings.port)
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as trial:
        # On Windows SO_REUSEADDR would let a second program have the same port.
        option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        trial.setsockopt(socket.SOL_SOCKET, option, 1)
        try:
            trial.bind(address)
        except OSError as error:
            remedy = "关闭占用端口的程序，或用 --port 换一个端口"
            raise EngineError("端口不能使用", f"{address[0]}:{address[1]}", remedy) from error
    return settings.model_copy(update={"host": address[0], "port": address[1]})


_WHAT_TO_TRY = """
样例已就绪，打开 {address}

可以试试：
  · 在搜索框输入“机器人”“jiqiren”“jqr”，或半个名称
  · 打开一个基地，看每项事实出自哪个文件的哪一行
  · 打开 {address}/check ，给申报查重，看依据的条款
  · chuangtu --home {home} screen {round} --policy liaoning-2023 --on 2023-06-16
按 Ctrl+C 停止
"""

COMMANDS = (serve, demo)
