"""A number as it grows from left to right: what is finished, and what the next scale will multiply."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

HUNDRED, THOUSAND = Fraction(100), Fraction(1000)


class Sum:
    """`total` holds finished thousands, millions …; `current` what stands before the next scale, None right behind one."""

    __slots__ = ("begun_in_digits", "current", "exact_digits", "scale", "total")

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.current: Fraction | None = None
        self.scale: Fraction | None = None  # the last one multiplied with
        self.begun_in_digits = False
        self.exact_digits = False  # `current` is written in digits: no words are added to it

    @property
    def value(self) -> Fraction:
        return self.total + (self.current or 0)

    def start(self, value: Fraction, digits: bool = False) -> None:
        """Take the first value; a word such as «ألفان» is a finished thousand."""
        if value >= THOUSAND and not digits:
            self._finish(value, value)
        else:
            self.current, self.exact_digits, self.begun_in_digits = value, digits, digits

    def replace(self, value: Fraction) -> None:
        """Take a value with a fraction in place of all that has been read."""
        self.total, self.current, self.exact_digits, self.scale = Fraction(0), value, True, None

    def add(self, value: Fraction) -> None:
        """Add what `fits`."""
        self.current, self.exact_digits = (self.current or 0) + value, False
        if value >= THOUSAND:
            self._finish(self.value, value)

    def multiply(self, scale: Fraction, *, hundreds_of_digits: bool) -> bool:
        """Multiply what stands before a scale, or everything where nothing does; False where the scale doesn't fit."""
        if self.current is None:
            if self.scale is None or scale <= self.scale:
                return False
            self.total *= scale
        elif scale == HUNDRED:
            most = (THOUSAND if hundreds_of_digits else Fraction(10)) if self.exact_digits else HUNDRED
            if not 0 < self.current < most:
                return False
            self.current, self.exact_digits = self.current * HUNDRED, False
            return True
        elif self.scale is None or scale < self.scale:
            self.total += self.current * scale
        else:
            self.total = (self.total + self.current) * scale
        self.current, self.scale, self.exact_digits = None, scale, False
        return True

    def fits(self, value: Fraction, *, units_first: bool, teens_after: Collection[int]) -> bool:
        """May this value follow what has been read?"""
        if self.current is None:
            return self.scale is not None and 0 < value < self.scale
        if self.exact_digits or value <= 0 or value >= HUNDRED:
            return False
        rest = self.current % HUNDRED
        if rest == 0:
            return self.current >= HUNDRED
        if value < 10:
            return rest >= 20 and rest % 10 == 0
        if value < 20:
            return rest in teens_after
        return units_first and rest < 10 and value % 10 == 0

    def _finish(self, total: Fraction, last: Fraction) -> None:
        """All that has been read is of whole thousands, millions …, `last` the last of them."""
        self.total, self.current = total, None
        self.scale = THOUSAND ** ((len(str(int(last))) - 1) // 3)
