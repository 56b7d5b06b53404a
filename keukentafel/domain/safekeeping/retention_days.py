"""The days of keeping that a municipality may choose, each within its bounds; the laptop may only be stricter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Days:
    """A number of calendar days: what it is unless somebody chooses, and between what it can be chosen."""

    usual: int
    least: int
    most: int


NOTICE = Days(7, 7, 60)
"""How many days before a case goes the consultant is told; one who was away is told first and keeps these days."""
COPY_AGE = Days(366, 7, 366)
"""How old a copy of the store may become: what was deleted from the store is in no copy after that."""
COPIES_AFTER_DESTRUCTION = Days(30, 1, 60)
"""How long after something was destroyed a copy of before may still hold it: within the three months of art. 5.3.5."""
