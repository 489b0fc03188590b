"""One expectation a rule of the gate: nothing is said in its column.

The pure parts of the gate work out what there is to say and put it into one text column a rule; these only
ask whether a column says anything, and all of them look at the frame once. `level` is the severity the suite has
to give (Great Expectations forgets a severity that is a class's default, so the suite says it). Importing this
module takes seconds: import it inside functions.
"""

from __future__ import annotations

from typing import Any, ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider


class TableSays(TableMetricProvider):
    """The rows at which each column of a frame says something, by `observation_id`."""

    metric_name = "table.says"

    @metric_value(engine=PandasExecutionEngine)
    def _says(cls, execution_engine: Any, metric_domain_kwargs: dict[str, Any], **_: Any) -> dict[str, list[str]]:
        frame, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        ids = frame["observation_id"]
        return {column: ids[frame[column].notna()].tolist() for column in frame.columns if column != ids.name}


class ExpectColumnToSayNothing(BatchExpectation):
    """Nothing is said in a column."""

    column: str
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id",)
    success_keys: ClassVar[tuple[str, ...]] = ("column",)
    args_keys: ClassVar[tuple[str, ...]] = ("column",)
    metric_dependencies: ClassVar[tuple[str, ...]] = (TableSays.metric_name,)

    _kept: Any = pydantic.PrivateAttr(default=None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """Made once: the library asks for it a dozen times a run and would make it anew each time."""
        if self._kept is None:
            self._kept = super().configuration
        return self._kept

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        rows = metrics[TableSays.metric_name][self.column]
        named = [{"observation_id": row} for row in rows]
        return {"success": not rows, "result": {"observed_value": len(rows), "unexpected_index_list": named}}


class ExpectNoUnknownMarker(ExpectColumnToSayNothing):
    """Every sign in a cell is explained by its own release."""

    rule: ClassVar[str] = "SUP-101"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMalformedValue(ExpectColumnToSayNothing):
    """Every figure is a possible count."""

    rule: ClassVar[str] = "SUP-102"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMarkerOfOneValue(ExpectColumnToSayNothing):
    """Every marker that hides figures may stand for more than one."""

    rule: ClassVar[str] = "SUP-104"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoPrimaryFailure(ExpectColumnToSayNothing):
    """No figure is printed that the release's own rule hides."""

    rule: ClassVar[str] = "SUP-201"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoZeroWhereZerosAreMasked(ExpectColumnToSayNothing):
    """No zero is printed where the rule hides zeros."""

    rule: ClassVar[str] = "SUP-202"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoContradiction(ExpectColumnToSayNothing):
    """The figures can all be right under the relations that a person confirmed."""

    rule: ClassVar[str] = "SUP-301"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoContradictionIfProposalsHold(ExpectColumnToSayNothing):
    """The figures can all be right under the relations that are only proposed, too."""

    rule: ClassVar[str] = "SUP-301"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoExactDisclosure(ExpectColumnToSayNothing):
    """No hidden figure can be worked out from what is published."""

    rule: ClassVar[str] = "SUP-401"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoExactDisclosureIfProposalsHold(ExpectColumnToSayNothing):
    """No hidden figure could be worked out if the proposed relations held."""

    rule: ClassVar[str] = "SUP-401"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectSuppressionRuleStated(ExpectColumnToSayNothing):
    """A release that hides figures states its rule."""

    rule: ClassVar[str] = "SUP-502"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectAuditComplete(ExpectColumnToSayNothing):
    """The audit decided everything it was asked."""

    rule: ClassVar[str] = "SUP-900"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoFigureOffItsBase(ExpectColumnToSayNothing):
    """Every rounded figure is a multiple of its base."""

    rule: ClassVar[str] = "SUP-103"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMaskedZero(ExpectColumnToSayNothing):
    """No masked cell has to be a zero that its marker excludes."""

    rule: ClassVar[str] = "SUP-203"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMaskedZeroIfProposalsHold(ExpectColumnToSayNothing):
    """No masked cell would have to be such a zero under relations that are only proposed."""

    rule: ClassVar[str] = "SUP-203"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoMarkerThatMayBeZero(ExpectColumnToSayNothing):
    """Where zeros are shown, no marker's range starts at 0."""

    rule: ClassVar[str] = "SUP-204"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoMarkerOutOfRange(ExpectColumnToSayNothing):
    """No masked cell has to be larger than its marker says."""

    rule: ClassVar[str] = "SUP-302"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoMarkerOutOfRangeIfProposalsHold(ExpectColumnToSayNothing):
    """No masked cell would have to be larger than its marker says under relations only proposed."""

    rule: ClassVar[str] = "SUP-302"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoNarrowedFigure(ExpectColumnToSayNothing):
    """No hidden figure is left fewer candidates than its marker says."""

    rule: ClassVar[str] = "SUP-402"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectEnoughCandidates(ExpectColumnToSayNothing):
    """Every hidden figure keeps as many candidates as its rule demands."""

    rule: ClassVar[str] = "SUP-402"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDerivedSmallFigure(ExpectColumnToSayNothing):
    """No figure the rule hides follows from published ones."""

    rule: ClassVar[str] = "SUP-403"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDerivedSmallFigureIfProposalsHold(ExpectColumnToSayNothing):
    """No figure the rule hides would follow from published ones under relations only proposed."""

    rule: ClassVar[str] = "SUP-403"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoExposedAggregate(ExpectColumnToSayNothing):
    """No sum of masked parts is known and itself of a size the rule hides."""

    rule: ClassVar[str] = "SUP-404"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING


class ExpectNoRuleDrift(ExpectColumnToSayNothing):
    """The rule is that of the publisher's release before."""

    rule: ClassVar[str] = "SUP-501"
    level: ClassVar[FailureSeverity] = FailureSeverity.CRITICAL


class ExpectNoDeclaredRuleDrift(ExpectColumnToSayNothing):
    """The rule has not changed, even with notice."""

    rule: ClassVar[str] = "SUP-501"
    level: ClassVar[FailureSeverity] = FailureSeverity.WARNING
