"""Whom to tell of a failure, from the environment; secrets are read here, kept nowhere and never logged."""

from __future__ import annotations

import ipaddress
from typing import Literal

from pydantic import AnyHttpUrl, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class MessageSettings(BaseSettings):
    """`CANDOUR_SMTP_…`, `CANDOUR_MAIL_…` and `CANDOUR_SLACK_WEBHOOK`; where none is set nobody is told but the log.

    `mail_to` holds addresses with commas between. `docs_at` is where people read the documentation: the link to a
    runbook begins with it. `quiet_hours` is how long the same cause is not told again.
    """

    model_config = SettingsConfigDict(env_prefix="CANDOUR_", extra="ignore", hide_input_in_errors=True)

    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    mail_from: str = ""
    mail_to: str = ""
    slack_webhook: SecretStr = SecretStr("")
    docs_at: str = ""
    quiet_hours: float = 24.0

    @property
    def receivers(self) -> list[str]:
        return [address.strip() for address in self.mail_to.split(",") if address.strip()]

    @property
    def by_mail(self) -> bool:
        return bool(self.smtp_host and self.receivers)

    @model_validator(mode="after")
    def _tells_no_secret_in_the_clear(self) -> MessageSettings:
        if self.by_mail and not self.mail_from:
            raise ValueError("CANDOUR_MAIL_FROM says whom a message comes from")
        if self.smtp_user and self.smtp_security == "none" and not _is_here(self.smtp_host):
            raise ValueError("a password goes over the network only with CANDOUR_SMTP_SECURITY=starttls or tls")
        if webhook := self.slack_webhook.get_secret_value():
            parts = AnyHttpUrl(webhook)
            if parts.scheme != "https" and not _is_here(parts.host or ""):
                raise ValueError("CANDOUR_SLACK_WEBHOOK is an https address")
        return self


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
