"""A question to a person, as Airflow's page shows it; the task holds no worker while it waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param
from airflow.sdk.exceptions import AirflowSkipException

from ingest.decisions import Choice
from ingest.settings import Settings

if TYPE_CHECKING:
    from airflow.sdk import Context

    from expectations.deciding import Answer, Waiting

WAIVER, AS_PROPOSED, FIX, REJECT, LATER = (
    "Accept with waiver",
    "Accept as proposed",
    "Fix",
    "Reject",
    "Ask again later",
)
CHOICES: dict[str, Choice] = {WAIVER: "accept", AS_PROPOSED: "accept", FIX: "fix", REJECT: "reject", LATER: "later"}
PATIENCE = timedelta(days=14)


class QuestionOperator(HITLOperator):
    """Asks about the release that its run is for, with the answers that this release allows."""

    def __init__(self, **kwargs: Any) -> None:
        # Airflow hands on the parameters of the DAG; what is asked is of this task alone.
        kwargs["params"] = {
            "rule": _asked("The rule to waive, for example SUP-301. Only with a waiver."),
            "reason": _asked("What was found out, and from whom; never a hidden figure."),
            "until": _asked("The last day of the waiver, as 2027-11-22. Only with a waiver."),
        }
        super().__init__(
            subject="A release waits for a person",
            options=list(CHOICES),
            defaults=LATER,
            response_timeout=PATIENCE,
            **kwargs,
        )

    def execute(self, context: Context) -> Any:
        """Put the question; one that is answered or has gone is not put.

        Whether an answer is complete is said after it is given: an incomplete one is recorded with its fault, and the
        question is put again.
        """
        conf = context["dag_run"].conf or {}
        asked = question(conf)
        self.subject, self.body, self.options = asked.subject, asked.body, options_of(asked)
        if asked.rules:
            self.params["rule"] = asked.rules[0]
        return super().execute(context)

    def validate_params_input(self, params_input: Mapping) -> None:
        """Left to `expectations.deciding`, which can say what is amiss without failing the task."""


def question(conf: Mapping[str, Any]) -> Waiting:
    """What a run asks about.

    Raises:
        AirflowSkipException: the release no longer waits, or stands otherwise than when the run was started.
    """
    from expectations.deciding import waiting_for

    asked = waiting_for(str(conf.get("release_id", "")), Settings())
    if asked is None or asked.about != conf.get("about"):
        raise AirflowSkipException("It no longer waits for this answer.")
    return asked


def options_of(asked: Waiting) -> list[str]:
    """The answers to choose from, as the page's buttons call them."""
    accept = WAIVER if asked.state == "quarantined" else AS_PROPOSED
    return [*([accept] if "accept" in asked.choices else []), FIX, REJECT, LATER]


def answer_of(payload: Mapping[str, Any]) -> Answer:
    """The answer that a question's task has returned; whoever gave it is named by Airflow's page."""
    from expectations.deciding import Answer

    given = payload["params_input"] or {}
    by = payload["responded_by_user"] or {}
    who = str(by.get("name") or by.get("id") or "nobody in time")
    said = {name: str(given.get(name) or "").strip() for name in ("rule", "reason", "until")}
    choice = CHOICES[payload["chosen_options"][0]]
    return Answer(choice, who, said["reason"], said["rule"] or None, said["until"] or None)


def _asked(what: str) -> Param:
    return Param(None, type=["null", "string"], description=what)
