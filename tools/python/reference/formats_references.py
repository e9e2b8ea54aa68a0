"""Segmentations by highdicom and structure sets by pydicom, and the labels that they mean on the grid of an image."""

import tempfile
from pathlib import Path

import highdicom as hd
import numpy as np
import shapely
from highdicom.seg import Segmentation, SegmentationTypeValues, SegmentDescription
from nibabel.orientations import apply_orientation, inv_ornt_aff
from pydicom.sr.codedict import codes
from pydicom.uid import (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
    RTStructureSetStorage,
    generate_uid,
)

from formats_common import RNG, TO_RAS, case, rotation, voxels
from formats_dicom import SECRET, Geometry, base, item, new_series, series_of

SHAPE = (9, 8, 6)


def reference_cases() -> list[dict]:
    with tempfile.TemporaryDirectory() as temporary:
        files = (Path(temporary) / f"reference{index}.dcm" for index in range(1000))
        return [*segmentations(files), *structure_sets(files)]


def image(turned=None):
    geometry = Geometry(turned, slices=SHAPE[2])
    datasets = series_of(geometry, voxels("uint16", SHAPE))
    for ds in datasets:
        ds.StudyDate = ds.StudyTime = ds.AccessionNumber = ds.PatientSex = ds.StudyID = ""
        ds.Manufacturer, ds.InstanceNumber, ds.SeriesNumber = "", 1, 1
        ds.ContentDate, ds.ContentTime = "20200101", "101010"
    return geometry, datasets


def blobs() -> np.ndarray:
    """Two labels apart from each other, none on the first slice."""
    labels = np.zeros(SHAPE, np.uint8)
    labels[1:5, 2:6, 1:4] = 1
    labels[2, 3, 2] = 0
    labels[6:8, 1:7, 3:6] = 2
    return labels


def describe(number: int) -> SegmentDescription:
    return SegmentDescription(
        number,
        f"segment {number} {SECRET}",
        codes.SCT.Organ,
        codes.SCT.Heart,
        hd.seg.SegmentAlgorithmTypeValues.MANUAL,
    )


def segmentation(file: Path, datasets, array, kind, numbers, syntax=ExplicitVRLittleEndian, **more) -> Path:
    made = Segmentation(
        datasets, array, kind, [describe(n) for n in numbers], new_series(), 1, generate_uid(), 1,
        "maker", "model", "1", "serial", transfer_syntax_uid=syntax, **more,
    )
    made.save_as(file)
    return file


def placed(name: str, geometry: Geometry, labels: np.ndarray, file: Path, **more) -> dict:
    return {**case(name, geometry.affine(), labels, [file]), **more}


def segmentations(files):
    kinds = SegmentationTypeValues
    for turned in (None, rotation()):
        geometry, datasets = image(turned)
        labels = blobs()
        # highdicom wants frames [slice, row, column], in the order of the datasets.
        frames = labels.T
        file = segmentation(next(files), datasets, frames, kinds.BINARY, (1, 2))
        yield placed("binary", geometry, labels, file)
    yield placed("binary, one segment asked for", geometry, labels * (labels == 2), file, wanted=[2])
    yield from on_other_grids(geometry, labels, file)
    for syntax in (ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless, JPEG2000Lossless):
        geometry, datasets = big_image()
        fractions = np.round(RNG.random((SHAPE[2], 34, 33)) * 255) / 255
        fractions[:, :30, 3:30] = 0.7
        file = segmentation(
            next(files), datasets, fractions, kinds.FRACTIONAL, (1,), syntax, max_fractional_value=255
        )
        expected = (np.round(fractions * 255) >= 127.5).astype(np.uint8)
        yield placed(f"fractional {syntax.name}", geometry, expected.T, file)
    geometry, datasets = image(rotation())
    labels = blobs()
    file = segmentation(next(files), datasets, labels.T, kinds.LABELMAP, (1, 2))
    yield placed("label map", geometry, labels, file)
    yield placed("label map, one segment asked for", geometry, labels * (labels == 1), file, wanted=[1])


