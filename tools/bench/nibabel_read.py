"""Reads the file named on each line of standard input with nibabel and answers with the milliseconds it took."""

import sys
import time

import nibabel as nib
import numpy as np

for line in sys.stdin:
    started = time.perf_counter()
    np.asarray(nib.load(line.rstrip("\n")).dataobj)
    print((time.perf_counter() - started) * 1000, flush=True)
