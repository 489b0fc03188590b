"""People are asked what only they can decide: one run for each release that waits, so that none waits for another."""

from __future__ import annotations

from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import AssetOrTimeSchedule, CronTriggerTimetable, Param, dag, task

from dags import triage
from dags.assets import WAITING
from dags.question import QuestionOperator, answer_of, question
from dags.retries import START, task_defaults
from dags.tags import Tag
from ingest.settings import Settings

_MOST_QUESTIONS = 256


@task.short_circuit
def who_waits() -> list[dict[str, Any]]:
    """One run of `review` to start for each release that waits; one that was started already keeps its name."""
    from expectations.deciding import waiting

    return [
        {
            "trigger_run_id": f"{one.release_id.replace('/', '__')}__{one.about}__{one.times_asked}",
            "conf": {"release_id": one.release_id, "about": one.about},
        }
        for one in waiting(Settings())
    ]


@task(outlets=[WAITING])
def record(given: dict[str, Any], dag_run: Any = None, run_id: str | None = None) -> bool:
    """Act on the answer and write down who gave it; returns whether the release has to be looked at again."""
    from expectations.deciding import decide

    decision = decide(question(dag_run.conf), answer_of(given), Settings(), str(run_id))
    return decision.choice == "accept" and not decision.fault


@task.short_circuit
def accepted(is_accepted: bool) -> bool:
    """Only what was accepted is looked at again."""
    return is_accepted


@dag(
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("15 * * * *", timezone="UTC"), assets=[WAITING]),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=task_defaults(),
    doc_md=triage.ASK,
    tags=[Tag.REVIEW, Tag.TIER_THREE, Tag.NOW],
    is_paused_upon_creation=False,
)
def ask_a_person() -> None:
    """Puts each question once."""
    TriggerDagRunOperator.partial(
        task_id="ask",
        trigger_dag_id="review",
        logical_date=None,
        skip_when_already_exists=True,
        openlineage_inject_parent_info=False,
        map_index_template="{{ task.conf['release_id'] }}",
    ).expand_kwargs(who_waits())


@dag(
    schedule=None,
    start_date=START,
    catchup=False,
    max_active_runs=_MOST_QUESTIONS,
    max_active_tasks=_MOST_QUESTIONS,
    default_args=task_defaults(),
    params={"release_id": Param("", type="string"), "about": Param("", type="string")},
    doc_md=triage.REVIEW,
    tags=[Tag.REVIEW, Tag.TIER_THREE, Tag.NOW],
    is_paused_upon_creation=False,
)
def review() -> None:
    """One question, one answer, one line in the log of decisions."""
    asked = QuestionOperator(task_id="decide")
    looked_at = accepted(record(asked.output))
    again = TriggerDagRunOperator(
        task_id="judge_again",
        trigger_dag_id="ingest__{{ dag_run.conf['release_id'].split('/')[0] }}",
        conf={"look_only": True},
        logical_date=None,
        openlineage_inject_parent_info=False,
    )
    looked_at >> again


ask_a_person()
review()
