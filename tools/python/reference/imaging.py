"""What nibabel and SciPy read, orient and measure, for libs/imaging/fixtures.

  python imaging.py ../../../libs/imaging/fixtures
"""

import base64
import gzip
import itertools
import json
import platform
import struct
import sys
from pathlib import Path

import nibabel as nib
import numpy as np
import scipy
from scipy import ndimage
from scipy.spatial.transform import Rotation

RNG = np.random.default_rng(20241109)
VERSIONS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "nibabel": nib.__version__,
}
LPS = nib.orientations.axcodes2ornt(("L", "P", "S"))
SHAPE = (4, 3, 2)
TYPES = "int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64".split()
MM = {"mm": 1.0, "unknown": 1.0, "meter": 1000.0, "micron": 0.001}


def orthogonal_affine() -> np.ndarray:
    """A random rotation or reflection, permuted, with three spacings and an origin."""
    affine = np.eye(4)
    signs = np.diag(RNG.choice([-1, 1], 3))
    affine[:3, :3] = Rotation.random(random_state=RNG).as_matrix() @ signs @ np.diag(RNG.uniform(0.3, 5, 3))
    affine[:3, 3] = RNG.uniform(-200, 200, 3)
    return affine


def voxels(dtype: str) -> np.ndarray:
    if dtype.startswith("float"):
        return RNG.normal(0, 1000, SHAPE).astype(dtype)
    info = np.iinfo(dtype)
    # Beyond 2^53 a float64 cannot hold an integer; both ends of smaller types are in.
    low, high = max(info.min, -(2**53)), min(info.max, 2**53)
    data = RNG.integers(low, high, SHAPE, dtype=dtype, endpoint=True)
    data[0, 0, 0], data[-1, -1, -1] = low, high
    return data


def image(data, affine, version=1, endianness="<") -> nib.Nifti1Image:
    cls, header = (nib.Nifti1Image, nib.Nifti1Header) if version == 1 else (nib.Nifti2Image, nib.Nifti2Header)
    made = cls(data, affine, header(endianness=endianness), dtype=data.dtype)
    made.header.set_xyzt_units("mm")
    return made


def patch(content: bytes, offset: int, fmt: str, *values) -> bytes:
    packed = struct.pack(fmt, *values)
    return content[:offset] + packed + content[offset + len(packed) :]


def case(name: str, content: bytes, packed: bytes | None = None, warnings=()) -> dict:
    """The file, and what nibabel reads from it."""
    cls = nib.Nifti2Image if content[:4] in (struct.pack("<i", 540), struct.pack(">i", 540)) else nib.Nifti1Image
    read = cls.from_bytes(content)
    affine = read.affine.copy()
    affine[:3] *= MM[read.header.get_xyzt_units()[0]]
    return {
        "name": name,
        "base64": base64.b64encode(packed if packed is not None else content).decode(),
        "shape": list(read.shape[:3]),
        "affine": affine.ravel().tolist(),
        "orientation": "".join(nib.aff2axcodes(affine)),
        "spacing": nib.affines.voxel_sizes(affine).tolist(),
        "voxels": read.get_fdata(dtype=np.float64).ravel(order="F").tolist(),
        "warnings": list(warnings),
    }


