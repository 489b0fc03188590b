"""One expectation a rule of the gate: its column of findings is empty.

`level` is the severity its suite has to give it (Great Expectations forgets a severity that is a class's
default, so the suite says it). Importing this module takes seconds: import it inside functions.
"""

from __future__ import annotations

from typing import ClassVar

from great_expectations.expectations.core.expect_column_values_to_be_null import (
    ExpectColumnValuesToBeNull,
)
from great_expectations.expectations.metadata_types import FailureSeverity


class ExpectNoUnknownMarker(ExpectColumnValuesToBeNull):
    """Every sign in a cell is explained by its own release."""

    rule: ClassVar[str] = "SUP-101"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMalformedValue(ExpectColumnValuesToBeNull):
    """Every figure is a possible count."""

    rule: ClassVar[str] = "SUP-102"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMarkerOfOneValue(ExpectColumnValuesToBeNull):
    """Every marker that hides figures may stand for more than one."""

    rule: ClassVar[str] = "SUP-104"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoPrimaryFailure(ExpectColumnValuesToBeNull):
    """No figure is printed that the release's own rule hides."""

    rule: ClassVar[str] = "SUP-201"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoZeroWhereZerosAreMasked(ExpectColumnValuesToBeNull):
    """No zero is printed where the rule hides zeros."""

    rule: ClassVar[str] = "SUP-202"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoContradiction(ExpectColumnValuesToBeNull):
    """The figures can all be right under the relations that a person confirmed."""

    rule: ClassVar[str] = "SUP-301"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoContradictionIfProposalsHold(ExpectColumnValuesToBeNull):
    """The figures can all be right under the relations that are only proposed, too."""

    rule: ClassVar[str] = "SUP-301"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoExactDisclosure(ExpectColumnValuesToBeNull):
    """No hidden figure can be worked out from what is published."""

    rule: ClassVar[str] = "SUP-401"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoExactDisclosureIfProposalsHold(ExpectColumnValuesToBeNull):
    """No hidden figure could be worked out if the proposed relations held."""

    rule: ClassVar[str] = "SUP-401"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectSuppressionRuleStated(ExpectColumnValuesToBeNull):
    """A release that hides figures states its rule."""

    rule: ClassVar[str] = "SUP-502"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectAuditComplete(ExpectColumnValuesToBeNull):
    """The audit decided everything it was asked."""

    rule: ClassVar[str] = "SUP-900"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoFigureOffItsBase(ExpectColumnValuesToBeNull):
    """Every rounded figure is a multiple of its base."""

    rule: ClassVar[str] = "SUP-103"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMaskedZero(ExpectColumnValuesToBeNull):
    """No masked cell has to be a zero that its marker excludes."""

    rule: ClassVar[str] = "SUP-203"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMaskedZeroIfProposalsHold(ExpectColumnValuesToBeNull):
    """No masked cell would have to be such a zero under relations that are only proposed."""

    rule: ClassVar[str] = "SUP-203"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoMarkerThatMayBeZero(ExpectColumnValuesToBeNull):
    """Where zeros are shown, no marker's range starts at 0."""

    rule: ClassVar[str] = "SUP-204"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoMarkerOutOfRange(ExpectColumnValuesToBeNull):
    """No masked cell has to be larger than its marker says."""

    rule: ClassVar[str] = "SUP-302"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMarkerOutOfRangeIfProposalsHold(ExpectColumnValuesToBeNull):
    """No masked cell would have to be larger than its marker says under relations only proposed."""

    rule: ClassVar[str] = "SUP-302"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoNarrowedFigure(ExpectColumnValuesToBeNull):
    """No hidden figure is left fewer candidates than its marker says."""

    rule: ClassVar[str] = "SUP-402"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectEnoughCandidates(ExpectColumnValuesToBeNull):
    """Every hidden figure keeps as many candidates as its rule demands."""

    rule: ClassVar[str] = "SUP-402"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDerivedSmallFigure(ExpectColumnValuesToBeNull):
    """No figure the rule hides follows from published ones."""

    rule: ClassVar[str] = "SUP-403"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDerivedSmallFigureIfProposalsHold(ExpectColumnValuesToBeNull):
    """No figure the rule hides would follow from published ones under relations only proposed."""

    rule: ClassVar[str] = "SUP-403"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoExposedAggregate(ExpectColumnValuesToBeNull):
    """No sum of masked parts is known and itself of a size the rule hides."""

    rule: ClassVar[str] = "SUP-404"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoRuleDrift(ExpectColumnValuesToBeNull):
    """The rule is that of the publisher's release before."""

    rule: ClassVar[str] = "SUP-501"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDeclaredRuleDrift(ExpectColumnValuesToBeNull):
    """The rule has not changed, even with notice."""

    rule: ClassVar[str] = "SUP-501"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING
