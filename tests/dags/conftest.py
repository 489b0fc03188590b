"""The DAGs as Airflow finds them, read once for all tests of a run."""

from __future__ import annotations

from typing import Any

import pytest
from dag_facts import describe_dags


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Airflow finds in the DAG folder, over the shipped sources."""
    home = tmp_path_factory.mktemp("airflow")
    return describe_dags(home, CANDOUR_DATA=str(home / "data"))
