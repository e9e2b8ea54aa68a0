"""Writes a DICOM series of 100 slices into the folder named first, then reads it with SimpleITK for each line of standard input
and answers with the milliseconds it took."""

import sys
import time
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MRImageStorage, generate_uid

SLICES, SIDE = 100, 512


def slice_of(k: int, series: str, pixels: np.ndarray) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = MRImageStorage
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid()
    ds.SeriesInstanceUID, ds.Modality = series, "MR"
    ds.ImageOrientationPatient, ds.ImagePositionPatient = [1, 0, 0, 0, 1, 0], [-150, -150, 1.25 * k]
    ds.PixelSpacing, ds.SliceThickness = [0.625, 0.625], 1.25
    ds.Rows = ds.Columns = SIDE
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 12, 11, 0
    ds.PixelData = pixels.tobytes()
    return ds


folder = Path(sys.argv[1])
rng, uid = np.random.default_rng(1), generate_uid()
for k in range(SLICES):
    pixels = rng.integers(0, 4096, (SIDE, SIDE), dtype=np.uint16)
    slice_of(k, uid, pixels).save_as(folder / f"IM{(k * 37) % SLICES:04d}.dcm", enforce_file_format=True)

for _ in sys.stdin:
    started = time.perf_counter()
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames(sitk.ImageSeriesReader.GetGDCMSeriesFileNames(str(folder)))
    reader.Execute()
    print((time.perf_counter() - started) * 1000, flush=True)
