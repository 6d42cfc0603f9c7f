"""The commands about the thesaurus of directions: write it as SKOS, add an office's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api import wiring
from api.cli.commands import HELP
from graph.errors import InputError
from loaders.files import read_bytes
from loaders.readers.text import decode
from search.directions import skos
from search.directions.thesaurus import built_in, mistakes, read, stored, thesaurus

if TYPE_CHECKING:
    from api.settings import Settings
    from search.directions.thesaurus import Concept


@click.group("thesaurus")
@HELP
def thesaurus_group() -> None:
    """主题词表：研究方向的名称、同义词和上下位关系"""


@thesaurus_group.command
@HELP
@click.pass_obj
def export(settings: Settings) -> None:
    """以 SKOS（JSON-LD）输出主题词表，本单位添加的词也在内"""
    known = thesaurus(wiring.own_thesaurus(settings))
    click.echo(skos.written(known.concepts.values()), nl=False)


@thesaurus_group.command
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@HELP
@click.pass_obj
def add(settings: Settings, file: Path) -> None:
    """添加本单位的主题词：YAML（写法见 docs/directions.md）或 SKOS（JSON-LD）

    同名文件再次添加时替换上一次的。与内置词表矛盾的不予添加。
    """
    concepts = _concepts(file)
    folder = wiring.made_home(settings) / "thesaurus"
    target = folder / f"{file.stem}.yaml"
    others = (path for path in sorted(folder.glob("*.yaml")) if path != target)
    known = (*built_in(), *(concept for path in others for concept in read(path)))
    own = {concept.term for concept in concepts}
    for mistake in mistakes((*known, *concepts)):
        if any(f"“{term}”" in mistake.where for term in own):
            raise mistake
    folder.mkdir(exist_ok=True)
    target.write_text(stored(concepts), encoding="utf-8")
    click.echo(f"已添加 {len(concepts)} 个主题词：{target}")


def _concepts(file: Path) -> tuple[Concept, ...]:
    raw = read_bytes(file)
    if file.suffix in {".yaml", ".yml"}:
        return read(file)
    if file.suffix in {".json", ".jsonld"}:
        return skos.read(decode(raw, file.name), file.name)
    raise InputError("不知道这是什么形式的词表", file.name, "用 .yaml 或 .jsonld 文件")


COMMANDS = (thesaurus_group,)
