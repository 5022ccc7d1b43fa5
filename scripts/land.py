"""Which unit the land of the world belongs to, guessed from its towns; for build_gazetteer.py.

Town by town the units flood the land cells around them until they meet: what results are no
borders, but the middle of a flooded stretch is near the middle of the unit, also where most of
its people live at one end of it.
"""

from __future__ import annotations

import math
import pathlib

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

#: Cells of a degree, and how far a unit floods from its towns: about 900 km, for deserts.
PER_DEGREE = 10
STEPS = 80
_ROWS, _COLUMNS = 180 * PER_DEGREE, 360 * PER_DEGREE


def read_land(folder: pathlib.Path) -> NDArray[np.bool_]:
    """Return which cells are land; row 0 is the north pole, column 0 the date line.

    Args:
        folder: The installed package global_land_mask, whose mask is 120 cells a degree.
    """
    with np.load(folder / "globe_combined_mask_compressed.npz") as stored:
        step = 120 // PER_DEGREE
        land: NDArray[np.bool_] = ~stored["mask"][step // 2 :: step, step // 2 :: step]
    return land


def cell_of(latitude: float, longitude: float) -> tuple[int, int]:
    """Return the cell that a point lies in."""
    row = min(int((90 - latitude) * PER_DEGREE), _ROWS - 1)
    return row, int((longitude + 180) * PER_DEGREE) % _COLUMNS


def flood(land: NDArray[np.bool_], seeds: dict[tuple[int, int], int]) -> NDArray[np.int32]:
    """Return for each cell the label of the towns that reach it over land first, 0 for none.

    Args:
        land: Which cells may be flooded; the seeds' cells may in any case.
        seeds: Cell to label, labels above 0.
    """
    labels = np.zeros(land.shape, dtype=np.int32)
    for cell, label in seeds.items():
        labels[cell] = label
    for step in range(STEPS):
        # Diagonals every other step: a circle by octagons, not a diamond.
        shifts = [(-1, 0), (1, 0), (0, -1), (0, 1)]
        shifts += [(-1, -1), (-1, 1), (1, -1), (1, 1)] if step % 2 else []
        before = labels.copy()
        for down, right in shifts:
            reached = np.roll(before, (down, right), axis=(0, 1))
            free = land & (labels == 0) & (reached > 0)
            labels[free] = reached[free]
    return labels


def middles(owners: NDArray[np.int32]) -> dict[int, tuple[float, float]]:
    """Return, for each unit, the middle on the sphere of its largest stretch of land.

    The largest alone, so that Alaska does not draw the United States into Canada.

    Args:
        owners: For each cell the unit that it counts to; 0 for none.
    """
    found = {}
    for number, window in enumerate(ndimage.find_objects(owners), 1):
        if window is None:
            continue
        stretches, count = ndimage.label(owners[window] == number, structure=np.ones((3, 3)))
        latitude = np.radians(90 - (np.arange(_ROWS)[window[0]] + 0.5) / PER_DEGREE)[:, None]
        area = np.broadcast_to(np.cos(latitude), stretches.shape)
        largest = 1 + int(np.argmax(ndimage.sum(area, stretches, range(1, count + 1))))
        rows, columns = np.nonzero(stretches == largest)
        found[number] = _middle(rows + window[0].start, columns + window[1].start)
    return found


def _middle(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[float, float]:
    latitude = np.radians(90 - (rows + 0.5) / PER_DEGREE)
    longitude = np.radians((columns + 0.5) / PER_DEGREE - 180)
    flat = np.cos(latitude) ** 2
    x = float((flat * np.cos(longitude)).sum())
    y = float((flat * np.sin(longitude)).sum())
    z = float((np.cos(latitude) * np.sin(latitude)).sum())
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
