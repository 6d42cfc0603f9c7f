# The service with every engine. Build: docker compose build
FROM python:3.12-slim AS build
# Leave "semantic" out for a small image with the built-in encoder.
ARG EXTRAS=neo4j,meilisearch,semantic
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
RUN python -m venv /opt/chuangtu
ENV PATH=/opt/chuangtu/bin:$PATH
COPY . .
RUN pip install --constraint constraints.txt ".[${EXTRAS}]"

FROM python:3.12-slim
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data chuangtu \
    && install --directory --owner=10001 --group=10001 --mode=0750 /data
COPY --from=build /opt/chuangtu /opt/chuangtu
ENV PATH=/opt/chuangtu/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    CHUANGTU_HOME=/data \
    CHUANGTU_HOST=0.0.0.0 \
    CHUANGTU_PORT=8000 \
    HF_HOME=/data/models
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
CMD ["chuangtu", "serve"]
