"""Settings that are told by the name a user gives them: what is wrong and what to set instead, never a secret."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import ModelWrapValidatorHandler, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.model.errors import WrongUse

PREFIX = "CANDOUR_"


class NamedSettings(BaseSettings):
    """Settings from the environment; `wanted` says in words what each one takes.

    Raises:
        WrongUse: a setting has a value that it cannot have.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", hide_input_in_errors=True)
    wanted: ClassVar[dict[str, str]] = {}

    @model_validator(mode="wrap")
    @classmethod
    def _says_what_is_wrong(cls, said: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(said)
        except ValidationError as fault:
            raise cls._wrong(fault) from None  # what it is from may hold a secret

    @classmethod
    def _wrong(cls, fault: ValidationError) -> WrongUse:
        """What is wrong, by the names that stand in the environment."""
        values = {str(one["loc"][0]): one["input"] for one in fault.errors()}
        told = [f"{PREFIX}{name.upper()} is {cls._shown(name, value)}" for name, value in values.items()]
        wanted = [f"{PREFIX}{name.upper()} to {cls.wanted.get(name, 'a path')}" for name in values]
        return WrongUse(
            f"A setting has a value it cannot have: {'; '.join(told)}.",
            where="the environment",
            why="With a setting guessed at, something else would be done than was meant.",
            remedy=f"Set {'; '.join(wanted)}; or unset it.",
        )

    @classmethod
    def _shown(cls, name: str, value: Any) -> str:
        field = cls.model_fields.get(name)
        return "a secret, not shown here" if field is not None and field.annotation is SecretStr else f"`{value}`"
