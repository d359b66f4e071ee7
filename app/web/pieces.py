"""Pieces of a report that many reports have in common: components set in type once for all they are asked to show."""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache

from jinja2 import Environment, pass_environment
from markupsafe import Markup

MOST = 2000
"""Pieces kept at a time, of up to 2 kB."""


@pass_environment
def piece(environment: Environment, template: str, macro: str, *shown: Hashable) -> Markup:
    """What the macro of the template makes of that which is to be shown."""
    return _kept(environment, template, macro, *shown)


@pass_environment
def pieces(environment: Environment, template: str, macro: str, many: Iterable[Hashable], *shown: Hashable) -> Markup:
    """The same for one of many after the other."""
    return Markup("".join([_kept(environment, template, macro, one, *shown) for one in many]))


@pass_environment
def set_anew(environment: Environment, template: str, macro: str, *shown: Hashable) -> Markup:
    """The same as `piece`, without a look at what is kept."""
    return _macro(environment, template, macro)(*shown)


@pass_environment
def each_set_anew(
    environment: Environment, template: str, macro: str, many: Iterable[Hashable], *shown: Hashable
) -> Markup:
    """The same as `pieces`, without a look at what is kept."""
    set_in_type = _macro(environment, template, macro)
    return Markup("".join([set_in_type(one, *shown) for one in many]))


_kept = lru_cache(MOST)(set_anew)


def _macro(environment: Environment, template: str, macro: str) -> Callable[..., Markup]:
    return getattr(environment.get_template(template).module, macro)
