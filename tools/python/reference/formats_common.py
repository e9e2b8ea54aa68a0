"""What the tables of formats.py share: chance, voxels, orientations, files as text."""

import base64
import itertools
import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np
import SimpleITK as sitk

RNG = np.random.default_rng(20261126)
PACKAGES = "numpy pynrrd SimpleITK pydicom highdicom pylibjpeg-libjpeg pylibjpeg-openjpeg pyjpegls imagecodecs shapely"
VERSIONS = {"python": platform.python_version(), **{name: version(name) for name in PACKAGES.split()}}
SHAPE = (5, 4, 3)
TYPES = "int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64".split()
TO_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])


def rotation() -> np.ndarray:
    """Any proper rotation: the orthogonal factor of a random matrix."""
    q, r = np.linalg.qr(RNG.normal(size=(3, 3)))
    q = q * np.sign(np.diag(r))
    return q if np.linalg.det(q) > 0 else q[:, [1, 0, 2]]


def voxels(dtype: str, shape=SHAPE) -> np.ndarray:
    """Indexed [i, j, k]; both ends of the type are in, of 64 bits those that a float64 holds."""
    if dtype.startswith("float"):
        return RNG.normal(0, 1000, shape).astype(dtype)
    info = np.iinfo(dtype)
    low, high = max(info.min, -(2**53)), min(info.max, 2**53)
    data = RNG.integers(low, high, shape, dtype=dtype, endpoint=True)
    data.flat[0], data.flat[-1] = low, high
    return data


def affine_of(image: sitk.Image) -> np.ndarray:
    """Of an ITK image, in RAS."""
    affine = np.eye(4)
    affine[:3, :3] = np.array(image.GetDirection()).reshape(3, 3) @ np.diag(image.GetSpacing())
    affine[:3, 3] = image.GetOrigin()
    return TO_RAS @ affine


def image_case(name: str, image: sitk.Image, files: list[Path]) -> dict:
    """The files of a scan, and what ITK reads from them."""
    return case(name, affine_of(image), sitk.GetArrayFromImage(image).T, files)


def case(name: str, affine: np.ndarray, data: np.ndarray, files: list[Path]) -> dict:
    return {
        "name": name,
        "files": [{"name": file.name, "base64": base64.b64encode(file.read_bytes()).decode()} for file in files],
        "shape": list(data.shape),
        "affine": affine.ravel().tolist(),
        "voxels": data.ravel(order="F").tolist(),
    }


def product(*lists):
    return list(itertools.product(*lists))
