"""Forms with a file in them: the fields as text, the file as its name and bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from fastapi import Request  # noqa: TC002 -- FastAPI reads the annotation
from starlette.datastructures import UploadFile

from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 200  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Upload:
    """A form as sent.

    Attributes:
        values: Text by field name.
        file: Name of the file, without folders; empty where none was chosen.
        body: Its bytes.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    body: bytes = b""

    def require_file(self, label: str) -> None:
        """Refuse a form without a file; `label` is what its field is called."""
        if not self.file:
            raise InputError("没有选择文件", label, "选择要上传的文件")


async def upload(request: Request) -> Upload:
    """The form of a request, with at most one file."""
    async with request.form(max_files=1, max_fields=100) as data:
        values = {name: value for name, value in data.items() if isinstance(value, str)}
        for value in data.values():
            if isinstance(value, UploadFile) and value.filename:
                name = PureWindowsPath(value.filename).name[-_LONGEST:]
                return Upload(values, name, await value.read())
    return Upload(values)
