"""HEAD is GET without the body, on every address; FastAPI would answer that it is not allowed."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadDoor:
    """Middleware. Turns HEAD into GET on the way in, and drops the body on the way out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        # A copy, since the server looks at its own to see that no body is due.
        as_get = {**scope, "method": "GET"}
        await self.app(as_get, receive, send_without_body)
        scope["route"] = as_get.get("route")
