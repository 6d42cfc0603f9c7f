"""What clients of the Reconciliation Service API send: version 0.2 as forms, the 1.0 draft as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import orjson
from pydantic import AliasChoices, BaseModel, Field, TypeAdapter, ValidationError

from answers.reconciliation.agreement import Said
from answers.reconciliation.candidates import POOL, Question, Wanted
from answers.reconciliation.extension import Column
from api.wording import reason
from graph.errors import InputError, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Sized

T = TypeVar("T")
BATCH, LONGEST, MOST_CANDIDATES = 200, 1000, 100
_FORM = "格式见 https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/"

Text = Annotated[str, Field(max_length=LONGEST)]


class Reconciled(BaseModel):
    """A value that the table has reconciled before."""

    id: Text
    name: Text = ""


Plain = bool | int | float | Text
Given = Reconciled | Plain | None


class Assignment(BaseModel):
    """A property with its values, or a condition; the names are those of 0.2 and of both drafts."""

    match_type: Literal["name", "property"] = Field("property", alias="matchType")
    property: Text = Field("", validation_alias=AliasChoices("pid", "propertyId"))
    value: Given | Annotated[list[Given], Field(max_length=100)] = Field(
        validation_alias=AliasChoices("v", "propertyValue")
    )
    required: bool = False
    quantifier: Literal["any", "all", "none"] = Field("any", alias="matchQuantifier")

    def said(self) -> tuple[Said, ...]:
        """The values that are not empty."""
        values = self.value if isinstance(self.value, list) else [self.value]
        return tuple(_said(value) for value in values if value not in (None, ""))


class SentQuery(BaseModel):
    """One query; 0.2 has `query` and `properties`, the draft says the same by `conditions`."""

    query: Text | None = None
    type: Text | Annotated[list[Text], Field(max_length=20)] | None = None
    limit: int = Field(POOL, ge=1)
    type_strict: Literal["any", "all", "should"] = "should"
    properties: list[Assignment] = Field(default_factory=list, max_length=50)
    conditions: list[Assignment] = Field(default_factory=list, max_length=50)

    def question(self) -> Question:
        """The question that it puts; nothing is of two types, so `all` of several is as good as `any`."""
        names = [c.said() for c in self.conditions if c.match_type == "name"]
        asked = [*self.properties, *(c for c in self.conditions if c.match_type == "property")]
        if self.query is None and not names and not asked:
            raise InputError("没有要查的名称", "query", "填 query、properties 或 conditions")
        types = self.type if isinstance(self.type, list) else [self.type or ""]
        name = self.query or " ".join(said.text for values in names for said in values[:1])
        return Question(
            name=name,
            kinds=tuple(kind for kind in types if kind),
            limit=min(self.limit, MOST_CANDIDATES),
            wanted=tuple(_wanted(one) for one in asked),
        )


class SentColumn(BaseModel):
    """A property of which values are wanted."""

    class Settings(BaseModel):
        """The settings that the manifest offers."""

        limit: Annotated[int, Field(ge=0)] = 0

    id: Text
    settings: Settings = Settings()

    def column(self) -> Column:
        """The column that it asks for."""
        return Column(self.id, self.settings.limit)


class SentExtension(BaseModel):
    """Which properties of which things are wanted."""

    ids: list[Text]
    properties: list[SentColumn] = Field(max_length=50)


class SentQueries(BaseModel):
    """A batch of the draft."""

    queries: list[SentQuery]


_BATCH_02 = TypeAdapter(dict[str, SentQuery])
_BATCH_10 = TypeAdapter(SentQueries)
_EXTENSION = TypeAdapter(SentExtension)


def read_batch(text: str | bytes) -> dict[str, Question]:
    """The questions of a batch of version 0.2 by their keys.

    Raises:
        InputError: It is no JSON, not of the form, or too large.
    """
    read = _read(_BATCH_02, text, "queries")
    _refuse_long(read, "查询")
    return {key: query.question() for key, query in read.items()}


def read_draft_batch(text: str | bytes) -> list[Question]:
    """The questions of a batch of the draft, in their order; errors as of `read_batch`."""
    read = _read(_BATCH_10, text, "queries").queries
    _refuse_long(read, "查询")
    return [query.question() for query in read]


def read_extension(text: str | bytes) -> tuple[list[str], list[Column]]:
    """Ids and columns that are to be filled; errors as of `read_batch`."""
    read = _read(_EXTENSION, text, "extend")
    _refuse_long(read.ids, "条目")
    return read.ids, [column.column() for column in read.properties]


def _read(form: TypeAdapter[T], text: str | bytes, place: str) -> T:
    try:
        return form.validate_python(orjson.loads(text))
    except orjson.JSONDecodeError as error:
        raise InputError("不是正确的 JSON", place, _FORM) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (place, *first["loc"]))
        raise InputError(f"查询的内容不符合格式：{reason(first)}", where[:200], _FORM) from error


def _refuse_long(batch: Sized, called: str) -> None:
    if len(batch) > BATCH:
        remedy = f"一批最多{BATCH}个（服务描述中的 batchSize），请分批提交"
        raise TooMuchError(f"一批有{len(batch)}个{called}", "", remedy)


def _said(value: Any) -> Said:  # noqa: ANN401 -- any JSON value that the models let pass
    if isinstance(value, bool):
        return Said("是" if value else "否")
    return Said(value.name, value.id) if isinstance(value, Reconciled) else Said(str(value))


def _wanted(one: Assignment) -> Wanted:
    return Wanted(one.property, one.said(), one.quantifier, one.required)
