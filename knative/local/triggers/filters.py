"""A Trigger's filters as one function over an event's attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from knative.manifests.eventing import Filter, TriggerSpec

Matches = Callable[[Mapping[str, str]], bool]


def matches(trigger: TriggerSpec) -> Matches:
    """Whether a Trigger wants an event: `filters` if there are any, else the legacy `filter`.

    Raises ValueError for CESQL, which is not supported on a laptop.
    """
    if trigger.filters:
        return _every([_one(condition) for condition in trigger.filters])
    if trigger.filter is not None:
        return _attributes(trigger.filter.attributes, str.__eq__)
    return _every([])


def _one(condition: Filter) -> Matches:
    if condition.exact is not None:
        return _attributes(condition.exact, str.__eq__)
    if condition.prefix is not None:
        return _attributes(condition.prefix, str.startswith)
    if condition.suffix is not None:
        return _attributes(condition.suffix, str.endswith)
    if condition.all is not None:
        return _every([_one(inner) for inner in condition.all])
    if condition.any is not None:
        return _some([_one(inner) for inner in condition.any])
    if condition.not_ is not None:
        inverted = _one(condition.not_)
        return lambda attributes: not inverted(attributes)
    raise ValueError("cesql is not supported on a laptop")


def _attributes(wanted: Mapping[str, str], compare: Callable[[str, str], bool]) -> Matches:
    # Knative takes an empty value as "no condition", not as "is empty".
    pairs = [(name, value) for name, value in wanted.items() if value]

    def match(attributes: Mapping[str, str]) -> bool:
        return all(name in attributes and compare(attributes[name], value) for name, value in pairs)

    return match


def _every(conditions: list[Matches]) -> Matches:
    return lambda attributes: all(condition(attributes) for condition in conditions)


def _some(conditions: list[Matches]) -> Matches:
    if not conditions:
        return _every([])
    return lambda attributes: any(condition(attributes) for condition in conditions)
