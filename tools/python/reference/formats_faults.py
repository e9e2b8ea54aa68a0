"""DICOM files with one fault each: what they are refused for."""

import base64
import tempfile
from pathlib import Path

import numpy as np
from pydicom import dcmread
from pydicom.encaps import encapsulate, generate_frames
from pydicom.uid import ExplicitVRBigEndian, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless

from formats_common import voxels
from formats_dicom import (
    Geometry,
    compressed,
    enhanced,
    item,
    jpeg_lossless,
    new_series,
    packable,
    pixels,
    save,
    series_of,
    slice_of,
)
from formats_references import SHAPE as REFERENCE_SHAPE
from formats_references import blobs, image, rtstruct, segmentation, star
from highdicom.seg import SegmentationTypeValues

SHAPE = (6, 5, 6)


def fault_cases() -> list[dict]:
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(index) for index in range(1000))
        made = [*geometry_faults(), *header_faults(), *packing_faults(), *enhanced_faults()]
        return [fault(name, save(next(folders), datasets), code, found) for name, datasets, code, found in made]


def reference_fault_cases() -> list[dict]:
    with tempfile.TemporaryDirectory() as temporary:
        files = (Path(temporary) / f"reference{index}.dcm" for index in range(1000))
        return [*segmentation_faults(files), *structure_faults(files)]


def fault(name: str, files: list[Path], code: str, found: str, **more) -> dict:
    encoded = [{"name": file.name, "base64": base64.b64encode(file.read_bytes()).decode()} for file in files]
    return {"name": name, "files": encoded, "code": code, "found": found, **more}


def good(dtype="int16", slices=SHAPE[2], geometry=None):
    return series_of(geometry or Geometry(slices=slices), voxels(dtype, (*SHAPE[:2], slices)))


def at_steps(steps) -> list:
    geometry, series = Geometry(), new_series()
    return [slice_of(geometry, k, voxels("int16", SHAPE)[:, :, 0].T, series) for k in steps]


def shifted(shift) -> list:
    geometry, datasets = Geometry(), None
    datasets = good(geometry=geometry)
    for k, ds in enumerate(datasets):
        ds.ImagePositionPatient = [float(f"{v:.8f}") for v in geometry.position(k) + shift(k, geometry)]
    return datasets


def geometry_faults():
    yield "no positions", without("ImagePositionPatient"), "POSITION_MISSING", "found 6 of 6 without"
    yield "one slice without a position", without("ImagePositionPatient", 1), "POSITION_MISSING", "found 1 of 6 without"
    yield "no orientation", without("ImageOrientationPatient"), "POSITION_MISSING", "found 6 of 6 without"
    yield "no pixel spacing", without("PixelSpacing", 2), "SPACING_INVALID", "found 2 of 6 without"
    yield "a pixel spacing of 0", changed(PixelSpacing=[0, 1]), "SPACING_INVALID", "found 6 of 6 without"
    yield "another pixel spacing", changed(1, PixelSpacing=[9, 9]), "SLICES_NOT_UNIFORM", "another one in"
    yield "two orientations", changed(2, ImageOrientationPatient=[0, 1, 0, 0, 0, 1]), "ORIENTATION_MIXED", "found 2 ("
    yield "a slice twice", at_steps([0, 1, 1, 2, 3]), "SLICES_DUPLICATE", "found 5 slices at 4 positions"
    yield "two phases", at_steps([0, 1, 2, 3] * 2), "SLICES_DUPLICATE", "found 8 slices at 4 positions"
    yield "all slices at one place", at_steps([0, 0, 0]), "SLICES_DUPLICATE", "found 3 slices at 1 positions"
    yield "a missing slice", at_steps([0, 1, 2, 4, 5]), "SLICES_MISSING", "mm after slice 3 of 5: 1 missing in one gap"
    yield "two gaps", at_steps([0, 1, 3, 4, 5, 8]), "SLICES_MISSING", "after slice 2 of 6: 3 missing in 2 gaps"
    yield "a wide step", at_steps([0, 1, 2, 3.7, 4.7]), "SLICES_NOT_UNIFORM", "mm after slice 3 of 5"
    yield "uneven steps", at_steps([0, 1, 2.2, 3.1, 4, 5]), "SLICES_NOT_UNIFORM", "of 6"
    aside = shifted(lambda k, g: 0.8 * np.array(g.row) * (k == 3))
    yield "a slice aside", aside, "SLICES_NOT_UNIFORM", "slice 4 of 6 0.80 mm off its place"
    tilted = shifted(lambda k, g: 0.1 * k * g.step * np.array(g.column))
    yield "a tilted gantry", tilted, "SHEAR", "found a cosine of 0.0995"
    lone = good(slices=1)
    del lone[0].SliceThickness
    yield "a lone slice without a thickness", lone, "SPACING_INVALID", "the only slice, found none"


