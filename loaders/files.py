"""One file in, its facts and its report out: what kind it is, is recognised from its content."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.facts import Source
from graph.ids import source_id, source_id_of
from graph.names import clean
from loaders.policies import compiled
from loaders.policies.claims import document_facts
from loaders.policies.documents import PolicyDocument, parse
from loaders.policies.linking import linked
from loaders.readers.long_table import read_long
from loaders.readers.reading import read
from loaders.readers.text import decode
from loaders.registers.headers import SYNONYMS
from loaders.registers.kinds import KIND_NAMES
from loaders.registers.register import is_register, read_register
from loaders.report import ORIGIN, REPORT_SHEET, FileReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path, PurePath

    from graph.facts import Fact
    from graph.spool import Spool
    from loaders.readers.content import Content
    from loaders.readers.tables import Sheet
    from loaders.registers.headers import Meanings

POLICY = "policy"
KINDS = (POLICY, compiled.KIND, *KIND_NAMES)
_COMPILED = (".yaml", ".yml")
_LONG = (".csv", ".tsv")  # read row by row where they are larger than the rest may be
_MOST = 100_000_000  # bytes; the largest register or scanned policy has a tenth of it


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file says, not yet in any store."""

    source: Source
    facts: tuple[Fact, ...] | Spool
    report: FileReport


def read_file(path: Path, wanted: str = "", meanings: Meanings = SYNONYMS) -> Loaded:
    """Read a policy, a register, an alias or entity list.

    Args:
        path: The file.
        wanted: One of `KINDS`; empty to recognise it.
        meanings: What the headers of a register mean.

    Raises:
        InputError: There is no such file, it cannot be read, or its content is none of the kinds.
    """
    if wanted and wanted not in KINDS:
        raise InputError(f"没有“{wanted}”这种资料", "--as", f"可用：{'、'.join(KINDS)}")
    with _told(path):
        is_long = path.suffix.lower() in _LONG and path.is_file() and path.stat().st_size > _MOST
        if is_long:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return _register(read_long(path), path.name, digest, wanted, meanings)
    return understood(read_bytes(path), path, wanted, meanings)


def understood(
    raw: bytes, path: PurePath, wanted: str = "", meanings: Meanings = SYNONYMS
) -> Loaded:
    """What the bytes of a file say; `path` gives its name and ending alone.

    Raises:
        InputError: As `read_file`.
    """
    if path.suffix.lower() in _COMPILED:
        _chosen(wanted, (compiled.KIND,), path.name)
        return _compiled(raw, path.name)
    content = read(raw, path)
    if _chosen(wanted, _kinds_of(content, meanings), path.name) == POLICY:
        return _policy(raw, content, path.name)
    return _register(content, path.name, hashlib.sha256(raw).hexdigest(), wanted, meanings)


def read_policies(
    path: Path, warn: Callable[[str], None] = lambda _: None
) -> tuple[PolicyDocument, ...]:
    """The documents of a policy file, for showing what is understood.

    Args:
        path: The file.
        warn: Is told what a person should check.

    Raises:
        InputError: As `read_file`.
    """
    content = read(read_bytes(path), path)
    for warning in content.warnings:
        warn(f"{path.name}：{warning}")
    return parse(content.text, path.name)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell in the user's words why a file cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError("没有这个文件", str(path), "检查路径和文件名") from error
    except PermissionError as error:
        raise InputError("没有读取权限", str(path), "请管理员授权或复制到有权限的文件夹") from error
    except OSError as error:
        raise InputError(
            f"无法读取（系统错误 {error.errno}）", str(path), "检查磁盘或网络驱动器"
        ) from error


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        InputError: It is missing, empty, a folder, too large, or may not be read.
    """
    with _told(path):
        # Asked first: Windows would say that there is no right to read it.
        is_folder = path.is_dir()
        size = path.stat().st_size
        raw = b"" if is_folder or size > _MOST else path.read_bytes()
    if is_folder:
        raise InputError("这是文件夹，不是文件", str(path), "指定其中的文件，可用通配符 *")
    if size > _MOST:
        what = f"文件有 {size // 1_000_000} MB，超过 {_MOST // 1_000_000} MB 的上限"
        remedy = "检查是否选错了文件；大名录按市或年份拆成几个，扫描件先做文字识别（OCR）"
        raise InputError(what, path.name, remedy)
    if not raw.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise InputError("文件是空的", path.name, "检查是否下载或另存不完整")
    return raw


def _chosen(wanted: str, kinds: Sequence[str], name: str) -> str:
    """The kind that was asked for; without one, the first of those that the file may be."""
    if wanted and wanted not in kinds:
        remedy = f"可按这些种类载入：{'、'.join(kinds)}"
        raise InputError(f"这种文件不能按“{wanted}”载入", name, remedy)
    return wanted or kinds[0]


def _kinds_of(content: Content, meanings: Meanings) -> tuple[str, ...]:
    """What a file may be read as; what it most likely is stands first."""
    if not content.sheets:
        return (POLICY,)
    if not content.text:
        return KIND_NAMES
    holds = is_register(content.sheets, meanings)
    return (*KIND_NAMES, POLICY) if holds else (POLICY, *KIND_NAMES)


def _register(content: Content, file: str, digest: str, wanted: str, meanings: Meanings) -> Loaded:
    own, name = _own_sheets(content, file)
    register = read_register(own, file, wanted, meanings)
    report = replace(register.report, warnings=(*content.warnings, *register.report.warnings))
    id_ = source_id_of(digest, register.kind)
    source = Source(id_, name, register.kind, columns=register.columns)
    return Loaded(source, register.facts, report)


def _own_sheets(content: Content, name: str) -> tuple[tuple[Sheet, ...], str]:
    """The sheets that people filled in, and the name of the file that a marked copy was made from."""
    for sheet in content.sheets:
        first = next(iter(sheet.rows), ())
        if sheet.name == REPORT_SHEET and first[:1] == (ORIGIN,):
            return tuple(s for s in content.sheets if s is not sheet), clean(first[1]) or name
    return content.sheets, name


def _policy(raw: bytes, content: Content, name: str) -> Loaded:
    documents = parse(content.text, name)
    facts = tuple(f for d in documents for f in (*document_facts(d), *linked(d)))
    title = "；".join(
        f"{d.title}{d.document_number and f'（{d.document_number}）'}" for d in documents
    )
    clauses = sum(len(document.clauses) for document in documents)
    odd = (f"《{d.title}》{told}" for d in documents for told in d.warnings)
    report = FileReport(name, POLICY, clauses, clauses, warnings=(*content.warnings, *odd))
    return Loaded(Source(source_id(raw, POLICY), name, POLICY, title), facts, report)


def _compiled(raw: bytes, name: str) -> Loaded:
    facts = compiled.compiled_facts(decode(raw, name), name)
    count = sum(fact.kind == "Clause" for fact in facts)
    source = Source(source_id(raw, compiled.KIND), name, compiled.KIND)
    return Loaded(source, facts, FileReport(name, compiled.KIND, count, count))
