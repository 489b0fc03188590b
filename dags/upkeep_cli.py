"""`candour backfill`, `maintain` and `decide`: what Airflow does by its schedule, by hand."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from ingest.model.source import Source
    from ingest.settings import Settings

app = typer.Typer()
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Step = Literal["fixity", "freshness", "promises", "metadata", "logs"]
Reply = Literal["accept", "fix", "reject"]


@app.command()
def backfill(
    source: Annotated[str, typer.Argument(help="The source whose publisher is asked.")],
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day to go over.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day to go over.")],
    as_json: _AsJson = False,
) -> None:
    """Ask a source for what came out on days gone by; `candour run` then loads what is new. Safe to repeat."""
    from dags.days import days_between
    from ingest.acquire.http.guard import user_agent
    from ingest.registry import Registry
    from ingest.settings import Settings

    settings = Settings()
    days = days_between(first.date(), last.date(), datetime.now(UTC).date())
    if reasons := _nobody_is_asked(Registry(settings).source(source)):
        told = {"source_id": source, "is_asked": False, "why": reasons}
        typer.echo(
            json.dumps(told, ensure_ascii=False)
            if as_json
            else f"{source}: brought by a person, never asked: {'; '.join(reasons)}."
        )
        return
    user_agent(settings)  # said once, and not once a day that is gone over

    from dags.polling import poll_source

    found = poll_source(source, settings, f"backfill-{days[0]}-{days[-1]}-{datetime.now(UTC):%Y%m%dT%H%M%S}", days)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    typer.echo(f"{len(days)} days: {found['listed']} listed, {found['new']} new, {found['changed']} changed.")
    if found["release_ids"]:
        typer.echo(f"Load them: candour run --source {source}")


def _nobody_is_asked(source: Source) -> list[str]:
    """Why no program asks a source; empty where one may."""
    if source.may_be_fetched:
        return []
    by_hand = f"drop its files into inbox/{source.source}/"
    return [source.approval.why.rstrip(".") or "nobody has approved that a program asks", by_hand]


@app.command()
def maintain(
    step: Annotated[Step, typer.Argument(help="What to do; Airflow does all of it once a day.")],
    as_json: _AsJson = False,
) -> None:
    """Look after the archive, what is late, and Airflow's own database and logs."""
    from ingest.settings import Settings

    said = _maintained(step, Settings(), datetime.now(UTC))
    typer.echo(json.dumps({"step": step, "said": said}, ensure_ascii=False) if as_json else "\n".join(said))


def _maintained(step: Step, settings: Settings, now: datetime) -> list[str]:
    from dags import airflow_home, overdue, upkeep

    if step == "fixity":
        return [f"{upkeep.fixity(settings)} archived documents are what the manifest says."]
    if step == "freshness":
        return overdue.sources(settings, now) or ["Every source that is fetched is as fresh as it should be."]
    if step == "promises":
        return overdue.promises(settings, now) or ["Nothing that was announced is late."]
    airflow_home.prepare(settings, "airflow/page")
    if step == "metadata":
        return [f"Airflow forgot its runs before {upkeep.clean_metadata(now)}."]
    return [f"{upkeep.clean_logs(now)} old logs deleted."]


@app.command()
def decide(
    release: Annotated[str, typer.Argument(help="A release that waits, as `candour status` names it.")],
    reply: Annotated[Reply, typer.Argument(help="The answer.")],
    reason: Annotated[str, typer.Option(help="What was found out, and from whom; never a hidden figure.")] = "",
    rule: Annotated[str | None, typer.Option(help="The rule to waive, to accept a refused release.")] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day of the waiver, within a year.")
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who decides; your user name if not given.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Decide anew what was decided already.")] = False,
    as_json: _AsJson = False,
) -> None:
    """Answer for a release that waits for a person, as on Airflow's page; `candour run` then goes on.

    To accept or to reject takes a reason.
    """
    from expectations.deciding import Answer, waiting_for
    from expectations.deciding import decide as record
    from expectations.undecided import why_nobody_is_asked
    from ingest.model.errors import WrongUse
    from ingest.settings import Settings

    settings = Settings()
    asked = waiting_for(release, settings, again=again)
    if asked is None:
        raise why_nobody_is_asked(release, settings)
    if reply != "fix" and not reason.strip():
        raise WrongUse(f"To {reply} a release takes a reason.", remedy='Say what was found out: --reason "…".')
    ends = _day(until)
    answer = Answer(reply, who or getpass.getuser(), reason, rule, ends.isoformat() if ends else None)
    decision = record(asked, answer, settings, f"cli-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    if decision.fault:
        raise WrongUse(decision.fault, where=release, remedy="Answer again.")
    if as_json:
        typer.echo(json.dumps(asdict(decision), ensure_ascii=False))
        return
    typer.echo(f"{release}: {reply}, by {decision.who}. Now: candour run --source {release.partition('/')[0]}")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
