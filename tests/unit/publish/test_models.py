"""The unit tests that stand beside the models: dbt runs them, on rows of their own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from ingest.settings import Settings
from publish.build import dbt_arguments, dbt_environment
from publish.places import places


def test_every_unit_test_of_the_models_passes(mine: Settings) -> None:
    where = places(mine)
    command = ["test" if word == "build" else word for word in dbt_arguments(mine, where)]
    excluded = command.index("--exclude-resource-type")
    command[excluded : excluded + 2] = ["--select", "test_type:unit"]
    done = subprocess.run(
        command, env=dbt_environment(mine, where), cwd=where.data, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(Path(where.dbt / "target" / "run_results.json").read_text())["results"]
    tests = [result for result in results if result["unique_id"].startswith("unit_test.")]
    assert len(tests) > 10
    assert {result["status"] for result in tests} == {"pass"}
