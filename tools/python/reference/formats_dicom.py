"""DICOM series by pydicom, in every transfer syntax that is read, and what SimpleITK reads from them."""

import tempfile
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import SimpleITK as sitk
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    EnhancedMRImageStorage,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLossless,
    JPEGLSLossless,
    MRImageStorage,
    RLELossless,
    generate_uid,
)

from formats_common import RNG, TO_RAS, affine_of, case, product, rotation, voxels

# No value of these may be in what is said about a file.
SECRET = "Zzyzx^Secret"
SHAPE = (6, 5, 3)


class Geometry:
    """A grid in LPS: what a scanner writes into each slice. DS holds 16 characters."""

    def __init__(self, turned: np.ndarray | None = None, slices: int = SHAPE[2]):
        turned = np.eye(3) if turned is None else turned
        self.row, self.column = ([float(f"{v:.10f}") for v in turned[:, axis]] for axis in (0, 1))
        self.normal = np.cross(self.row, self.column)
        self.between_rows, self.between_columns, self.step = (float(f"{v:.4f}") for v in RNG.uniform(0.5, 3, 3))
        self.origin = np.round(RNG.uniform(-150, 150, 3), 3)
        self.slices = slices

    def position(self, k: float) -> list[float]:
        return [float(f"{v:.8f}") for v in self.origin + k * self.step * self.normal]

    def affine(self) -> np.ndarray:
        affine = np.eye(4)
        last, first = np.array(self.position(self.slices - 1)), np.array(self.position(0))
        affine[:3, 0] = np.array(self.row) * self.between_columns
        affine[:3, 1] = np.array(self.column) * self.between_rows
        affine[:3, 2] = (last - first) / max(1, self.slices - 1) if self.slices > 1 else self.normal * self.step
        affine[:3, 3] = first
        return TO_RAS @ affine


def base(sop_class: str, series: str, syntax: str = ExplicitVRLittleEndian) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = sop_class
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid(entropy_srcs=[str(RNG.integers(2**60))])
    ds.SeriesInstanceUID, ds.StudyInstanceUID = series, series + ".1"
    ds.FrameOfReferenceUID = series + ".2"
    ds.PatientName, ds.PatientID, ds.PatientBirthDate = SECRET, SECRET, "19010203"
    ds.Modality = "MR"
    ds.ImageType = ["ORIGINAL", "PRIMARY", "M", "NORM"]
    return ds


def new_series() -> str:
    return generate_uid(entropy_srcs=[str(RNG.integers(2**60))])


def pixels(ds: Dataset, data: np.ndarray, stored: int | None = None) -> None:
    """Of frames indexed [frame, row, column], or one frame."""
    big = ds.file_meta.TransferSyntaxUID == ExplicitVRBigEndian
    ds.Rows, ds.Columns = data.shape[-2:]
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated = 8 * data.dtype.itemsize
    ds.BitsStored = stored or ds.BitsAllocated
    ds.HighBit = ds.BitsStored - 1
    ds.PixelRepresentation = int(data.dtype.kind == "i")
    raw = data.astype(data.dtype.newbyteorder(">" if big else "<")).tobytes()
    ds["PixelData"] = pydicom.DataElement(0x7FE00010, "OB" if ds.BitsAllocated == 8 else "OW", raw + bytes(len(raw) % 2))


def slice_of(geometry: Geometry, k: float, data: np.ndarray, series: str, syntax=ExplicitVRLittleEndian, stored=None):
    ds = base(MRImageStorage, series, syntax)
    ds.ImagePositionPatient = geometry.position(k)
    ds.ImageOrientationPatient = [*geometry.row, *geometry.column]
    ds.PixelSpacing = [geometry.between_rows, geometry.between_columns]
    ds.SliceThickness = geometry.step
    ds.ScanningSequence, ds.MRAcquisitionType, ds.InversionTime = ["GR", "IR"], "3D", 290
    ds.SeriesDescription = f"3D LGE {SECRET}"
    pixels(ds, data, stored)
    return ds


def series_of(geometry: Geometry, data: np.ndarray, **options) -> list[Dataset]:
    series = new_series()
    return [slice_of(geometry, k, data[:, :, k].T, series, **options) for k in range(data.shape[2])]


def save(folder: Path, datasets: list[Dataset]) -> list[Path]:
    """Under names whose order is not that of the positions."""
    folder.mkdir()
    order = RNG.permutation(len(datasets))
    files = []
    for name, ds in zip(order, datasets):
        private = {"implicit_vr": False, "little_endian": True} if ds.file_meta.TransferSyntaxUID.is_private else {}
        ds.save_as(folder / f"IM{name}", enforce_file_format=True, **private)
        files.append(folder / f"IM{name}")
    return sorted(files)


def read_by_itk(folder: Path) -> sitk.Image:
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames(sitk.ImageSeriesReader.GetGDCMSeriesFileNames(str(folder)))
    return reader.Execute()