def without(name: str, count: int = SHAPE[2]) -> list:
    datasets = good()
    for ds in datasets[:count]:
        del ds[name]
    return datasets


def changed(count: int = SHAPE[2], **values) -> list:
    datasets = good()
    for ds in datasets[:count]:
        for name, value in values.items():
            setattr(ds, name, value)
    return datasets


def header_faults():
    yield "colours", changed(SamplesPerPixel=3), "DATATYPE_UNSUPPORTED", "found 3 (colours)"
    yield "a palette", changed(PhotometricInterpretation="PALETTE COLOR"), "DATATYPE_UNSUPPORTED", "a palette or colours"
    lut = [item(LUTDescriptor=[2, 0, 16], LUTExplanation="", ModalityLUTType="US", LUTData=b"\0\0\1\0")]
    yield "a look-up table", changed(ModalityLUTSequence=lut), "DATATYPE_UNSUPPORTED", "found a table of values"
    yield "64 bits", changed(BitsAllocated=64), "DATATYPE_UNSUPPORTED", "32 bits, found 64"
    yield "no rows", changed(Rows=0), "HEADER_INVALID", "found 0 x 6"
    yield "no frames", changed(NumberOfFrames=0), "HEADER_INVALID", "1 to 65536 frames, found 0"
    yield "more bits than there are", changed(BitsStored=17), "HEADER_INVALID", "found 17 bits"
    yield "the highest bits", changed(BitsStored=12, HighBit=15), "HEADER_INVALID", "found 12 bits up to bit 15"
    yield "a slope of 0", changed(2, RescaleSlope=0, RescaleIntercept=0), "HEADER_INVALID", "found others in 2 slices"
    yield "no series", without("SeriesInstanceUID"), "HEADER_INVALID", "expected the UIDs"
    yield "more rows than pixels", changed(Rows=50), "FILE_TRUNCATED", "expected 600 bytes of pixels, got 60"
    behind = changed(Rows=7)
    for ds in behind:
        ds.DataSetTrailingPadding = bytes(4000)
    yield "more rows than pixels, with other bytes behind them", behind, "FILE_TRUNCATED", "84 bytes of pixels, got 60"
    long = changed(ImageOrientationPatient=[2, 0, 0, 0, 1, 0])
    yield "directions longer than 1", long, "POSITION_MISSING", "found 6 of 6 without"
    far = changed(1, ImagePositionPatient=["1e300", 0, 0])
    yield "a slice out of this world", far, "POSITION_MISSING", "found 1 of 6 without"
    geometry, series = Geometry(), new_series()
    sizes = [slice_of(geometry, k, np.zeros((5 + (k == 1), 6), np.int16), series) for k in range(3)]
    yield "a slice of another size", sizes, "HEADER_INVALID", "of one size and type, found"
    types = [slice_of(geometry, k, np.zeros((5, 6), np.int16 if k else np.uint16), series) for k in range(3)]
    yield "a slice of another type", types, "HEADER_INVALID", "of one size and type, found"
    ends = series_of(Geometry(), voxels("uint32", SHAPE), syntax=ExplicitVRBigEndian)
    yield "32 bits big-endian", ends, "ENCODING_UNSUPPORTED", "the order of words"


