#!/usr/bin/env python3
"""Make resources/voices/ge2e.npz from the voice encoder that the package Resemblyzer carries.

    pip download --no-deps --dest DIR Resemblyzer==0.1.4
    python packaging/make_voice_model.py DIR/Resemblyzer-0.1.4-py3-none-any.whl

The package needs a deep-learning framework of a gigabyte to run a network of one and a half
million numbers. Here the numbers alone are taken, in half precision, for
``reader/align/speakers/voiceprint.py`` to run. The package's licence (Apache-2.0) goes with
them.

``pretrained.pt`` is in the older of the framework's two file formats: five pickles (a magic
number, a version, the system, the objects with references to storages, the storages' names)
and then each storage, a 64-bit count before its numbers. Nothing in it is run: the only
classes let through are the few that such a file needs.

The result is the same bytes for the same package.
"""

from __future__ import annotations

import io
import pickle
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

OUT = Path(__file__).resolve().parents[1] / "resources" / "voices"
LAYERS = 3
_TYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Storage(NamedTuple):
    kind: str
    key: str


class Tensor(NamedTuple):
    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


class OrderedEntries(dict[str, Any]):
    """Takes what the framework's dictionaries carry beside their entries, and drops it."""

    def __setstate__(self, state: object) -> None:
        del state


def _tensor(storage: Storage, offset: int, shape: Any, strides: Any, *_: object) -> Tensor:
    return Tensor(storage, offset, tuple(shape), tuple(strides))


class Weights(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedEntries
        if module == "torch" and name in _TYPES:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a file of weights")

    def persistent_load(self, pid: Any) -> Storage:
        _, kind, key, *_ = pid
        return Storage(kind, key)


def tensors(data: bytes) -> dict[str, NDArray[np.float32]]:
    """The model's arrays by name."""
    file = io.BytesIO(data)
    for _ in range(3):
        pickle.load(file)
    checkpoint = Weights(file).load()
    keys: list[str] = pickle.load(file)
    kinds: dict[str, str] = {}
    _kinds(checkpoint, kinds)
    storages = {}
    for key in keys:
        count = int.from_bytes(file.read(8), "little")
        of_type = np.dtype(_TYPES[kinds[key]])
        storages[key] = np.frombuffer(file.read(count * of_type.itemsize), of_type)
    found = {}
    for name, tensor in checkpoint["model_state"].items():
        values = storages[tensor.storage.key][tensor.offset :]
        steps = [step * values.itemsize for step in tensor.strides]
        found[name] = np.lib.stride_tricks.as_strided(values, tensor.shape, steps).copy()
    return found


def _kinds(value: Any, found: dict[str, str]) -> None:
    if isinstance(value, Tensor):
        found[value.storage.key] = value.storage.kind
    elif isinstance(value, dict):
        for entry in value.values():
            _kinds(entry, found)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            _kinds(entry, found)


def model(weights: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float16]]:
    """What the encoder runs on: matrices turned to be multiplied from the right, the two
    biases of each layer in one, half precision."""
    arrays = {}
    for layer in range(LAYERS):
        arrays[f"input_{layer}"] = weights[f"lstm.weight_ih_l{layer}"].T
        arrays[f"recurrent_{layer}"] = weights[f"lstm.weight_hh_l{layer}"].T
        arrays[f"bias_{layer}"] = (
            weights[f"lstm.bias_ih_l{layer}"] + weights[f"lstm.bias_hh_l{layer}"]
        )
    arrays["output"] = weights["linear.weight"].T
    arrays["output_bias"] = weights["linear.bias"]
    return {name: np.ascontiguousarray(array, np.float16) for name, array in arrays.items()}


def main() -> int:
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        data = wheel.read("resemblyzer/pretrained.pt")
        licence = next(name for name in wheel.namelist() if name.endswith("/LICENSE"))
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / "LICENSE-Resemblyzer.txt").write_bytes(wheel.read(licence))
    with zipfile.ZipFile(OUT / "ge2e.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, array in model(tensors(data)).items():
            entry = io.BytesIO()
            np.save(entry, array)
            info = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, entry.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
