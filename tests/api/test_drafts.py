"""A draft of one application, as a file of each kind, is read into the form and judged."""

from __future__ import annotations

import io
from time import perf_counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from fastapi.testclient import TestClient

from api.http.app import create_app
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from httpx import Response

    from api.service import Service

FILLED = (
    ("中心名称", "辽宁省倾转旋翼无人机专业技术创新中心", "依托单位", "辽河理工大学"),
    ("负责人", "梁兴涵", "身份证号", "210102197001011234"),
    ("研究方向", "倾转旋翼气动；飞行控制", "所属产业集群", "机器人及无人机"),
    ("场地面积", "1,200平方米", "研发设备原值", "600 万元"),
)


@pytest.fixture(scope="module")
def client(reviewers: Service) -> TestClient:
    return TestClient(create_app(reviewers), headers={"accept": "text/html"})


def form_as_docx() -> bytes:
    document = Document()
    table = document.add_table(len(FILLED), 4)
    for row, texts in zip(table.rows, FILLED, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def form_as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in FILLED:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def lines() -> bytes:
    pairs = [pair for row in FILLED for pair in (row[:2], row[2:])]
    return "\n".join(f"{label}：{value}" for label, value in pairs).encode()


def record() -> bytes:
    pairs = [pair for row in FILLED for pair in (row[:2], row[2:])]
    return "\n".join(
        ",".join(f'"{c}"' for c in column) for column in zip(*pairs, strict=True)
    ).encode()


def send(client: TestClient, name: str, body: bytes) -> Response:
    return client.post("/check", data={"on": "2023-06-16"}, files={"file": (name, body)})


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.docx", form_as_docx), ("a.xlsx", form_as_xlsx), ("a.txt", lines), ("a.csv", record)],
)
def test_a_draft_fills_the_form_and_is_judged_in_under_a_second(
    client: TestClient, name: str, made: object
) -> None:
    assert callable(made)
    body = made()
    send(client, name, body)
    start = perf_counter()
    answer = send(client, name, body)
    assert perf_counter() - start < 1
    page = Page(answer.text)
    values = {tag.get("name"): tag.get("value") for tag in page.all("input")}
    assert answer.status_code == 200
    assert values["host"] == "辽河理工大学"
    assert (values["area_m2"], values["equipment_10k"]) == ("1200", "600")
    assert "已承担" in page.text
    assert "210102197001011234" not in answer.text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "空"),
        ("今天天气好。".encode(), "没有读出"),
        ("申报编号,基地名称,依托单位\n1,甲中心,某校\n2,乙中心,某校\n".encode(), "2项申报"),
    ],
)
def test_a_file_that_is_no_draft_is_refused_with_what_to_do(
    client: TestClient, body: bytes, told: str
) -> None:
    answer = send(client, "a.csv", body)
    assert (answer.status_code, told in Page(answer.text).text) == (422, True)


def test_a_draft_that_lacks_something_shows_what_was_read(client: TestClient) -> None:
    answer = send(client, "a.txt", "基地名称：甲中心\n负责人：张三\n".encode())
    assert answer.status_code == 422
    assert "请填写依托单位" in Page(answer.text).text
    assert "甲中心" in answer.text