def checked(name: str, folder: Path, datasets: list[Dataset], geometry: Geometry, data: np.ndarray, itk=True) -> dict:
    """The case; where ITK reads such files, it must read the same."""
    files = save(folder, datasets)
    if itk:
        image = read_by_itk(folder)
        np.testing.assert_array_equal(sitk.GetArrayFromImage(image).T, data, name)
        np.testing.assert_allclose(affine_of(image), geometry.affine(), atol=1e-4, err_msg=name)
    return case(name, geometry.affine(), data, files)


def compressed(datasets: list[Dataset], syntax: str) -> list[Dataset]:
    for ds in datasets:
        ds.compress(syntax, generate_instance_uid=False)
    return datasets


def jpeg_lossless(datasets: list[Dataset], fragments: int = 1) -> list[Dataset]:
    for ds in datasets:
        bits = ds.BitsStored
        stream = imagecodecs.ljpeg_encode(ds.pixel_array, bitspersample=bits)
        ds.PixelData = encapsulate([stream + bytes(len(stream) % 2)], fragments_per_frame=fragments)
        ds["PixelData"].is_undefined_length = True
        ds.file_meta.TransferSyntaxUID = JPEGLossless
    return datasets


def within(bits: int, signed=False, shape=SHAPE) -> np.ndarray:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    dtype = f"{'' if signed else 'u'}int{8 if bits <= 8 else 16 if bits <= 16 else 32}"
    data = RNG.integers(low, high, shape, dtype=np.int64, endpoint=True).astype(dtype)
    data.flat[0], data.flat[-1] = low, high
    return data


def packable(bits: int, signed=False) -> np.ndarray:
    """Large and even enough that packing makes it smaller: JPEG-LS's encoder has no room for more."""
    data = within(bits, signed, (34, 33, 3))
    data[2:33, 1:30] = data[2, 1]
    return data


def dicom_cases() -> list[dict]:
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(index) for index in range(1000))
        return [*series_cases(folders), *packed_cases(folders), *enhanced_cases(folders)]


def series_cases(folders):
    for dtype in ("uint8", "int8", "uint16", "int16", "uint32", "int32"):
        geometry, data = Geometry(), voxels(dtype, SHAPE)
        # GDCM takes signed 8 bits for unsigned in some versions; the array itself is the truth.
        yield checked(dtype, next(folders), series_of(geometry, data), geometry, data, itk=dtype != "int8")
    for index in range(8):
        geometry, data = Geometry(rotation()), voxels("int16", SHAPE)
        yield checked(f"oblique {index}", next(folders), series_of(geometry, data), geometry, data)
    for bits, signed in product((10, 12, 15), (False, True)):
        geometry, data = Geometry(), within(bits, signed)
        name = f"{bits} bits of 16, {'signed' if signed else 'unsigned'}"
        yield checked(name, next(folders), series_of(geometry, data, stored=bits), geometry, data)
    yield overlay_above_bits(next(folders))
    geometry, data = Geometry(), voxels("uint16", SHAPE)
    scaled = series_of(geometry, data)
    for ds in scaled:
        ds.RescaleSlope, ds.RescaleIntercept = 2.5, -1024
    yield checked("rescaled", next(folders), scaled, geometry, data * 2.5 - 1024)
    yield rescaled_slice_by_slice(next(folders))
    geometry, data = Geometry(rotation(), slices=1), voxels("int16", SHAPE)[:, :, :1]
    yield checked("a lone slice", next(folders), series_of(geometry, data), geometry, data, itk=False)


def overlay_above_bits(folder: Path) -> dict:
    """Old files keep an overlay in the bits above those stored."""
    geometry, data = Geometry(), within(12)
    dirty = data | np.uint16(0x3000)
    return checked("an overlay above 12 bits", folder, series_of(geometry, dirty, stored=12), geometry, data)


def rescaled_slice_by_slice(folder: Path) -> dict:
    geometry, data = Geometry(), voxels("uint16", SHAPE)
    datasets = series_of(geometry, data)
    slopes, intercepts = np.array([1, 0.5, 3.25]), np.array([0, 10, -7])
    for ds, slope, intercept in zip(datasets, slopes, intercepts):
        ds.RescaleSlope, ds.RescaleIntercept = float(slope), float(intercept)
    # ITK casts all slices to the type that the first file's rescale asks for.
    return checked("rescaled slice by slice", folder, datasets, geometry, data * slopes + intercepts, itk=False)


