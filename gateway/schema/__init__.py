"""The whole schema, gathered from one module a resource."""

import operator

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from gateway.graphql_types import SCALARS
from gateway.schema import live, member, notification, project, session, task, user

_RESOURCES = (user, session, project, member, task, notification)

schema = strawberry.Schema(
    query=merge_types("Query", tuple(resource.Query for resource in _RESOURCES)),
    mutation=merge_types("Mutation", tuple(resource.Mutation for resource in _RESOURCES)),
    subscription=live.Subscription,
    # A reply is plain data under its contract's names.
    config=StrawberryConfig(default_resolver=operator.getitem, disable_field_suggestions=True, scalar_map=SCALARS),
)
