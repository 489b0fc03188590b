"""An answer as a page of its own: its heading, the question, the answer word for word, and the days.

The service sends fields; of a corrected answer it sends the first one as well, and the difference between the two. Read
together, the same figures would stand there twice, right and wrong. The page holds what counts, and the same answer
always makes the same bytes.
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
<p>{question}</p>
<div>{answer}</div>
</main>
<footer>
<p>{reference}</p>
<p>Put to the {body} on {tabled}.</p>
<p>{published}</p>
</footer>
</body>
</html>
"""


def as_page(question: Question) -> bytes:
    """The page of a question that has its answer."""
    return _PAGE.format(
        title=escape(question.title),
        question=escape(" ".join(question.question.split())),
        answer=question.answer or "",
        reference=escape(reference_of(question)),
        body=escape(question.answering_body_name),
        tabled=in_words(question.tabled),
        published=_published(question),
    ).encode()


def reference_of(question: Question) -> str:
    """How the answer is cited."""
    return f"PQ {question.uin}"


def in_words(day: date) -> str:
    """`9 March 2026`, whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _published(question: Question) -> str:
    """One day only: the day from which on these are the figures."""
    if question.corrected is not None:
        return f"Corrected answer, published on {in_words(question.corrected)}."
    return f"Answered on {in_words(question.answered)}." if question.answered else ""