def big_image():
    geometry = Geometry(slices=SHAPE[2])
    datasets = series_of(geometry, voxels("uint16", (33, 34, SHAPE[2])))
    for ds in datasets:
        ds.StudyDate = ds.StudyTime = ds.AccessionNumber = ds.PatientSex = ds.StudyID = ""
        ds.Manufacturer, ds.InstanceNumber, ds.SeriesNumber = "", 1, 1
    return geometry, datasets


def on_other_grids(geometry: Geometry, labels: np.ndarray, file: Path):
    """The same image as NIfTI may keep it: axes flipped and in another order."""
    for ornt in ([[1, -1], [0, 1], [2, -1]], [[2, 1], [1, -1], [0, -1]]):
        turned = apply_orientation(labels, np.array(ornt))
        affine = geometry.affine() @ inv_ornt_aff(np.array(ornt), labels.shape)
        yield case(f"binary, on axes {ornt}", affine, turned, [file])


# --- structure sets


def rtstruct(file: Path, geometry: Geometry, structures: dict[int, list]) -> Path:
    """Contours as lists of (column, row) in pixels, with the slice that each lies on."""
    ds = base(RTStructureSetStorage, new_series(), ImplicitVRLittleEndian)
    ds.Modality = "RTSTRUCT"
    del ds.ImageType
    ds.StructureSetROISequence = [item(ROINumber=n, ROIName=f"atrium {SECRET}") for n in structures]
    to_lps = TO_RAS @ geometry.affine()
    ds.ROIContourSequence = []
    for number, contours in structures.items():
        sequence = []
        for k, polygon in contours:
            points = [(to_lps @ [x, y, k, 1])[:3] for x, y in polygon]
            data = [f"{v:.8f}"[:16] for point in points for v in point]
            sequence.append(item(ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=len(points), ContourData=data))
        ds.ROIContourSequence.append(item(ReferencedROINumber=number, ContourSequence=sequence))
    ds.save_as(file, enforce_file_format=True)
    return file


def inside(structures: dict[int, list]) -> np.ndarray:
    """Centres inside an odd number of a slice's polygons, by shapely."""
    labels = np.zeros(SHAPE, np.uint8)
    x, y = np.meshgrid(np.arange(SHAPE[0]), np.arange(SHAPE[1]), indexing="ij")
    for number, contours in structures.items():
        odd = np.zeros(SHAPE, bool)
        for k, polygon in contours:
            odd[:, :, k] ^= shapely.contains_xy(shapely.Polygon(polygon), x, y)
        labels[odd] = number
    return labels


def star(cx: float, cy: float, radius: float, corners: int = 11) -> list:
    angles = np.sort(RNG.uniform(0, 2 * np.pi, corners))
    radii = radius * RNG.uniform(0.4, 1, corners)
    return [(cx + r * np.cos(a), cy + r * np.sin(a)) for a, r in zip(angles, radii)]


def structure_sets(files):
    for index in range(6):
        geometry = Geometry(rotation() if index else None, slices=SHAPE[2])
        structures = {1: [(k, star(4.03, 3.51, 4.2)) for k in range(1, 5)]}
        file = rtstruct(next(files), geometry, structures)
        yield placed(f"contours {index}", geometry, inside(structures), file)
    geometry = Geometry(rotation(), slices=SHAPE[2])
    ring = [(2, [(0.6, 0.7), (7.3, 0.8), (7.4, 6.2), (0.7, 6.3)]), (2, [(2.2, 2.1), (4.7, 2.3), (4.6, 4.4), (2.1, 4.2)])]
    # Beyond the image on all sides.
    wide = [(4, [(-3.2, 1.4), (20.7, 1.3), (20.6, 4.6), (-3.3, 4.7)])]
    structures = {3: ring, 7: wide}
    file = rtstruct(next(files), geometry, structures)
    yield placed("a ring, and one that is wider than the image", geometry, inside(structures), file)
    yield placed("one structure asked for", geometry, inside({7: wide}), file, wanted=[7])
    for ornt in ([[1, -1], [0, 1], [2, -1]], [[2, 1], [1, -1], [0, -1]]):
        turned = apply_orientation(inside(structures), np.array(ornt))
        affine = geometry.affine() @ inv_ornt_aff(np.array(ornt), SHAPE)
        yield case(f"contours on axes {ornt}", affine, turned, [file])
