"""Renders a template with MiniJinja from Python, warm."""

import importlib.metadata
import platform

import minijinja

from measure import measure


def make_template(source):
    # MiniJinja escapes by the template's name.
    environment = minijinja.Environment(
        templates={"orders.html": source}, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return lambda data: environment.render_template("orders.html", **data)


measure(f"{importlib.metadata.version('minijinja')} from Python {platform.python_version()}", make_template)
