# Every image of Taskfleet: `docker build --target functions -t taskfleet-functions .`, and so on for gateway, relay,
# notifier, migrate, nginx and pgbouncer; `local` is the functions and triggers of compose.yaml. The pipeline gives each
# of the four images below with its digest.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
ARG NODE_IMAGE=node:24-bookworm-slim
ARG NGINX_IMAGE=nginx:1.28-alpine
ARG ALPINE_IMAGE=alpine:3.24

# --- made once, and thrown away ---------------------------------------------------------------------------------------
FROM ${PYTHON_IMAGE} AS packages
WORKDIR /build
COPY requirements.lock ./
# Wheels only: there is no compiler. Bytecode that is not looked up again by time, which a copy changes.
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir --no-compile --no-deps --only-binary :all: --require-hashes -r requirements.lock \
    && python -m compileall -q --invalidation-mode unchecked-hash /venv/lib

FROM packages AS local-packages
COPY requirements-dev.lock ./
# Of the laptop's tools, what reads manifests.
RUN sed -n '/^pyyaml==/,/[^\\]$/p' requirements-dev.lock > pyyaml.lock \
    && pip --python /venv/bin/python install --no-cache-dir --no-compile --no-deps --only-binary :all: --require-hashes -r pyyaml.lock \
    && python -m compileall -q --invalidation-mode unchecked-hash /venv/lib

FROM ${PYTHON_IMAGE} AS sources
WORKDIR /app
COPY events events
COPY functions functions
COPY gateway gateway
COPY knative knative
RUN python -m compileall -q --invalidation-mode unchecked-hash .

FROM ${NODE_IMAGE} AS web
WORKDIR /build
COPY frontend ./
RUN npm ci --no-audit --no-fund && npm run build

# --- what all processes stand on --------------------------------------------------------------------------------------
FROM ${PYTHON_IMAGE} AS python
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app
USER 65532:65532

FROM python AS process
COPY --from=packages /venv /venv
COPY --from=sources /app/events events

# --- the images -------------------------------------------------------------------------------------------------------
FROM process AS functions
COPY --from=sources /app/functions functions
ENV FUNCTION_SOURCE=/app/functions/runtime/serve.py
EXPOSE 8080
# queue-proxy gives up an idle connection first, after 90 s: one that closes as a request comes would lose it.
CMD ["uvicorn", "functions_framework.aio:app", "--host", "0.0.0.0", "--port", "8080", "--lifespan", "on", "--timeout-keep-alive", "120", "--no-access-log", "--no-server-header", "--no-proxy-headers", "--log-level", "warning"]

FROM process AS gateway
COPY --from=sources /app/gateway gateway
EXPOSE 8080
# NGINX gives up an idle connection first, after 30 s. Messages to sockets go uncompressed: for a thousand of them that
# would cost more than sending.
CMD ["uvicorn", "gateway.app:app", "--host", "0.0.0.0", "--port", "8080", "--lifespan", "on", "--timeout-keep-alive", "75", "--no-access-log", "--no-server-header", "--no-proxy-headers", "--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-max-size", "65536"]

FROM process AS relay
CMD ["python", "-m", "events.relay"]

FROM process AS notifier
EXPOSE 7000
CMD ["python", "-m", "events.notifier"]

FROM process AS migrate
CMD ["python", "-m", "events.store.migrate"]

FROM python AS local
COPY --from=local-packages /venv /venv
COPY --from=sources /app/events events
COPY --from=sources /app/functions functions
COPY --from=sources /app/knative knative
CMD ["python", "-m", "knative.local.host"]

FROM ${NGINX_IMAGE} AS nginx
ENV NGINX_ENVSUBST_OUTPUT_DIR=/tmp
COPY gateway/nginx/nginx.conf.template /etc/nginx/templates/
COPY --from=web /build/dist /srv/web
USER 65532:65532
EXPOSE 8080
CMD ["nginx", "-e", "stderr", "-c", "/tmp/nginx.conf", "-g", "daemon off;"]

FROM ${ALPINE_IMAGE} AS pgbouncer
RUN apk add --no-cache 'pgbouncer=~1.25' && adduser -D -H -u 65532 taskfleet
USER 65532:65532
EXPOSE 6432
# Ends when the transactions under way have, not when the last client has gone.
STOPSIGNAL SIGINT
CMD ["pgbouncer", "/etc/pgbouncer/pgbouncer.ini"]
