"""When: the only room that knows about time, and the only one that imports Airflow."""
