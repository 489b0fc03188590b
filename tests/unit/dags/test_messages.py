"""One message for each cause, over real sockets: what it says, and what it never says."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from builders.post_office import PostOffice, post_office
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from structlog.testing import capture_logs
from werkzeug import Response

from dags.failures import causes, explain_failure
from dags.message_settings import MessageSettings
from dags.messages import Cause, tell
from ingest.lake import Lake
from ingest.model.errors import GateClosed, OutOfReach, StorageFailed, UnreadableCell, WrongUse
from ingest.storage import Storage

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
RELEASE = "moj_made_up/r1"
CLOSED = Cause(
    what="A total is not the sum of its parts.",
    runbook="docs/runbooks/gate_closed.md",
    dag="ingest__moj_made_up",
    task="release.gate",
    release=RELEASE,
    rule="SUP-301",
    cells=("T1!B2", "T1!B3"),
    remedy="Look at the report.",
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is noted what was told of."""
    monkeypatch.setenv("CANDOUR_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("CANDOUR_RETRIES", raising=False)
    return tmp_path / "data"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


def _by_mail(office: PostOffice, **more: Any) -> MessageSettings:
    return MessageSettings(
        smtp_host="127.0.0.1",
        smtp_port=office.port,
        smtp_security="none",
        mail_from="candour@example.org",
        mail_to="steward@example.org, second@example.org",
        **more,
    )


def _text(letter: Any) -> str:
    return cast(EmailMessage, letter).get_content()


def test_a_letter_says_which_rule_which_cells_what_to_do_and_where_to_read_on(office: PostOffice) -> None:
    assert tell(CLOSED, _by_mail(office, docs_at="https://example.org/docs/"), NOW)
    (letter,) = office.letters
    assert letter["To"] == "steward@example.org, second@example.org"
    assert letter["Subject"] == "[candour] moj_made_up/r1 failed: SUP-301"
    for words in ("Rule: SUP-301", "Cells: T1!B2, T1!B3", "Look at the report.", "A total is not the sum"):
        assert words in _text(letter)
    assert "Runbook: https://example.org/docs/runbooks/gate_closed.md" in _text(letter)


def test_the_same_cause_is_told_once_a_day(office: PostOffice) -> None:
    settings = _by_mail(office)
    assert [tell(CLOSED, settings, NOW + timedelta(hours=hours)) for hours in (0, 1, 23, 24)] == [
        True,
        False,
        False,
        True,
    ]
    assert len(office.letters) == 2


def test_a_full_disk_is_one_cause_however_many_tasks_fail_of_it(office: PostOffice) -> None:
    fault = StorageFailed("Could not write.", where="somewhere")
    for ref in ("r1", "r2", "r3"):
        for cause in causes(_failed(fault, f"moj_made_up/{ref}")):
            tell(cause, _by_mail(office), NOW)
    assert len(office.letters) == 1


def test_two_hosts_out_of_reach_are_two_causes(office: PostOffice) -> None:
    for host in ("a.example.org", "b.example.org", "a.example.org"):
        for cause in causes(_failed(OutOfReach("No answer.", where=host), None)):
            tell(cause, _by_mail(office), NOW)
    assert len(office.letters) == 2


def test_a_letter_that_was_turned_away_is_tried_again(office: PostOffice) -> None:
    office.refuses = True
    assert not tell(CLOSED, _by_mail(office), NOW)
    office.refuses = False
    assert tell(CLOSED, _by_mail(office), NOW)


def test_a_password_goes_to_the_server_and_into_no_log(office: PostOffice, capfd: pytest.CaptureFixture[str]) -> None:
    settings = _by_mail(office, smtp_user="candour", smtp_password=SecretStr("open-sesame"))
    with capture_logs() as logged:
        assert tell(CLOSED, settings, NOW)
        office.refuses = True
        assert not tell(CLOSED, settings, NOW + timedelta(days=2))
    assert office.logins
    shown = f"{logged} {settings!r} {settings} {capfd.readouterr()}"
    assert "message_not_sent" in shown and "open-sesame" not in shown


def test_slack_is_told_and_a_webhook_is_told_to_nobody(httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request("/services/secret-path", method="POST").respond_with_data("ok")
    httpserver.expect_request("/services/secret-path").respond_with_response(Response("no", status=403))
    settings = MessageSettings(slack_webhook=SecretStr(httpserver.url_for("/services/secret-path")))
    assert tell(CLOSED, settings, NOW)
    said = httpserver.log[0][0].get_json()["text"]
    assert "SUP-301" in said and "T1!B2" in said
    with capture_logs() as logged:
        assert not tell(CLOSED, settings, NOW + timedelta(days=2))
    assert logged[0]["fault"] == "HTTP 403"
    assert "secret-path" not in f"{logged} {settings!r}"


def test_nobody_is_told_where_nobody_is_named(data: Path) -> None:
    assert not tell(CLOSED, MessageSettings(), NOW)
    assert not (data / "messages").exists()


@pytest.mark.parametrize(
    ("settings", "named", "remedy"),
    [
        (
            {"SMTP_HOST": "mail.example.org", "SMTP_USER": "x", "SMTP_SECURITY": "none"},
            "CANDOUR_SMTP_SECURITY is `none`",
            "CANDOUR_SMTP_SECURITY to `starttls` or `tls`",
        ),
        ({"SLACK_WEBHOOK": "http://hooks.example.org/x"}, "CANDOUR_SLACK_WEBHOOK is a secret", "the https address"),
        ({"SLACK_WEBHOOK": "hooks.example.org/x"}, "CANDOUR_SLACK_WEBHOOK is a secret", "the https address"),
        (
            {"SMTP_HOST": "mail.example.org", "MAIL_TO": "steward@example.org"},
            "CANDOUR_MAIL_FROM is not set",
            "CANDOUR_MAIL_FROM to the address",
        ),
        ({"SMTP_PORT": "many"}, "CANDOUR_SMTP_PORT is `many`", "CANDOUR_SMTP_PORT to a port"),
        ({"SMTP_SECURITY": "ssl"}, "CANDOUR_SMTP_SECURITY is `ssl`", "CANDOUR_SMTP_SECURITY to `starttls`"),
        ({"QUIET_HOURS": "-1"}, "CANDOUR_QUIET_HOURS is `-1`", "CANDOUR_QUIET_HOURS to a number of hours"),
    ],
)
def test_settings_that_would_tell_a_secret_or_lack_a_sender_are_told_by_name(
    data: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], named: str, remedy: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"CANDOUR_{name}", value)
    with pytest.raises(WrongUse) as refused:
        MessageSettings()
    told = refused.value
    assert named in told.what and remedy in told.remedy and told.where == "the environment"
    trace = "".join(traceback.format_exception(told))
    assert "hooks.example.org" not in trace and "validation error" not in trace
    with capture_logs() as logged:
        assert not tell(CLOSED, now=NOW)
    assert (logged[0]["event"], logged[0]["fault"]) == ("message_not_sent", told.what)


def test_a_closed_gate_is_one_cause_for_each_rule_and_repeats_no_figure(
    data: Path, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = [_finding("SUP-301", "T1!B2"), _finding("SUP-301", "T1!C3", "T1!B2"), _finding("SUP-104", "T1!D4")]
    Lake(Storage(str(data))).put_gate_result(RELEASE, {"findings": findings})
    for name, value in _by_mail(office).model_dump(include={"smtp_host", "smtp_port", "smtp_security"}).items():
        monkeypatch.setenv(f"CANDOUR_{name.upper()}", str(value))
    monkeypatch.setenv("CANDOUR_MAIL_FROM", "candour@example.org")
    monkeypatch.setenv("CANDOUR_MAIL_TO", "steward@example.org")
    explain_failure(_failed(GateClosed("The gate refused it.\nSUP-301: it shows 4711"), RELEASE))
    texts = [_text(letter) for letter in office.letters]
    assert ["Cells: T1!B2, T1!C3" in text for text in texts] == [True, False]
    assert "SUP-104" in texts[1]
    assert not any("4711" in text for text in texts)


def test_at_the_terminal_nobody_else_is_told(office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_RETRIES", "0")
    monkeypatch.setenv("CANDOUR_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("CANDOUR_SMTP_PORT", str(office.port))
    monkeypatch.setenv("CANDOUR_SMTP_SECURITY", "none")
    monkeypatch.setenv("CANDOUR_MAIL_FROM", "candour@example.org")
    monkeypatch.setenv("CANDOUR_MAIL_TO", "steward@example.org")
    explain_failure(_failed(UnreadableCell("A label is not known.", where="T1!A2"), RELEASE))
    assert office.letters == []


def test_a_name_or_an_address_in_a_fault_goes_into_no_letter(office: PostOffice) -> None:
    (cause,) = causes(_failed(UnreadableCell("A letter begins with: write to example.person@example.org"), RELEASE))
    tell(cause, _by_mail(office), NOW)
    assert "example.person" not in _text(office.letters[0])


def test_a_fault_that_is_not_ours_is_told_by_its_kind_alone(office: PostOffice) -> None:
    (cause,) = causes(_failed(ValueError("password=open-sesame"), None))
    tell(cause, _by_mail(office), NOW)
    assert "ValueError" in _text(office.letters[0]) and "open-sesame" not in _text(office.letters[0])


def _failed(error: Exception, release_id: str | None) -> dict[str, Any]:
    task = SimpleNamespace(op_kwargs={"release_id": release_id})
    return {"exception": error, "ti": SimpleNamespace(task=task, dag_id="ingest__moj_made_up", task_id="release.gate")}


def _finding(rule: str, *cells: str) -> dict[str, Any]:
    message = "It shows 4711."
    return {"rule": rule, "severity": "critical", "waived": False, "cell_refs": list(cells), "message": message}
