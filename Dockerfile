# One image for every Airflow part: our own pinned install, run by a user without rights.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PROJECT_ENVIRONMENT=/opt/candour/.venv \
    PATH=/opt/candour/.venv/bin:$PATH \
    AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/candour/dags \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    CANDOUR_HOME=/opt/candour \
    CANDOUR_DATA=/data \
    DO_NOT_TRACK=1

RUN useradd --uid 50000 --create-home --home-dir /opt/airflow --shell /usr/sbin/nologin candour \
    && mkdir -p /opt/candour /opt/airflow/logs /data \
    && chown candour:candour /opt/candour /opt/airflow/logs /data

WORKDIR /opt/candour
USER candour

# The packages first: they change seldom, and this layer is the slow one.
COPY --chown=candour:candour pyproject.toml uv.lock README.md LICENSE ./
RUN python -m venv /opt/airflow/uv \
    && /opt/airflow/uv/bin/pip install uv \
    && /opt/airflow/uv/bin/uv sync --frozen --no-dev --no-default-groups --extra celery --no-install-project

COPY --chown=candour:candour candour candour
COPY --chown=candour:candour ingest ingest
COPY --chown=candour:candour expectations expectations
COPY --chown=candour:candour dbt_project dbt_project
COPY --chown=candour:candour publish publish
COPY --chown=candour:candour dags dags
RUN /opt/airflow/uv/bin/uv sync --frozen --no-dev --no-default-groups --extra celery \
    && python -m expectations.disclosure.ready

VOLUME /data
EXPOSE 8080
CMD ["airflow", "api-server"]
