"""Renders a template with Jinja2, warm."""

import platform

import jinja2

from measure import measure


def make_template(source):
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return environment.from_string(source).render


measure(f"{jinja2.__version__} on Python {platform.python_version()}", make_template)
