"""What every answer says to the browser: trust nothing from elsewhere, and keep no page."""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import access

Header = tuple[bytes, bytes]

POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
HEADERS = Headers(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
).raw
# A year is the least that ASVS 5 (3.4.1) asks for. Browsers ignore it where there is no TLS, so it is not said there.
TLS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
CACHING = b"cache-control"
# With no-cache, going back would still show a page as it was before the answers on it were saved.
KEEP_NOTHING = (CACHING, b"no-store")


def with_headers(app: ASGIApp) -> ASGIApp:
    """The app, with security headers on every answer, and no caching unless the answer says otherwise."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", ()), Request(scope))}
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return door


def _with_ours(theirs: Collection[Header], request: Request) -> list[Header]:
    # Nobody else sets these, so that none needs looking up, which would take longer than all else here.
    headers = [*theirs, *HEADERS]
    if access.is_secure(request):
        headers.append(TLS_ONLY)
    if CACHING not in [name for name, _ in theirs]:
        headers.append(KEEP_NOTHING)
    return headers