def syntax(uid: str) -> list:
    datasets = compressed(series_of(Geometry(), packable(12), stored=12), JPEG2000Lossless)
    for ds in datasets:
        ds.file_meta.TransferSyntaxUID = uid
    return datasets


def cut(datasets: list, share: float) -> list:
    """Streams that end early."""
    for ds in datasets:
        stream = next(generate_frames(ds.PixelData, number_of_frames=1))
        kept = stream[: int(len(stream) * share) // 2 * 2]
        ds.PixelData = encapsulate([kept])
        ds["PixelData"].is_undefined_length = True
    return datasets


def packing_faults():
    yield "JPEG", syntax(JPEGBaseline8Bit), "ENCODING_UNSUPPORTED", "found JPEG Baseline"
    yield "HTJ2K", syntax("1.2.840.10008.1.2.4.201"), "ENCODING_UNSUPPORTED", "found High-Throughput JPEG 2000 Lossless"
    yield "a video", syntax("1.2.840.10008.1.2.4.102"), "ENCODING_UNSUPPORTED", "found a video"
    yield "a syntax of a maker's own", syntax("1.2.3.4.5"), "ENCODING_UNSUPPORTED", "found another"
    yield "RLE that is JPEG 2000", syntax(RLELossless), "HEADER_INVALID", "found others or damaged ones"
    yield "JPEG-LS that is JPEG 2000", syntax(JPEGLSLossless), "HEADER_INVALID", "found others or damaged ones"
    streams = {
        "RLE": compressed(series_of(Geometry(), packable(16)), RLELossless),
        "JPEG-LS": compressed(series_of(Geometry(), packable(16)), JPEGLSLossless),
        "JPEG Lossless": jpeg_lossless(series_of(Geometry(), packable(16))),
    }
    for name, datasets in streams.items():
        yield f"{name}, cut", cut(datasets, 0.5), "HEADER_INVALID", "found others or damaged ones"
    start = cut(compressed(series_of(Geometry(), packable(16)), JPEG2000Lossless), 0.05)
    yield "JPEG 2000, its start", start, "HEADER_INVALID", "found others or damaged ones"
    for name, value in [("Rows", 35), ("Columns", 30)]:
        other = compressed(series_of(Geometry(), packable(16)), JPEG2000Lossless)
        for ds in other:
            setattr(ds, name, value)
        yield f"JPEG 2000 of other {name.lower()}", other, "HEADER_INVALID", "found others or damaged ones"
    beyond = compressed(series_of(Geometry(), packable(16)), RLELossless)
    for ds in beyond:
        ds.Rows = ds.Columns = 20000
    yield "RLE of gigabytes", beyond, "HEADER_INVALID", "at most 67108864 bytes, found 800000000"


def enhanced_faults():
    geometry, data = Geometry(), voxels("uint16", (6, 5, 3))
    short = enhanced(geometry, data, new_series(), [0, 1, 2])
    short.PerFrameFunctionalGroupsSequence = short.PerFrameFunctionalGroupsSequence[:2]
    yield "frames without groups", [short], "HEADER_INVALID", "for 3 frames, found 2"
    bare = enhanced(geometry, data, new_series(), [0, 1, 2])
    del bare.PerFrameFunctionalGroupsSequence
    yield "several frames and no groups", [bare], "POSITION_MISSING", "found 3 of 3 without"
    few = enhanced(geometry, data, new_series(), [0, 1, 2])
    frames = [bytes(70)] * 2
    few.PixelData = encapsulate(frames)
    few["PixelData"].is_undefined_length = True
    few.file_meta.TransferSyntaxUID = RLELossless
    yield "fewer fragments than frames", [few], "HEADER_INVALID", "for 3 frames, found 2 fragments"
    pixels_of_one = enhanced(geometry, data, new_series(), [0, 1, 2])
    pixels(pixels_of_one, data[:, :, 0].T)
    yield "pixels of one frame of three", [pixels_of_one], "FILE_TRUNCATED", "expected 180 bytes of pixels, got 60"


def on(geometry: Geometry, shape=REFERENCE_SHAPE) -> dict:
    return {"shape": list(shape), "affine": geometry.affine().ravel().tolist()}


def moved(geometry: Geometry, voxels_along, shape=REFERENCE_SHAPE) -> dict:
    affine = geometry.affine()
    affine[:3, 3] += affine[:3, :3] @ voxels_along
    return {"shape": list(shape), "affine": affine.ravel().tolist()}


def segmentation_faults(files):
    kinds = SegmentationTypeValues
    geometry, datasets = image()
    file = segmentation(next(files), datasets, blobs().T, kinds.BINARY, (1, 2))
    half = moved(geometry, [0.5, 0, 0])
    yield fault("half a voxel aside", [file], "GRID_MISMATCH", "a corner 0.50 voxel off", **half)
    yield fault("half a slice on", [file], "GRID_MISMATCH", "a corner 0.50 voxel off", **moved(geometry, [0, 0, 0.5]))
    yield fault("beyond the image", [file], "GRID_MISMATCH", "a pixel outside", **moved(geometry, [0, 0, 3]))
    coarse = {"shape": list(REFERENCE_SHAPE), "affine": (geometry.affine() @ np.diag([3, 3, 1, 1])).ravel().tolist()}
    yield fault("a third of the size", [file], "GRID_MISMATCH", "pixels of another size or direction", **coarse)
    fine = {"shape": [18, 16, 6], "affine": (geometry.affine() @ np.diag([0.5, 0.5, 1, 1])).ravel().tolist()}
    yield fault("twice the size", [file], "GRID_MISMATCH", "pixels of another size or direction", **fine)
    yield fault("a segment that is not there", [file], "REFERENCE_EMPTY", "found none of 2", **on(geometry), wanted=[3])
    nameless = dcmread(file)
    for groups in nameless.PerFrameFunctionalGroupsSequence[:2]:
        del groups.SegmentIdentificationSequence
    other = next(files)
    nameless.save_as(other)
    yield fault("frames of no segment", [other], "HEADER_INVALID", "found 2 of 6 without", **on(geometry))
    both = np.stack([blobs().T > 0, blobs().T == 2], -1)
    file = segmentation(next(files), datasets, both, kinds.BINARY, (1, 2))
    yield fault("segments that overlap", [file], "REGIONS_OVERLAP", "cover the same voxel", **on(geometry))


def structure_faults(files):
    geometry = Geometry(slices=REFERENCE_SHAPE[2])
    lines = [(k, star(4, 3.5, 4)) for k in (1, 2)]
    file = rtstruct(next(files), geometry, {1: lines})
    yield fault("between slices", [file], "GRID_MISMATCH", "voxel off any slice", **moved(geometry, [0.31, 0.37, 0.4]))
    yield fault("beyond the last slice", [file], "GRID_MISMATCH", "beyond the last", **moved(geometry, [0, 0, 2]))
    yield fault("a structure that is not there", [file], "REFERENCE_EMPTY", "found none of 1", **on(geometry), wanted=[9])
    file = rtstruct(next(files), geometry, {1: lines, 2: lines})
    yield fault("structures that overlap", [file], "REGIONS_OVERLAP", "cover the same voxel", **on(geometry))
    file = rtstruct(next(files), geometry, {1: [(1, [(1, 1), (2, 2)])]})
    yield fault("a line of two points", [file], "HEADER_INVALID", "three points or more", **on(geometry))
    file = rtstruct(next(files), geometry, {70000: lines})
    yield fault("a number beyond 16 bits", [file], "LABEL_UNKNOWN", "found 1 others", **on(geometry))
    file = rtstruct(next(files), geometry, {1: []})
    yield fault("no contours", [file], "REFERENCE_EMPTY", "found none of 0", **on(geometry))
