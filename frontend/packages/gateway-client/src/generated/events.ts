// Generated from events.schema.json by `npm run generate`; not to be edited.
export interface EventData {
"app.taskfleet.category.created.v1": CategoryCreated
"app.taskfleet.category.deleted.v1": CategoryDeleted
"app.taskfleet.category.updated.v1": CategoryUpdated
"app.taskfleet.command.refused.v1": CommandRefused
"app.taskfleet.comment.added.v1": CommentAdded
"app.taskfleet.comment.deleted.v1": CommentDeleted
"app.taskfleet.comment.edited.v1": CommentEdited
"app.taskfleet.invitation.accepted.v1": InvitationAccepted
"app.taskfleet.invitation.created.v1": InvitationCreated
"app.taskfleet.invitation.declined.v1": InvitationDeclined
"app.taskfleet.invitation.withdrawn.v1": InvitationWithdrawn
"app.taskfleet.label.created.v1": LabelCreated
"app.taskfleet.label.deleted.v1": LabelDeleted
"app.taskfleet.label.updated.v1": LabelUpdated
"app.taskfleet.member.joined.v1": MemberJoined
"app.taskfleet.member.left.v1": MemberLeft
"app.taskfleet.member.removed.v1": MemberRemoved
"app.taskfleet.member.role-changed.v1": MemberRoleChanged
"app.taskfleet.notification.added.v1": NotificationAdded
"app.taskfleet.notification.marked-read.v1": NotificationsMarkedRead
"app.taskfleet.project.archived.v1": ProjectArchived
"app.taskfleet.project.created.v1": ProjectCreated
"app.taskfleet.project.deleted.v1": ProjectDeleted
"app.taskfleet.project.restored.v1": ProjectRestored
"app.taskfleet.project.unarchived.v1": ProjectUnarchived
"app.taskfleet.project.updated.v1": ProjectUpdated
"app.taskfleet.session.ended.v1": SessionEnded
"app.taskfleet.session.started.v1": SessionStarted
"app.taskfleet.status.created.v1": StatusCreated
"app.taskfleet.status.deleted.v1": StatusDeleted
"app.taskfleet.status.moved.v1": StatusMoved
"app.taskfleet.status.updated.v1": StatusUpdated
"app.taskfleet.task.assigned.v1": TaskAssigned
"app.taskfleet.task.completed.v1": TaskCompleted
"app.taskfleet.task.created.v1": TaskCreated
"app.taskfleet.task.deleted.v1": TaskDeleted
"app.taskfleet.task.moved.v1": TaskMoved
"app.taskfleet.task.reopened.v1": TaskReopened
"app.taskfleet.task.restored.v1": TaskRestored
"app.taskfleet.task.updated.v1": TaskUpdated
"app.taskfleet.user.disabled.v1": UserDisabled
"app.taskfleet.user.enabled.v1": UserEnabled
"app.taskfleet.user.password-changed.v1": PasswordChanged
"app.taskfleet.user.password-link-issued.v1": PasswordLinkIssued
"app.taskfleet.user.profile-updated.v1": ProfileUpdated
"app.taskfleet.user.signed-up.v1": UserSignedUp
}
/**
 * A category was added.
 */
export interface CategoryCreated {
after: Category
}
/**
 * What sort of work a task is; a task has at most one.
 */
export interface Category {
id: string
project_id: string
name: string
version: number
}
/**
 * A category was removed, from its tasks too.
 */
export interface CategoryDeleted {
before: Category
}
/**
 * A category was renamed.
 */
export interface CategoryUpdated {
before: Category
after: Category
}
/**
 * A command that came by Kafka was refused; `causationid` is the command's id.
 */
export interface CommandRefused {
operation: string
code: string
detail: string
}
/**
 * Somebody commented on a task.
 */
export interface CommentAdded {
after: CommentData
}
/**
 * A comment as its log has it; `mentions` are those of the project's members whom the text names.
 */
export interface CommentData {
id: string
task_id: string
author_id: string
text: string
mentions: string[]
version: number
}
/**
 * A comment was taken back by its author.
 */
export interface CommentDeleted {
before: CommentData
}
/**
 * A comment was changed by its author.
 */
