"""What the questions service answers with. Members of Parliament are left out on reading: no figure needs them."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from ingest.acquire.shape import Shape

LONGEST_IN_ROW = 255
"""Characters of a question that a row of a list shows; it does not say that it was cut."""
_CUT_ANSWER = 258
_OF_MEMBERS = (
    "askingMember",
    "askingMemberId",
    "answeringMember",
    "answeringMemberId",
    "correctingMember",
    "correctingMemberId",
    "memberHasInterest",
)


def _day(text: object) -> date:
    try:
        return datetime.fromisoformat(str(text)).date()
    except ValueError as fault:
        raise ValueError("is no day") from fault


Day = Annotated[date, BeforeValidator(_day)]
"""The service gives days as a time at midnight, without a zone."""


class Attachment(Shape):
    """A file that belongs to an answer."""

    url: str = Field(min_length=1)
    title: str | None
    file_type: str | None = Field(alias="fileType")
    size: int = Field(alias="fileSizeBytes")


class _Stated(Shape):
    """What a row and a question in full say alike."""

    id: int
    uin: str = Field(min_length=1)
    house: Literal["Commons", "Lords"]
    heading: str | None
    question: str = Field(alias="questionText")
    answering_body: int = Field(alias="answeringBodyId")
    answering_body_name: str = Field(alias="answeringBodyName")
    tabled: Day = Field(alias="dateTabled")
    due: Day = Field(alias="dateForAnswer")
    answered: Day | None = Field(alias="dateAnswered")
    corrected: Day | None = Field(alias="dateAnswerCorrected")
    held: Day | None = Field(alias="dateHoldingAnswer")
    is_withdrawn: bool = Field(alias="isWithdrawn")
    is_holding: bool | None = Field(alias="answerIsHolding")
    is_correction: bool | None = Field(alias="answerIsCorrection")
    attachment_count: int = Field(alias="attachmentCount")
    grouped: list[str] | None = Field(alias="groupedQuestions")

    @property
    def group(self) -> list[str]:
        """The numbers of all questions that have this one answer, its own among them, in order."""
        return sorted({self.uin, *(self.grouped or ())}, key=lambda uin: (len(uin), uin))

    @property
    def title(self) -> str:
        """What the question is filed under; a question without a heading is called by its number."""
        return " ".join((self.heading or f"Written question {self.uin}").split())


class Row(_Stated):
    """A row of a list. The words of its answer are cut short and without their tables, so they are not read at all.

    `sign` changes with anything the row shows.
    """

    sign: str

    @model_validator(mode="before")
    @classmethod
    def _signed(cls, row: Any) -> Any:
        if not isinstance(row, dict):
            return row
        shown = {key: value for key, value in row.items() if key not in _OF_MEMBERS}
        return shown | {"sign": hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]}

    @property
    def is_cut(self) -> bool:
        """Whether words of the question may be missing."""
        return len(self.question) >= LONGEST_IN_ROW


class Question(_Stated):
    """A question with its answer in full, as HTML."""

    answer: str | None = Field(alias="answerText")
    first_answer: str | None = Field(alias="originalAnswerText")
    attachments: list[Attachment] | None

    @model_validator(mode="after")
    def _whole(self) -> Question:
        said = self.answer or ""
        if len(said) == _CUT_ANSWER and said.endswith("...") and "<" not in said:
            raise ValueError("`answerText` is cut short as in a list; figures of it may be missing")
        if self.attachment_count != len(self.attachments or ()):
            raise ValueError("`attachmentCount` is not the number of `attachments`")
        return self


class ListedQuestion(Shape):
    """One result of a list."""

    value: Row


class Page(Shape):
    """One page of a list, and how many results there are on all of them."""

    total: int = Field(alias="totalResults", ge=0)
    results: list[ListedQuestion]


class Detail(Shape):
    """One question by its number."""

    value: Question


class Problem(Shape):
    """What the service sends where it has no answer, sometimes under a status that says all is well."""

    status: int
    title: str | None = None

    @property
    def words(self) -> str:
        """What it says of itself."""
        return f"{self.status}: {self.title}" if self.title else f"{self.status}"
