"""Pieces of a report that many reports have in common: components set in type once for all they are asked to show.

They are filters, `row.cells | pieces("components/seat.html", "seat")`: Jinja looks longer at a function that it calls.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache

from jinja2 import Environment, pass_environment
from markupsafe import Markup

MOST = 2000
"""Pieces kept at a time, of up to 2 kB."""


@pass_environment
def piece(environment: Environment, one: Hashable, template: str, macro: str, *shown: Hashable) -> Markup:
    """What the macro of the template makes of that which is to be shown."""
    return _kept(environment, one, template, macro, *shown)


@pass_environment
def pieces(environment: Environment, many: Iterable[Hashable], template: str, macro: str, *shown: Hashable) -> Markup:
    """The same for one of many after the other."""
    return Markup("".join([_kept(environment, one, template, macro, *shown) for one in many]))


@pass_environment
def set_anew(environment: Environment, one: Hashable, template: str, macro: str, *shown: Hashable) -> Markup:
    """The same as `piece`, without a look at what is kept."""
    return _macro(environment, template, macro)(one, *shown)


@pass_environment
def each_set_anew(
    environment: Environment, many: Iterable[Hashable], template: str, macro: str, *shown: Hashable
) -> Markup:
    """The same as `pieces`, without a look at what is kept."""
    set_in_type = _macro(environment, template, macro)
    return Markup("".join([set_in_type(one, *shown) for one in many]))


_kept = lru_cache(MOST)(set_anew)


def _macro(environment: Environment, template: str, macro: str) -> Callable[..., Markup]:
    return getattr(environment.get_template(template).module, macro)
