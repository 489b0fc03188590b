"""An answer as a page of its own: its heading, the question, the answer word for word, and the days.

The service sends fields; of a corrected answer it sends the first one as well, and the difference between the two. Read
together, the same figures would stand there twice, right and wrong. The page holds what counts, and the same answer
always makes the same bytes: questions that were answered together have one page, so its figures come in once. The
question stands below, where no figure is read: what a Member says there was in 2021 is not what the department answers.
"""

from __future__ import annotations

from datetime import date
from html import escape

from ingest.acquire.parliament.shapes import Question

NAME = "answer.html"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<main>
<h1>{title}</h1>
<div>{answer}</div>
</main>
<footer>
{question}<p>{reference}</p>
<p>{put}</p>
<p>{published}</p>
</footer>
</body>
</html>
"""


def as_page(question: Question) -> bytes:
    """The page of a question that has its answer."""
    is_alone = len(question.group) == 1
    first, rest = reference_of(question), ", ".join(question.group[1:])
    put = f"Put to the {question.answering_body_name}"
    return _PAGE.format(
        title=escape(question.title if is_alone else f"Answer of the {question.answering_body_name}"),
        question=f"<p>{escape(' '.join(question.question.split()))}</p>\n" if is_alone else "",
        answer=question.answer or "",
        reference=escape(first if is_alone else f"{first} (with {rest})"),
        put=escape(f"{put} on {in_words(question.tabled)}." if is_alone else f"{put}."),
        published=_published(question),
    ).encode()


def reference_of(question: Question) -> str:
    """How the answer is cited; one to several questions by the first of them."""
    return f"PQ {question.group[0]}"


def in_words(day: date) -> str:
    """`9 March 2026`, whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _published(question: Question) -> str:
    """When it was answered: a year that was not over then is not over in a later correction of its figures either."""
    answered = f"Answered on {in_words(question.answered)}." if question.answered else ""
    return answered + (f" Corrected on {in_words(question.corrected)}." if question.corrected else "")