export interface CommentEdited {
before: CommentData
after: CommentData
}
/**
 * An invitation was accepted; a `member.joined` comes with it.
 */
export interface InvitationAccepted {
before: InvitationData
}
/**
 * An invitation as the log has it: to a role; `user_id` where the address has an account, never the address.
 */
export interface InvitationData {
role: ("member" | "owner" | "viewer")
user_id: (string | null)
}
/**
 * Somebody was invited.
 */
export interface InvitationCreated {
after: InvitationData
}
/**
 * An invitation was declined.
 */
export interface InvitationDeclined {
before: InvitationData
}
/**
 * An invitation was taken back.
 */
export interface InvitationWithdrawn {
before: InvitationData
}
/**
 * A label was added.
 */
export interface LabelCreated {
after: Label
}
/**
 * A coloured word; a task has any number.
 */
export interface Label {
id: string
project_id: string
name: string
colour: string
version: number
}
/**
 * A label was removed, from its tasks too.
 */
export interface LabelDeleted {
before: Label
}
/**
 * A label's name or colour changed.
 */
export interface LabelUpdated {
before: Label
after: Label
}
/**
 * Somebody is in the project now.
 */
export interface MemberJoined {
after: Membership
}
/**
 * Somebody's role in a project, as the log has it.
 */
export interface Membership {
user_id: string
role: ("member" | "owner" | "viewer")
}
/**
 * Somebody left the project.
 */
export interface MemberLeft {
before: Membership
}
/**
 * Somebody was taken out of the project.
 */
export interface MemberRemoved {
before: Membership
}
/**
 * Somebody's role changed.
 */
export interface MemberRoleChanged {
before: Membership
after: Membership
}
/**
 * Something came into somebody's inbox.
 */
export interface NotificationAdded {
after: NotificationData
}
/**
 * A notification as its log has it: ids, not names.
 */
export interface NotificationData {
id: string
kind: ("assigned" | "invited" | "mentioned" | "role_changed" | "task_changed" | "task_commented" | "task_completed")
project_id: string
task_id: (string | null)
comment_id: (string | null)
invitation_id: (string | null)
event_actor_id: (string | null)
}
/**
 * Somebody read some, or (null) all, of their inbox.
 */
export interface NotificationsMarkedRead {
ids: (string[] | null)
}
/**
 * A project was put away.
 */
export interface ProjectArchived {
before: ProjectFields
after: ProjectFields
}
/**
 * The changed fields of a project.
 */
export interface ProjectFields {
key?: string
name?: string
description?: string
archived_at?: (string | null)
deleted_at?: (string | null)
version?: number
}
/**
 * A project was started.
 */
export interface ProjectCreated {
after: CreatedProject
}
/**
 * A whole new project, as its log begins.
 */
export interface CreatedProject {
id: string
key: string
name: string
description: string
statuses: Status[]
owner_id: string
}
/**
 * A column of a project's board.
 */
export interface Status {
id: string
project_id: string
name: string
kind: ("active" | "done" | "open")
position: string
wip_limit: (number | null)
version: number
}
/**
 * A project was hidden, to be purged after 30 days.
 */
export interface ProjectDeleted {
before: ProjectFields
after: ProjectFields
}
/**
 * A deleted project came back.
 */
export interface ProjectRestored {
before: ProjectFields
after: ProjectFields
}
/**
 * A project was taken up again.
 */
export interface ProjectUnarchived {
before: ProjectFields
after: ProjectFields
}
/**
 * A project's key, name or description changed.
 */
export interface ProjectUpdated {
before: ProjectFields
after: ProjectFields
}
/**
 * A session ended: by its owner, a password change, an administrator, or because its refresh token was reused.
 */
export interface SessionEnded {
session_ids: string[]
reason: string
}
/**
 * Somebody logged in.
 */
export interface SessionStarted {
session_id: string
}
/**
 * A column was added.
 */
export interface StatusCreated {
after: Status
}
/**
 * A column was removed; a `task.moved` for each of its tasks comes before.
 */
export interface StatusDeleted {
before: Status
}
/**
 * A column went elsewhere among the columns.
 */
