"""What Great Expectations asks of a candidate: it judges and reports, and holds no logic.

Pure functions work out what there is to say and put it into one text column per rule; an expectation
per rule asks that nothing is said in its column. Importing this module takes seconds: import it inside functions.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.base import (
    DataContextConfig,
    ProgressBarsConfig,
)

from expectations import rule_expectations
from ingest.model.errors import StorageFailed
from ingest.storage import Storage

# Importing the named expectations makes the suites' types known.
RULE_EXPECTATIONS = rule_expectations.__name__
SUITES = Path(__file__).parent / "suites"


@dataclass(frozen=True)
class Failure:
    """One expectation that a frame did not meet: what it says, how severe, and at which rows."""

    rule: str
    severity: str
    says: str
    rows: tuple[str, ...]


def run_suite(name: str, frame: pd.DataFrame, storage: Storage, subject: str) -> list[Failure]:
    """Ask a suite of a frame whose rows have an `observation_id`; the latest answer per subject is kept."""
    root, run_name = _root(storage), subject.replace("/", ".")
    with _one_at_a_time(root):
        context = _context(root)
        for key in _kept(context, name, run_name):
            context.validation_results_store.remove_key(key)
        outcome = _definition(root, name).run(
            batch_parameters={"dataframe": frame},
            run_id=RunIdentifier(run_name=run_name),
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["observation_id"]},
        )
    return [_failure(result) for result in outcome.results if not result.success]


def write_pages(root: str, answers: Sequence[str]) -> None:
    """Draw the Data Docs pages of some kept answers (`<suite>/<subject>/…`), and the index of all."""
    with _one_at_a_time(root):
        context = _context(root)
        wanted = set(answers)
        keys = context.validation_results_store.list_keys()
        context.build_data_docs(resource_identifiers=[key for key in keys if "/".join(key.to_tuple()) in wanted])


def _failure(result: Any) -> Failure:
    config = result.expectation_config
    found = result.result.get("unexpected_index_list") or []
    return Failure(
        rule=(config.meta or {}).get("rule", config.type),
        severity=str(getattr(config.severity, "value", config.severity)),
        says=config.description or config.type,
        rows=tuple(dict.fromkeys(str(entry["observation_id"]) for entry in found if entry["observation_id"])),
    )


@functools.cache
def _context(root: str) -> Any:
    """One context a process and data folder: suites copied from the repository, results and docs below `gx/`."""
    site = {"class_name": "SiteBuilder", "show_how_to_buttons": False, "store_backend": _folder(f"{root}/gx/docs")}
    site["site_index_builder"] = {"class_name": "DefaultSiteIndexBuilder"}
    backends = {
        "expectations_store": ("ExpectationsStore", _copied(root)),
        "validation_results_store": ("ValidationResultsStore", _folder(f"{root}/gx/validations")),
        "checkpoint_store": ("CheckpointStore", {"class_name": "InMemoryStoreBackend"}),
        "validation_definition_store": ("ValidationDefinitionStore", {"class_name": "InMemoryStoreBackend"}),
    }
    config = DataContextConfig(
        stores={name: {"class_name": kind, "store_backend": store} for name, (kind, store) in backends.items()},
        expectations_store_name="expectations_store",
        validation_results_store_name="validation_results_store",
        checkpoint_store_name="checkpoint_store",
        data_docs_sites={"docs": site},
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    return gx.get_context(mode="ephemeral", project_config=config)


def _copied(root: str) -> dict[str, Any]:
    """The suites as this process may use them; a store on the repository's own folder would write them anew."""
    storage = Storage(root)
    for path in sorted(SUITES.glob("*.json")):
        storage.write(f"gx/suites/{path.name}", path.read_bytes())
    return _folder(f"{root}/gx/suites")


def _folder(path: str) -> dict[str, Any]:
    return {"class_name": "TupleFilesystemStoreBackend", "base_directory": path, "suppress_store_backend_id": True}


@functools.cache
def _definition(root: str, name: str) -> Any:
    """A suite bound to a frame to come, once a process and data folder."""
    context = _context(root)
    source = context.data_sources.add_or_update_pandas(f"frames_{name}")
    batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
    definition = gx.ValidationDefinition(name=name, data=batch, suite=context.suites.get(name))
    return context.validation_definitions.add(definition)


def _kept(context: Any, name: str, run_name: str) -> list[Any]:
    keys = context.validation_results_store.list_keys()
    return [k for k in keys if k.expectation_suite_identifier.name == name and k.run_id.run_name == run_name]


def _root(storage: Storage) -> str:
    """The data folder; a scratch folder of this process where the data stand in an object store."""
    return storage.root if storage.is_local else _scratch().name


@functools.cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="candour-gx-")


@contextlib.contextmanager
def _one_at_a_time(root: str) -> Iterator[None]:
    """Data Docs rewrite one index page; processes that gate side by side take turns."""
    folder = Path(root) / "gx"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as fault:
        raise StorageFailed(
            f"Could not write the results of a suite: {fault.strerror or fault}.",
            where=str(folder),
            why="A judgement that is not on disk cannot be shown to anyone.",
            remedy="Free some space or mend the rights of the data folder, then run again.",
        ) from fault
