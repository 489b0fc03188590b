"""How a message goes out: by e-mail, or to a Slack channel. A way that fails says so without its secrets."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from dags.message_settings import MessageSettings
    from dags.messages import Message

log = structlog.get_logger("candour.messages")
_PATIENCE = 20.0


def mail(message: Message, settings: MessageSettings) -> bool:
    """Hand a message to the mail server; whether it took it."""
    letter = EmailMessage()
    letter["From"], letter["To"] = settings.mail_from, ", ".join(settings.receivers)
    letter["Subject"] = message.subject
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message.text)
    try:
        with _server(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.send_message(letter)
    except (smtplib.SMTPException, OSError) as fault:
        # Its text may repeat what was sent.
        log.warning("message_not_sent", way="mail", host=settings.smtp_host, fault=type(fault).__name__)
        return False
    return True


def slack(message: Message, settings: MessageSettings) -> bool:
    """Post a message to the channel's webhook; whether it was taken."""
    import httpx

    try:
        answer = httpx.post(
            settings.slack_webhook.get_secret_value(),
            json={"text": f"*{_plain(message.subject)}*\n{_plain(message.text)}"},
            timeout=_PATIENCE,
            follow_redirects=False,
        )
    except httpx.HTTPError as fault:
        log.warning("message_not_sent", way="slack", fault=type(fault).__name__)
        return False
    if not answer.is_success:
        log.warning("message_not_sent", way="slack", fault=f"HTTP {answer.status_code}")
    return answer.is_success


def _server(settings: MessageSettings) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=_PATIENCE, context=context)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_PATIENCE)
    if settings.smtp_security == "starttls":
        server.starttls(context=context)
    return server


def _plain(text: str) -> str:
    """Slack takes these three for its own signs."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
