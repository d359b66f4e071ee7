"""Static files: kept for good where the address names their content, asked about again where it does not."""

import os
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.web.render import static_url

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"


class ContentAddressedFiles(StaticFiles):
    """Starlette's static files, with caching by the `v` of `render.static_url`."""

    path = "/static/{file}"
    """What those that are there are counted as: a mount is no route, so nothing says it for them."""

    def file_response(
        self,
        full_path: "str | os.PathLike[str]",
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        scope["route"] = self
        answer.headers["Cache-Control"] = FOR_GOOD if self._names_its_content(scope) else ASK_AGAIN
        return answer

    def _names_its_content(self, scope: Scope) -> bool:
        version = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])[0]
        return static_url(self.get_path(scope)).endswith(f"?v={version}")