def nifti_cases() -> list[dict]:
    cases = []
    for version, endianness, dtype in itertools.product((1, 2), "<>", TYPES):
        content = image(voxels(dtype), orthogonal_affine(), version, endianness).to_bytes()
        name = f"NIfTI-{version} {'little' if endianness == '<' else 'big'}-endian {dtype}"
        zipped = gzip.compress(content, mtime=0)
        cases.append(case(name, content, zipped if endianness == "<" else None))

    plain = image(voxels("int16"), orthogonal_affine())
    content = plain.to_bytes()
    for slope, inter in [(2.5, -7), (0.1, 0), (1, 3), (0, 5), (float("nan"), 1), (-1, 0)]:
        cases.append(case(f"slope {slope}, intercept {inter}", patch(content, 112, "<ff", slope, inter)))
    second = image(voxels("uint8"), orthogonal_affine(), 2, ">").to_bytes()
    cases.append(case("NIfTI-2 big-endian, scaled", patch(second, 176, ">dd", 0.3, 11)))

    for index in range(6):
        by_quaternion = image(voxels("int16"), orthogonal_affine(), 1 + index % 2)
        by_quaternion.set_qform(by_quaternion.affine, code=1)
        by_quaternion.set_sform(None, code=0)
        cases.append(case(f"qform alone {index}", by_quaternion.to_bytes()))
    for degrees, axis in itertools.product((90, 180), "xyz"):
        affine = np.eye(4)
        affine[:3, :3] = Rotation.from_euler(axis, degrees, degrees=True).as_matrix() @ np.diag([1, 2, 3])
        turned = image(voxels("int16"), affine)
        turned.set_qform(affine, code=2)
        turned.set_sform(None, code=0)
        cases.append(case(f"qform turned by {degrees} about {axis}", turned.to_bytes()))

    both = image(voxels("int16"), orthogonal_affine())
    both.set_qform(orthogonal_affine(), code=1)
    both.set_sform(both.affine, code=2)
    cases.append(case("sform before another qform", both.to_bytes(), warnings=["QFORM_DIFFERS"]))
    cases.append(case("qfac 0 counts as 1", qfac_zero()))

    for unit in ("meter", "micron", "unknown"):
        scaled = image(voxels("int16"), orthogonal_affine())
        scaled.header.set_xyzt_units(unit)
        cases.append(case(f"unit {unit}", scaled.to_bytes()))

    extended = image(voxels("int16"), orthogonal_affine())
    extended.header.extensions.append(nib.nifti1.Nifti1Extension("comment", b"kept out of the voxels " * 9))
    cases.append(case("extension", extended.to_bytes()))
    padded = content[:352] + bytes(48) + content[352:]
    cases.append(case("vox_offset 400", patch(padded, 108, "<f", 400)))
    cases.append(case("vox_offset 353", patch(content[:352] + b"x" + content[352:], 108, "<f", 353)))
    four = image(voxels("int16")[..., None], orthogonal_affine())
    cases.append(case("4D with one volume", four.to_bytes()))
    members = gzip.compress(content[:100], mtime=0) + gzip.compress(content[100:], mtime=0)
    cases.append(case("gzip of two members", content, members))
    cases.append(case("gzip padded with zeros", content, gzip.compress(content, mtime=0) + bytes(512)))
    return cases


def qfac_zero() -> bytes:
    made = image(voxels("int16"), np.diag([2.0, 3.0, 4.0, 1.0]))
    made.set_qform(made.affine, code=1)
    made.set_sform(None, code=0)
    return patch(made.to_bytes(), 76, "<f", 0)


def orientation_cases() -> list[dict]:
    cases = []
    for index in range(400):
        affine = orthogonal_affine()
        if index % 2:
            shear = np.eye(3)
            shear[np.triu_indices(3, 1)] = RNG.uniform(-0.4, 0.4, 3)
            affine[:3, :3] = affine[:3, :3] @ shear
        cases.append({"affine": affine.ravel().tolist(), "codes": "".join(nib.aff2axcodes(affine))})
    return cases


def frame_cases() -> list[dict]:
    """All 48 ways in which a scan can lie on disk, and where each voxel then lies in the radiological frame."""
    data = np.arange(24, dtype=np.int16).reshape(SHAPE, order="F")
    cases = []
    for order, flips in itertools.product(itertools.permutations(range(3)), itertools.product((-1, 1), repeat=3)):
        affine = np.eye(4)
        affine[:3, :3] = np.diag([0.5, 1.5, 2.5])[:, order] @ np.diag(flips)
        transform = nib.orientations.ornt_transform(nib.io_orientation(affine), LPS)
        in_frame = nib.orientations.apply_orientation(data, transform)
        cases.append(
            {
                "affine": affine.ravel().tolist(),
                "codes": "".join(nib.aff2axcodes(affine)),
                "size": list(in_frame.shape),
                "voxels": in_frame.ravel(order="F").tolist(),
            }
        )
    return cases


def random_mask(shape, share) -> np.ndarray:
    return (RNG.random(shape) < share).astype(np.uint8)


def distance_cases() -> list[dict]:
    cases = []
    for shape, share in itertools.product([(7, 6, 5), (1, 9, 4), (5, 1, 1), (8, 8, 1)], (0.02, 0.3, 0.9)):
        mask = random_mask(shape, share)
        mask.flat[int(RNG.integers(mask.size))] = 1
        spacing = RNG.uniform(0.4, 4, 3)
        distance = ndimage.distance_transform_edt(mask == 0, sampling=spacing)
        cases.append(
            {
                "size": list(shape),
                "spacing": spacing.tolist(),
                "mask": mask.ravel(order="F").tolist(),
                "distance": distance.ravel(order="F").tolist(),
            }
        )
    return cases


