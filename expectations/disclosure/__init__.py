"""The disclosure audit: do these figures contradict each other, and do they give a hidden one away?

Pure functions over arrays and frames: no files, no network, no Great Expectations.
"""

from expectations.disclosure.audit import AuditResult, audit
from expectations.disclosure.cells import Cells
from expectations.disclosure.finding import Finding
from expectations.disclosure.relations import ResolvedRelation, resolve

__all__ = ["AuditResult", "Cells", "Finding", "ResolvedRelation", "audit", "resolve"]
