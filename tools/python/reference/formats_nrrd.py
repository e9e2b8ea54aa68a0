"""NRRD files by pynrrd and SimpleITK, and what SimpleITK reads from them."""

import tempfile
from pathlib import Path

import nrrd
import numpy as np
import SimpleITK as sitk

from formats_common import RNG, SHAPE, TYPES, case, image_case, product, rotation, voxels

SPACES = "left-posterior-superior right-anterior-superior left-anterior-superior LPS RAS LAS".split()


def placed(space: str = "left-posterior-superior") -> dict:
    spacing = RNG.uniform(0.4, 4, 3)
    return {
        "space": space,
        "space directions": (rotation() @ np.diag(spacing)).T,
        "space origin": RNG.uniform(-150, 150, 3),
    }


def by_pynrrd(folder: Path, name: str, data: np.ndarray, header: dict, **options) -> dict:
    folder.mkdir()
    detached = options.get("detached_header", False)
    nrrd.write(str(folder / ("scan.nhdr" if detached else "scan.nrrd")), data, header, **options)
    return read(folder, name)


def read(folder: Path, name: str) -> dict:
    files = sorted(folder.iterdir())
    return image_case(name, sitk.ReadImage(str(files[0])), files)


def nrrd_cases() -> list[dict]:
    with tempfile.TemporaryDirectory() as temporary:
        return list(cases(Path(temporary)))


def cases(root: Path):
    folders = (root / str(index) for index in range(1000))
    for index, (dtype, endian) in enumerate(product(TYPES, ("little", "big"))):
        encoding = ("raw", "gzip")[index // 2 % 2]
        header = {**placed(), "endian": endian, "encoding": encoding}
        yield by_pynrrd(next(folders), f"{dtype} {endian}-endian {encoding}", voxels(dtype), header)
    for space in SPACES:
        yield by_pynrrd(next(folders), f"space {space}", voxels("int16"), {**placed(space), "encoding": "raw"})
    for dtype in ("int16", "uint8", "float32"):
        header = {**placed(), "encoding": "ascii"}
        yield by_pynrrd(next(folders), f"ascii {dtype}", voxels(dtype), header)
    for encoding in ("raw", "gzip", "ascii"):
        header = {**placed(), "encoding": encoding}
        yield by_pynrrd(next(folders), f"detached {encoding}", voxels("int16"), header, detached_header=True)
    yield segmentation_with_one_layer(next(folders))
    yield from skips(folders)
    for compressed, (dtype, code) in product((False, True), (("uint8", 1), ("float64", 9), ("int64", 5))):
        yield by_itk(next(folders), dtype, compressed)


def by_itk(folder: Path, dtype: str, compressed: bool) -> dict:
    folder.mkdir()
    image = sitk.GetImageFromArray(voxels(dtype).T.copy())
    image.SetSpacing(RNG.uniform(0.4, 4, 3).tolist())
    image.SetDirection(rotation().ravel().tolist())
    image.SetOrigin(RNG.uniform(-150, 150, 3).tolist())
    sitk.WriteImage(image, str(folder / "scan.nrrd"), compressed)
    return read(folder, f"by ITK {dtype} {'packed' if compressed else 'plain'}")


def segmentation_with_one_layer(folder: Path) -> dict:
    """As 3D Slicer keeps a segmentation: a list axis of one sample before the axes of space."""
    folder.mkdir()
    header = placed()
    directions = np.vstack([[np.nan] * 3, header["space directions"]])
    data = voxels("uint8")
    nrrd.write(
        str(folder / "scan.seg.nrrd"),
        data[None],
        {**header, "space directions": directions, "kinds": ["list", "domain", "domain", "domain"], "encoding": "gzip"},
    )
    affine = np.eye(4)
    affine[:3, :3], affine[:3, 3] = header["space directions"].T, header["space origin"]
    return case("one layer of a list", np.diag([-1.0, -1.0, 1.0, 1.0]) @ affine, data, [folder / "scan.seg.nrrd"])


def skips(folders):
    """Files of other software with something before their voxels, which a header points into."""
    for name, lines, before, skip in [
        ("line skip and byte skip", 2, b"one line\nanother\n12345", 5),
        ("byte skip -1", 0, b"whatever", -1),
    ]:
        folder = next(folders)
        folder.mkdir()
        header = {**placed(), "encoding": "raw", "line skip": lines, "byte skip": skip}
        nrrd.write(str(folder / "scan.nhdr"), voxels("int16"), header, detached_header=True)
        # pynrrd writes the fields and leaves the bytes to us.
        stored = (folder / "scan.raw").read_bytes()[-2 * int(np.prod(SHAPE)) :]
        (folder / "scan.raw").write_bytes(before + stored)
        yield read(folder, name)
