"""Whom to tell of a failure, from the environment; secrets are read here, kept nowhere and never logged."""

from __future__ import annotations

import ipaddress
from typing import ClassVar, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, field_validator, model_validator

from ingest.model.errors import WrongUse
from ingest.named_settings import NamedSettings


class MessageSettings(NamedSettings):
    """`CANDOUR_SMTP_…`, `CANDOUR_MAIL_…` and `CANDOUR_SLACK_WEBHOOK`; where none is set nobody is told but the log.

    `mail_to` holds addresses with commas between. `docs_at` is where people read the documentation: the link to a
    runbook begins with it. `quiet_hours` is how long the same cause is not told again.

    Raises:
        WrongUse: a setting has a value it cannot have, a sender is missing, or a password would go in the clear.
    """

    wanted: ClassVar[dict[str, str]] = {
        "smtp_port": "a port, such as 587",
        "smtp_security": "`starttls`, `tls` or `none`",
        "slack_webhook": "the https address that Slack gave",
        "quiet_hours": "a number of hours, such as 24",
    }

    smtp_host: str = ""
    smtp_port: int = Field(default=587, gt=0, lt=65536)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    mail_from: str = ""
    mail_to: str = ""
    slack_webhook: SecretStr = SecretStr("")
    docs_at: str = ""
    quiet_hours: float = Field(default=24.0, ge=0, allow_inf_nan=False)

    @property
    def receivers(self) -> list[str]:
        return [address.strip() for address in self.mail_to.split(",") if address.strip()]

    @property
    def by_mail(self) -> bool:
        return bool(self.smtp_host and self.receivers)

    @field_validator("slack_webhook")
    @classmethod
    def _is_no_secret_in_the_clear(cls, webhook: SecretStr) -> SecretStr:
        if address := webhook.get_secret_value():
            parts = AnyHttpUrl(address)
            if parts.scheme != "https" and not _is_here(parts.host or ""):
                raise ValueError("it is no https address")
        return webhook

    @model_validator(mode="after")
    def _has_a_sender_and_no_password_in_the_clear(self) -> MessageSettings:
        if self.by_mail and not self.mail_from:
            raise WrongUse(
                "CANDOUR_MAIL_FROM is not set, and messages go out by mail.",
                where="the environment",
                why="A mail server takes no message that comes from nobody.",
                remedy="Set CANDOUR_MAIL_FROM to the address that messages come from; or unset CANDOUR_MAIL_TO.",
            )
        if self.smtp_user and self.smtp_security == "none" and not _is_here(self.smtp_host):
            raise WrongUse(
                "CANDOUR_SMTP_SECURITY is `none`, and CANDOUR_SMTP_USER is set.",
                where="the environment",
                why="The password would go over the network for all to read.",
                remedy="Set CANDOUR_SMTP_SECURITY to `starttls` or `tls`; or unset CANDOUR_SMTP_USER.",
            )
        return self


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
