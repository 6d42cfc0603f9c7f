"""Any sentence-transformers model as an encoder, by name or directory; an optional extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graph.errors import EngineError
from graph.normal import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class SentenceTransformersEncoder:
    """A sentence-transformers model.

    Args:
        model: Name on the model hub or a directory with the model.
        device: ``cpu``, ``cuda`` ...; None lets torch choose.
        batch: Texts encoded at once.

    Raises:
        EngineError: The extra is not installed, or the model is not there.
    """

    def __init__(self, model: str, device: str | None = None, batch: int = 32) -> None:
        self._name, self._batch = model, batch
        self._model = _load(model, device)

    @property
    def identity(self) -> str:
        """The model's name or directory."""
        return f"sentence-transformers/{self._name}"

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        model = self._model
        # Renamed in sentence-transformers 5.
        size = getattr(model, "get_embedding_dimension", None)
        return int((size or model.get_sentence_embedding_dimension)())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows, zero for a text without content. See `search.encoders`."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = [row for row, text in enumerate(texts) if compact(text)]
        if not filled:
            return vectors
        try:
            vectors[filled] = self._model.encode(
                [texts[row] for row in filled],
                batch_size=self._batch,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        except RuntimeError as error:  # what torch raises for want of memory or a broken device
            raise EngineError(
                f"语义模型计算失败（{error}）", self._name, "减小批量，或改用 CPU 后重试"
            ) from error
        return vectors


def _load(model: str, device: str | None) -> Any:  # noqa: ANN401 - the library ships no types
    try:
        # Imported here: it takes seconds and most installations go without it.
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - as said above
    except ImportError as error:
        raise EngineError(
            "没有安装语义模型所需的组件 sentence-transformers",
            model,
            "运行 pip install 'chuangtu[semantic]'，或改用内置编码器",
        ) from error
    try:
        return SentenceTransformer(model, device=device)
    except (OSError, ValueError, RuntimeError) as error:
        raise EngineError(
            f"语义模型无法载入（{error}）", model, "检查模型名称或目录是否完整"
        ) from error
