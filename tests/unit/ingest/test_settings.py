"""A setting with a value it cannot have is told by its name, its value and what to set instead."""

from __future__ import annotations

import pytest
from builders.toy import Toy

from candour.cli import main
from ingest.model.errors import WrongUse
from ingest.settings import Settings, settings

PORT = "an address and a port of this machine"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("CANDOUR_REPLAY", "10.0.0.5:80", PORT),
        ("CANDOUR_REPLAY", "127.0.0.1", PORT),
        ("CANDOUR_REPLAY", "localhost:8080", PORT),
        ("CANDOUR_REPLAY", "127.0.0.1:99999", PORT),
        ("CANDOUR_REPLAY", "127.0.0.1:0", PORT),
        ("CANDOUR_REPLAY", "127.0.0.1:" + "9" * 5000, PORT),
        ("CANDOUR_UNATTENDED", "maybe", "`true` or `false`"),
        ("CANDOUR_DOCUMENT_LIMIT", "huge", "a whole number of bytes"),
        ("CANDOUR_EXPANDED_LIMIT", "-1", "a whole number of bytes"),
    ],
)
def test_a_value_it_cannot_have_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: str
) -> None:
    monkeypatch.setenv(name, value)
    for made in (settings, Settings):
        with pytest.raises(WrongUse) as refused:
            made()
        assert f"{name} is `{value}`" in refused.value.what
        assert f"Set {name} to {wanted}" in refused.value.remedy
        assert "pydantic" not in refused.value.as_text() and refused.value.exit_code == 2


def test_every_wrong_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_UNATTENDED", "maybe")
    monkeypatch.setenv("CANDOUR_DOCUMENT_LIMIT", "huge")
    with pytest.raises(WrongUse, match=r"CANDOUR_DOCUMENT_LIMIT is `huge`; CANDOUR_UNATTENDED is `maybe`"):
        Settings()


def test_the_front_door_explains_it_and_ends_with_two(
    toy: Toy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CANDOUR_UNATTENDED", "maybe")
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data)
    monkeypatch.setattr("sys.argv", ["candour", "status"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2 and "CANDOUR_UNATTENDED" in said and "Traceback" not in said


def test_what_is_set_well_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_REPLAY", "127.0.0.1:65535")
    monkeypatch.setenv("CANDOUR_UNATTENDED", "yes")
    made = Settings(document_limit=10)
    assert (made.replay, made.unattended, made.document_limit) == ("127.0.0.1:65535", True, 10)
