"""The inbox."""

import strawberry

from events.contracts.notification import ListNotifications, MarkNotificationsRead
from gateway.graphql_types import offers


@strawberry.type
class Query:
    notifications = offers(ListNotifications)


@strawberry.type
class Mutation:
    mark_notifications_read = offers(MarkNotificationsRead)
