"""Templates → HTML: one Jinja environment, with everything escaped but what is sanitised HTML already."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_HERE = Path(__file__).parent

STATIC = {
    "style.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""Files of web/static that are served, and their media types."""

_environment = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["sanitised"] = Markup


def render(template: str, **values: Any) -> str:
    """A template of web/templates filled in; a name that it misses is an error."""
    return _environment.get_template(template).render(values)


@cache
def static_file(name: str) -> bytes:
    """The bytes of a file of web/static."""
    return (_HERE / "static" / name).read_bytes()


@cache
def static_version(name: str) -> str:
    """What changes in the address of a static file when its bytes do: eight hexadecimal digits."""
    return blake2b(static_file(name), digest_size=4).hexdigest()