export interface StatusMoved {
before: StatusFields
after: StatusFields
}
/**
 * The changed fields of a column.
 */
export interface StatusFields {
name?: string
kind?: string
position?: string
wip_limit?: (number | null)
version?: number
}
/**
 * A column's name, kind or limit changed.
 */
export interface StatusUpdated {
before: StatusFields
after: StatusFields
}
/**
 * A task was given to somebody, or to nobody.
 */
export interface TaskAssigned {
before: TaskFields
after: TaskFields
}
/**
 * The changed fields of a task.
 */
export interface TaskFields {
title?: string
description?: string
status_id?: string
position?: string
priority?: string
category_id?: (string | null)
label_ids?: string[]
assignee_id?: (string | null)
start?: (When | null)
due?: (When | null)
estimate?: (number | null)
parent_id?: (string | null)
completed_at?: (string | null)
deleted_at?: (string | null)
version?: number
}
/**
 * A day, or a local time of a day in an IANA zone. A time without its zone is refused.
 */
export interface When {
date: string
time?: (string | null)
zone?: (string | null)
}
/**
 * A task entered a done status, whichever operation did it.
 */
export interface TaskCompleted {
before: TaskFields
after: TaskFields
}
/**
 * A task was added.
 */
export interface TaskCreated {
after: TaskData
}
/**
 * A whole task as its log has it: ids, not names.
 */
export interface TaskData {
id: string
project_id: string
number: number
title: string
description: string
status_id: string
position: string
priority: string
category_id: (string | null)
label_ids: string[]
assignee_id: (string | null)
start: (When | null)
due: (When | null)
estimate: (number | null)
parent_id: (string | null)
creator_id: string
version: number
created_at: string
completed_at: (string | null)
}
/**
 * A task was hidden, to be purged after 30 days.
 */
export interface TaskDeleted {
before: TaskData
}
/**
 * A task changed its status, its position, or both.
 */
export interface TaskMoved {
before: TaskFields
after: TaskFields
}
/**
 * A task left the done statuses, whichever operation did it.
 */
export interface TaskReopened {
before: TaskFields
after: TaskFields
}
/**
 * A deleted task came back.
 */
export interface TaskRestored {
after: TaskData
}
/**
 * What a task says changed.
 */
export interface TaskUpdated {
before: TaskFields
after: TaskFields
}
/**
 * An administrator shut this account.
 */
export interface UserDisabled {

}
/**
 * An administrator opened this account again.
 */
export interface UserEnabled {

}
/**
 * A password was changed; how says whether by its owner or by a one-time link.
 */
export interface PasswordChanged {
how: ("link" | "owner")
}
/**
 * An administrator made a one-time link for this account.
 */
export interface PasswordLinkIssued {

}
/**
 * Somebody changed their profile.
 */
export interface ProfileUpdated {
before: ProfileFields
after: ProfileFields
}
/**
 * The changed fields of a profile.
 */
export interface ProfileFields {
name?: string
initials?: (string | null)
time_zone?: string
locale?: string
week_start?: string
appearance?: string
}
/**
 * An account was opened.
 */
export interface UserSignedUp {
administrator: boolean
}

/** The commands that hold no secret: what may be stored in the browser and sent later. */
export const storableCommands: ReadonlySet<string> = new Set([
  "addComment",
  "archiveProject",
  "assignTask",
  "changeMemberRole",
  "completeTask",
  "createCategory",
  "createLabel",
  "createProject",
  "createStatus",
  "createTask",
  "deleteCategory",
  "deleteComment",
  "deleteLabel",
  "deleteProject",
  "deleteStatus",
  "deleteTask",
  "disableUser",
  "editComment",
  "enableUser",
  "endOtherSessions",
  "endSession",
  "leaveProject",
  "logOut",
  "markNotificationsRead",
  "moveStatus",
  "moveTask",
  "removeMember",
  "reopenTask",
  "restoreProject",
  "restoreTask",
  "unarchiveProject",
  "updateCategory",
  "updateLabel",
  "updateProfile",
  "updateProject",
  "updateStatus",
  "updateTask",
  "withdrawInvitation",
]);