def packed_cases(folders):
    for syntax, dtype in product(
        (ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian), ("int16", "uint32", "uint8")
    ):
        # pydicom and GDCM differ in the order of words here: it is refused.
        if (syntax, dtype) == (ExplicitVRBigEndian, "uint32"):
            continue
        geometry, data = Geometry(), voxels(dtype, SHAPE)
        yield checked(f"{syntax.name} {dtype}", next(folders), series_of(geometry, data, syntax=syntax), geometry, data)
    for dtype in ("uint8", "uint16", "int16"):
        geometry, data = Geometry(), voxels(dtype, SHAPE)
        data[1:4] = data[0, 0, 0]
        datasets = compressed(series_of(geometry, data), RLELossless)
        # GDCM does not unpack slices this small; pydicom does.
        for k, ds in enumerate(datasets):
            np.testing.assert_array_equal(ds.pixel_array, data[:, :, k].T)
        yield checked(f"RLE {dtype}", next(folders), datasets, geometry, data, itk=False)
    for (name, syntax), (bits, signed) in product(
        (("JPEG-LS", JPEGLSLossless), ("JPEG 2000", JPEG2000Lossless)),
        ((8, False), (12, False), (16, False), (16, True), (12, True)),
    ):
        if syntax == JPEGLSLossless and signed:
            continue
        geometry, data = Geometry(), packable(bits, signed)
        datasets = compressed(series_of(geometry, data, stored=bits), syntax)
        title = f"{name} {bits} bits {'signed' if signed else 'unsigned'}"
        yield checked(title, next(folders), datasets, geometry, data)
    for bits in (8, 12, 16):
        geometry, data = Geometry(), packable(bits)
        yield checked(f"JPEG Lossless {bits} bits", next(folders), jpeg_lossless(series_of(geometry, data, stored=bits)), geometry, data)
    geometry, data = Geometry(), packable(12)
    datasets = jpeg_lossless(series_of(geometry, data, stored=12), fragments=3)
    yield checked("a frame in three fragments", next(folders), datasets, geometry, data)
    geometry, data = Geometry(), packable(7).astype("uint16")
    datasets = compressed(series_of(geometry, data, stored=7), JPEG2000Lossless)
    yield checked("7 bits packed, 16 allocated", next(folders), datasets, geometry, data, itk=False)


def item(**values) -> Dataset:
    ds = Dataset()
    for name, value in values.items():
        setattr(ds, name, value)
    return ds


def enhanced(geometry: Geometry, data: np.ndarray, series: str, order, rescale=None) -> Dataset:
    """An Enhanced MR image (PS3.3 A.36.2): measures and orientation shared, positions for each frame."""
    ds = base(EnhancedMRImageStorage, series)
    ds.NumberOfFrames = len(order)
    measures = item(PixelSpacing=[geometry.between_rows, geometry.between_columns], SliceThickness=geometry.step)
    orientation = item(ImageOrientationPatient=[*geometry.row, *geometry.column])
    modifier = item(InversionRecovery="YES", InversionTimes=[300.0])
    ds.SharedFunctionalGroupsSequence = [
        item(
            PixelMeasuresSequence=[measures],
            PlaneOrientationSequence=[orientation],
            MRModifierSequence=[modifier],
            PixelValueTransformationSequence=[item(RescaleSlope=1, RescaleIntercept=0, RescaleType="US")],
        )
    ]
    frames = []
    for k in order:
        frame = item(PlanePositionSequence=[item(ImagePositionPatient=geometry.position(k))])
        if rescale:
            slope, intercept = rescale[k]
            frame.PixelValueTransformationSequence = [item(RescaleSlope=slope, RescaleIntercept=intercept, RescaleType="US")]
        frames.append(frame)
    ds.PerFrameFunctionalGroupsSequence = frames
    pixels(ds, np.stack([data[:, :, k].T for k in order]))
    return ds


def enhanced_cases(folders):
    for name, syntax, dtype in [
        ("native", None, "uint16"),
        ("native", None, "uint8"),
        ("RLE", RLELossless, "uint16"),
        ("JPEG-LS", JPEGLSLossless, "uint16"),
        ("JPEG 2000", JPEG2000Lossless, "uint16"),
    ]:
        geometry, data = Geometry(rotation()), packable(8 if dtype == "uint8" else 16)
        ds = enhanced(geometry, data, new_series(), order=[2, 0, 1])
        datasets = compressed([ds], syntax) if syntax else [ds]
        yield checked(f"enhanced {name} {dtype}", next(folders), datasets, geometry, data, itk=False)
    geometry, data = Geometry(rotation()), voxels("uint16", SHAPE)
    rescale = [(2, 5), (0.25, -3), (1, 0)]
    ds = enhanced(geometry, data, new_series(), order=[0, 1, 2], rescale=rescale)
    expected = data * np.array([2, 0.25, 1]) + np.array([5, -3, 0])
    yield checked("enhanced, rescaled frame by frame", next(folders), [ds], geometry, expected, itk=False)
    geometry, data = Geometry(rotation(), slices=5), voxels("int16", (6, 5, 5))
    series = new_series()
    parts = [enhanced(geometry, data, series, order) for order in ([4, 0], [1, 3, 2])]
    yield checked("two enhanced files of one series", next(folders), parts, geometry, data, itk=False)
    yield ordered_by_itk(next(folders))


def ordered_by_itk(folder: Path) -> dict:
    """Frames in order along the normal: ITK reads such a file itself."""
    geometry, data = Geometry(rotation()), voxels("uint16", SHAPE)
    made = checked("enhanced, in order", folder, [enhanced(geometry, data, new_series(), [0, 1, 2])], geometry, data, itk=False)
    image = sitk.ReadImage(str(next(folder.iterdir())))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image).T, data)
    np.testing.assert_allclose(affine_of(image), geometry.affine(), atol=1e-4)
    return made