def component_cases() -> list[dict]:
    cases = []
    for shape, (rank, connectivity) in itertools.product([(6, 5, 4), (1, 7, 5), (9, 1, 1)], enumerate((6, 18, 26), 1)):
        mask = random_mask(shape, 0.3)
        # Labels in the order of the array with x fastest, as ours.
        labels, count = ndimage.label(mask.T, ndimage.generate_binary_structure(3, rank))
        sizes = np.bincount(labels.ravel(), minlength=2)[1:]
        largest = (labels == 1 + int(np.argmax(sizes))) & (labels > 0) if count else labels > 0
        cases.append(
            {
                "size": list(shape),
                "connectivity": connectivity,
                "mask": mask.ravel(order="F").tolist(),
                "largest": largest.T.astype(int).ravel(order="F").tolist(),
            }
        )
    return cases


def cnr_cases() -> list[dict]:
    cases = []
    for shape, spacing in [((20, 18, 10), (1, 1, 2)), ((14, 16, 12), (1.25, 1.25, 1.5)), ((24, 9, 9), (0.7, 2, 2))]:
        grid = np.stack(np.meshgrid(*[np.arange(n) for n in shape], indexing="ij"), -1) * np.array(spacing)
        far = np.linalg.norm(grid - grid.reshape(-1, 3).mean(0), axis=-1)
        mask = (far < 5.5).astype(np.uint8)
        values = np.round(RNG.normal(200, 20, shape) + 150 * mask).astype(np.int16)
        inside = values[ndimage.distance_transform_edt(mask, sampling=spacing) > 2].astype(float)
        outside = ndimage.distance_transform_edt(mask == 0, sampling=spacing)
        shell = values[(outside >= 3) & (outside <= 6)].astype(float)
        cases.append(
            {
                "size": list(shape),
                "spacing": list(spacing),
                "image": values.ravel(order="F").tolist(),
                "mask": mask.ravel(order="F").tolist(),
                "cnr": abs(inside.mean() - shell.mean()) / inside.std(ddof=1),
            }
        )
    return cases


def percentile_cases() -> list[dict]:
    cases = []
    whole = np.arange(-40, 160)
    values = (whole * 7919 % 211 - 60) * 97
    for dtype in ("int8", "uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"):
        array = (values % 100 if dtype.endswith("int8") else values).astype(dtype)
        array = array / np.array(7, dtype) if dtype.startswith("float") else array
        array = array.astype(dtype)
        for of in ("positive", "all"):
            counted = (array[array > 0] if of == "positive" else array).astype(np.float64)
            percentages = [0, 0.5, 13.7, 50, 99.5, 100]
            values_of = np.percentile(counted, percentages).tolist()
            cases.append({"dtype": dtype, "data": array.tolist(), "of": of, "percentages": percentages, "values": values_of})
    return cases


def hole_cases() -> list[dict]:
    """Background that no way of faces leads out of: what binary_fill_holes fills."""
    cases = []
    shapes = [(7, 6, 5), (9, 8, 7), (1, 6, 6), (5, 5, 1), (3, 3, 3)]
    for shape, share in itertools.product(shapes, (0.3, 0.7, 0.9, 1.0)):
        mask = random_mask(shape, share)
        filled = ndimage.binary_fill_holes(mask)
        labels, count = ndimage.label((filled & (mask == 0)).T)
        cases.append(
            {
                "size": list(shape),
                "mask": mask.ravel(order="F").tolist(),
                "voxels": int((labels > 0).sum()),
                "count": int(count),
                "components": int(ndimage.label(mask, ndimage.generate_binary_structure(3, 3))[1]),
            }
        )
    return cases


TABLES = {
    "nifti": nifti_cases,
    "orientation": orientation_cases,
    "frame": frame_cases,
    "distance": distance_cases,
    "components": component_cases,
    "cnr": cnr_cases,
    "percentiles": percentile_cases,
    "holes": hole_cases,
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in TABLES.items():
        content = {"generator": "tools/python/reference/imaging.py", "versions": VERSIONS, "cases": cases()}
        (folder / f"{name}.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
