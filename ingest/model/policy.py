"""What a release says about the figures it hides: its own rule, its own markers.

A marker means what its own release says it means; there is no global table of markers.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Count = Annotated[int, Field(ge=0, le=2**62)]


class Strict(BaseModel):
    """Frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MarkerMeaning(Strict):
    """What one sign stands for in one release.

    `range` holds the whole numbers it may hide, both ends included, null where open.
    `secondary` says the sign also hides larger figures that would give a small one away.
    """

    kind: Literal["masked", "zero", "not_held", "not_applicable", "not_yet_available", "withheld"]
    range: tuple[Count, Count | None] | None = None
    secondary: bool = False

    @model_validator(mode="after")
    def _range_fits_kind(self) -> MarkerMeaning:
        if self.kind == "masked" and self.range is None:
            raise ValueError("a masked marker needs `range: [low, high]` (high may be null)")
        if self.kind != "masked" and self.range is not None:
            raise ValueError(f"a marker of kind {self.kind} has no range")
        if self.range and self.range[1] is not None and self.range[0] > self.range[1]:
            raise ValueError(f"the range {list(self.range)} is upside down")
        return self


class Rounding(Strict):
    """Published to a base: nearest, or random up or down."""

    base: Annotated[int, Field(ge=2, le=1_000_000)]
    mode: Literal["nearest", "random"] = "nearest"


class SuppressionPolicy(Strict):
    """The suppression rule of one release.

    `stated` is false where the text held does not state the rule; `inherited_from` then names
    the release whose rule was taken, and the gate warns. `rule` is in our own words.
    """

    stated: bool
    rule: str = ""
    inherited_from: str | None = None
    mask_range: tuple[Count, Count] | None = None
    zero: Literal["published", "masked", "unspecified"] = "unspecified"
    markers: dict[str, MarkerMeaning] = Field(default_factory=dict)
    rounding: Rounding | None = None
    min_candidates: Annotated[int, Field(ge=1)] = 2
    exemption: str | None = None

    @model_validator(mode="after")
    def _range_is_a_range(self) -> SuppressionPolicy:
        if self.mask_range and self.mask_range[0] > self.mask_range[1]:
            raise ValueError(f"mask_range {list(self.mask_range)} is upside down, so it would hide nothing")
        return self
