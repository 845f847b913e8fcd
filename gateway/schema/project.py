"""Projects, with their statuses, categories and labels."""

import strawberry

from events.contracts.board import ShowBoard
from events.contracts.overview import ShowOverview
from events.contracts.project import (
    ArchiveProject,
    CreateCategory,
    CreateLabel,
    CreateProject,
    CreateStatus,
    DeleteCategory,
    DeleteLabel,
    DeleteProject,
    DeleteStatus,
    ListProjects,
    MoveStatus,
    RestoreProject,
    ShowProject,
    UnarchiveProject,
    UpdateCategory,
    UpdateLabel,
    UpdateProject,
    UpdateStatus,
)
from gateway.graphql_types import offers


@strawberry.type
class Query:
    project = offers(ShowProject)
    projects = offers(ListProjects)
    board = offers(ShowBoard)
    overview = offers(ShowOverview)


@strawberry.type
class Mutation:
    create_project = offers(CreateProject)
    update_project = offers(UpdateProject)
    archive_project = offers(ArchiveProject)
    unarchive_project = offers(UnarchiveProject)
    delete_project = offers(DeleteProject)
    restore_project = offers(RestoreProject)
    create_status = offers(CreateStatus)
    update_status = offers(UpdateStatus)
    move_status = offers(MoveStatus)
    delete_status = offers(DeleteStatus)
    create_category = offers(CreateCategory)
    update_category = offers(UpdateCategory)
    delete_category = offers(DeleteCategory)
    create_label = offers(CreateLabel)
    update_label = offers(UpdateLabel)
    delete_label = offers(DeleteLabel)
