# Built anew it takes the newest Python 3.13 and Debian that there are; what is installed into it is pinned by hash.
FROM python:3.13-slim-trixie AS installed

WORKDIR /srv/holdfast
COPY requirements.txt ./
RUN python -m venv --without-pip /opt/holdfast \
    && pip --python /opt/holdfast/bin/python install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt
COPY pyproject.toml README.md ./
COPY app app
COPY migrations migrations
COPY static static
COPY templates templates
# Editable, so that templates and the rest are found beside the code; compiled here, since nothing can be written later.
RUN pip --python /opt/holdfast/bin/python install --no-cache-dir --no-deps --no-build-isolation --no-index --editable . \
    && /opt/holdfast/bin/python -m compileall -q app migrations

FROM python:3.13-slim-trixie

RUN useradd --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin holdfast \
    && install --directory --owner=holdfast --group=holdfast --mode=0700 /data
COPY --from=installed /opt/holdfast /opt/holdfast
COPY --from=installed /srv/holdfast /srv/holdfast
ENV PATH=/opt/holdfast/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOLDFAST_DATA_DIR=/data
WORKDIR /srv/holdfast
USER 10001
VOLUME /data
EXPOSE 8000
# Alive, rather than ready: to be started anew helps nobody whose database is out of reach.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["holdfast"]
CMD ["serve", "--host", "0.0.0.0"]
