"""Errors say what happened, where, why it matters and what to do.

Every error Candour raises on purpose is one of these. `exit_code` is what the command line
returns: 1 blocked by the gate, 2 wrong use, 3 needs a person, 4 a source or a disk is out of reach.
"""

from __future__ import annotations


class CandourError(Exception):
    """A fault explained to the person who has to mend it."""

    exit_code = 3
    retriable = False

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "") -> None:
        self.what, self.where, self.why, self.remedy = what, where, why, remedy
        super().__init__(self.as_text())

    def as_text(self) -> str:
        """One line a part: what, where, why it matters, what to do."""
        parts = [self.what]
        parts += [f"Where: {self.where}"] if self.where else []
        parts += [f"Why it matters: {self.why}"] if self.why else []
        parts += [f"What to do: {self.remedy}"] if self.remedy else []
        return "\n".join(parts)


class WrongUse(CandourError):
    """The command or its arguments make no sense."""

    exit_code = 2


class NeedsAPerson(CandourError):
    """Nothing was lost, nothing was loaded; a person has to decide."""


class InvalidContract(NeedsAPerson):
    """A source.yml, release.yml or waiver file breaks its own contract."""


class UnreadableDocument(NeedsAPerson):
    """The bytes are not the document they claim to be, or are not safe to open."""


class UnreadableCell(NeedsAPerson):
    """A label or a cell stands where the mapping expects something else."""


class GateClosed(CandourError):
    """The gate refused a release; its file stands in quarantine."""

    exit_code = 1


class StorageFailed(CandourError):
    """The data folder could not be written or read; nothing half-written remains."""

    exit_code = 4
    retriable = True


class OutOfReach(CandourError):
    """A publisher could not be asked, or asks to be left alone for now; nothing was lost."""

    exit_code = 4
    retriable = True
