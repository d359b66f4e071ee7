"""What every answer says to the browser: trust nothing from elsewhere, and keep no page."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import access

POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# A year is the least that ASVS 5 (3.4.1) asks for. Browsers ignore it where there is no TLS, so it is not said there.
TLS_ONLY = "max-age=31536000; includeSubDomains"
# With no-cache, going back would still show a page as it was before the answers on it were saved.
KEEP_NOTHING = "no-store"


def with_headers(app: ASGIApp) -> ASGIApp:
    """The app, with security headers on every answer, and no caching unless the answer says otherwise."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if access.is_secure(Request(scope)):
                    headers["Strict-Transport-Security"] = TLS_ONLY
                headers.setdefault("Cache-Control", KEEP_NOTHING)
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return door
