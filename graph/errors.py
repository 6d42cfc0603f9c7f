"""The errors of Chuangtu, one small tree.

    ChuangtuError
    ├── InputError      a file, a row or a request that cannot be understood
    │   ├── NotFoundError   what was asked for is not there
    │   └── TooMuchError    more than is answered at once
    ├── EngineError     a store, an index or a model that does not answer
    └── OntologyError   a fact that the ontology does not allow: a defect of a loader

Every message says what is wrong, where, and what to do about it, in Chinese: office staff read it.
"""

from __future__ import annotations


class ChuangtuError(Exception):
    """Base of all errors that a person is meant to read.

    Attributes:
        what: What is wrong.
        where: The file, row, address or setting concerned; empty where that is plain.
        remedy: What to do about it.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}：" if self.where else ""
        remedy = f" 处理办法：{self.remedy}" if self.remedy else ""
        return f"{place}{self.what}。{remedy}".replace("。。", "。")


class InputError(ChuangtuError):
    """A file, a row or a request that cannot be understood."""


class NotFoundError(InputError):
    """What was asked for is not there."""


class TooMuchError(InputError):
    """More is asked for than is answered at once."""


class ConflictError(InputError):
    """What others did meanwhile, or what was decided before, stands against it."""


class EngineError(ChuangtuError):
    """A store, an index or a model that does not answer as it should."""


class OntologyError(ChuangtuError):
    """A fact that the ontology does not allow; points to a defect of a loader, not of the data."""
