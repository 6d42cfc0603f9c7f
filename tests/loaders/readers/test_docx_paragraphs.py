from __future__ import annotations

import io

import docx
import pytest

from graph.errors import InputError
from loaders.policies.documents import parse
from loaders.readers.docx_paragraphs import read


def test_paragraphs_of_a_word_file_make_a_policy() -> None:
    document = docx.Document()
    for line in ("云泽市采购办法", "第一条 为了规范采购。", "第二条 自印发之日起施行。"):
        document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    (policy,) = parse(read(raw.getvalue(), "办法.docx"), "办法.docx")
    assert policy.title == "云泽市采购办法"
    assert [clause.path for clause in policy.clauses] == ["第一条", "第二条"]


@pytest.mark.parametrize("raw", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_word_file_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError) as error:
        read(raw, "坏.docx")
    assert error.value.where == "坏.docx"
