"""One file in, its facts and its report out: what kind it is, is recognised from its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.facts import Source
from graph.ids import source_id
from loaders.policies import compiled
from loaders.policies.claims import document_facts
from loaders.policies.documents import PolicyDocument, parse
from loaders.policies.linking import linked
from loaders.readers.docx_paragraphs import read as read_paragraphs
from loaders.readers.tables import TABLE_SUFFIXES, read_tables
from loaders.readers.text import decode
from loaders.registers.register import REGISTER_KINDS, is_register, read_register
from loaders.report import FileReport

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Fact

POLICY = "policy"
_REGISTERS = tuple(kind.name for kind in REGISTER_KINDS)
KINDS = (POLICY, compiled.KIND, *_REGISTERS)
_TEXTS = (".txt", ".md", ".text")
_COMPILED = (".yaml", ".yml")
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file says, not yet in any store."""

    source: Source
    facts: tuple[Fact, ...]
    report: FileReport


def read_file(path: Path, wanted: str = "") -> Loaded:
    """Read a policy, a register, an alias or entity list.

    Args:
        path: The file.
        wanted: One of `KINDS`; empty to recognise it.

    Raises:
        InputError: There is no such file, it cannot be read, or its content is none of the kinds.
    """
    if wanted and wanted not in KINDS:
        raise InputError(f"没有“{wanted}”这种资料", "--as", f"可用：{'、'.join(KINDS)}")
    raw = read_bytes(path)
    kinds = _kinds_of(raw, path)
    if wanted and wanted not in kinds:
        remedy = f"可按这些种类载入：{'、'.join(kinds)}"
        raise InputError(f"这种文件不能按“{wanted}”载入", path.name, remedy)
    kind = wanted or kinds[0]
    if kind == compiled.KIND:
        return _compiled(raw, path.name)
    if kind == POLICY:
        return _policy(raw, path)
    return _register(raw, path, wanted)


def read_policies(path: Path) -> tuple[PolicyDocument, ...]:
    """The documents of a policy file, for showing what is understood; errors as `read_file`."""
    return _documents(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        InputError: It is missing, empty, a folder, or may not be read.
    """
    try:
        # Asked first: Windows would say that there is no right to read it.
        is_folder = path.is_dir()
        raw = b"" if is_folder else path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("没有这个文件", str(path), "检查路径和文件名") from error
    except PermissionError as error:
        raise InputError("没有读取权限", str(path), "请管理员授权或复制到有权限的文件夹") from error
    except OSError as error:
        raise InputError(
            f"无法读取（系统错误 {error.errno}）", str(path), "检查磁盘或网络驱动器"
        ) from error
    if is_folder:
        raise InputError("这是文件夹，不是文件", str(path), "指定其中的文件，可用通配符 *")
    if not raw.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise InputError("文件是空的", path.name, "检查是否下载或另存不完整")
    return raw


def _kinds_of(raw: bytes, path: Path) -> tuple[str, ...]:
    """What a file may be read as, by its ending; what it most likely is stands first.

    Raises:
        InputError: The ending is not known.
    """
    suffix = path.suffix.lower()
    if suffix in _COMPILED:
        return (compiled.KIND,)
    if suffix in _TEXTS:
        return (POLICY,)
    if suffix == _WORD:
        return (*_REGISTERS, POLICY) if _has_register(raw, path) else (POLICY, *_REGISTERS)
    if suffix in TABLE_SUFFIXES:
        return _REGISTERS
    known = "、".join((*_TEXTS, *_COMPILED, *TABLE_SUFFIXES))
    raise InputError(f"不支持的文件类型“{suffix or '无扩展名'}”", path.name, f"可用：{known}")


def _has_register(raw: bytes, path: Path) -> bool:
    """Whether a Word document holds a register; many policies have tables of another kind."""
    try:
        return is_register(read_tables(raw, path))
    except InputError:
        return False


def _documents(raw: bytes, path: Path) -> tuple[PolicyDocument, ...]:
    is_word = path.suffix.lower() == _WORD
    text = read_paragraphs(raw, path.name) if is_word else decode(raw, path.name)
    return parse(text, path.name)


def _policy(raw: bytes, path: Path) -> Loaded:
    documents = _documents(raw, path)
    facts = tuple(f for d in documents for f in (*document_facts(d), *linked(d)))
    title = "；".join(
        f"{d.title}{d.document_number and f'（{d.document_number}）'}" for d in documents
    )
    clauses = sum(len(document.clauses) for document in documents)
    report = FileReport(path.name, POLICY, clauses, clauses)
    return Loaded(Source(source_id(raw, POLICY), path.name, POLICY, title), facts, report)


def _compiled(raw: bytes, name: str) -> Loaded:
    facts = compiled.compiled_facts(decode(raw, name), name)
    count = sum(fact.kind == "Clause" for fact in facts)
    source = Source(source_id(raw, compiled.KIND), name, compiled.KIND)
    return Loaded(source, facts, FileReport(name, compiled.KIND, count, count))


def _register(raw: bytes, path: Path, wanted: str) -> Loaded:
    register = read_register(read_tables(raw, path), path.name, wanted)
    source = Source(
        source_id(raw, register.kind), path.name, register.kind, columns=register.columns
    )
    return Loaded(source, register.facts, register.report)
