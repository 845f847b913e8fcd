"""People, their accounts and profiles."""

import strawberry

from events.contracts.user import (
    ChangePassword,
    DisableUser,
    EnableUser,
    IssueCommandToken,
    IssuePasswordLink,
    ListUsers,
    ResetPassword,
    ShowMe,
    SignUp,
    UpdateProfile,
)
from gateway.graphql_types import offers


@strawberry.type
class Query:
    me = offers(ShowMe)
    users = offers(ListUsers)


@strawberry.type
class Mutation:
    sign_up = offers(SignUp)
    update_profile = offers(UpdateProfile)
    change_password = offers(ChangePassword)
    reset_password = offers(ResetPassword)
    issue_command_token = offers(IssueCommandToken)
    disable_user = offers(DisableUser)
    enable_user = offers(EnableUser)
    issue_password_link = offers(IssuePasswordLink)
