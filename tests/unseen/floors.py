"""The floors under the reading of releases that nobody tuned on, in this one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Floors:
    """What must not be lost of one set of releases."""

    found: float
    found_in_each: float
    asserted: float
    precision: float


OF_SETS = (
    Floors(found=0.96, found_in_each=0.8, asserted=0.84, precision=0.99),
    Floors(found=0.92, found_in_each=0.65, asserted=0.76, precision=0.99),
    Floors(found=0.87, found_in_each=0.0, asserted=0.72, precision=0.98),
    Floors(found=0.87, found_in_each=0.0, asserted=0.72, precision=0.91),
    Floors(found=0.92, found_in_each=0.45, asserted=0.72, precision=0.97),
)
