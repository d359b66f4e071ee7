"""Whole addresses of this site, to be pasted elsewhere."""

from fastapi import Request

from app.settings import Settings


def whole_address(request: Request, path: str) -> str:
    """The path where visitors reach this server: as configured, or else as this request did."""
    settings: Settings = request.app.state.settings
    return f"{settings.base_url or f'{request.url.scheme}://{request.url.netloc}'}{path}"
