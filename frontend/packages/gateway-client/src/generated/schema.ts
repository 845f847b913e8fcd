// Generated from gateway/schema.graphql by `npm run generate`; not to be edited.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day: 2026-11-20 (RFC 3339, full-date). */
  Date: { input: string; output: string; }
  /** A moment in UTC: 2026-11-20T13:41:34Z (RFC 3339). */
  DateTime: { input: string; output: string; }
  /** Any JSON, as it is on the wire (snake_case). */
  JSON: { input: unknown; output: unknown; }
};

/** The project that a notification is about. */
export type AboutProject = {
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** The task that a notification is about. */
export type AboutTask = {
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** Accept an invitation: by id when it is to my account, by the token of its link otherwise. */
export type AcceptInvitationInput = {
  id?: InputMaybe<Scalars['ID']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};

/** Say something about a task; who is mentioned and may see it is told, and watches the task from then on. */
export type AddCommentInput = {
  taskId: Scalars['ID']['input'];
  /** Markdown; a mention is `[@Ana](user:<id>)`. */
  text: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
};

export type Appearance =
  | 'SYSTEM'
  | 'LIGHT'
  | 'DARK';

/** Put a project away: it can be read, and nothing in it changed. */
export type ArchiveProjectInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Give a task to a member of its project, or to nobody (null). */
export type AssignTaskInput = {
  id: Scalars['ID']['input'];
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** A project, its people and its columns as of `(epoch, seq)` of its stream. */
export type Board = {
  epoch: Scalars['Int']['output'];
  seq: Scalars['Int']['output'];
  project: Project;
  members: Array<Member>;
  columns: Array<Column>;
};

/** A task as a board or a list shows it: a `Task` without its text. */
export type Card = {
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
  number: Scalars['Int']['output'];
  key: Scalars['String']['output'];
  title: Scalars['String']['output'];
  status: Status;
  position: Scalars['String']['output'];
  priority: Priority;
  category?: Maybe<Category>;
  labels: Array<Label>;
  assignee?: Maybe<Person>;
  start?: Maybe<When>;
  due?: Maybe<When>;
  estimate?: Maybe<Scalars['Int']['output']>;
  parentId?: Maybe<Scalars['ID']['output']>;
  commentCount: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What sort of work a task is; a task has at most one. */
export type Category = {
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** Give somebody another role; a project keeps at least one owner. */
export type ChangeMemberRoleInput = {
  projectId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  role: Role;
};

/** Change my password; every other session of mine ends. */
export type ChangePasswordInput = {
  oldPassword: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

/** A status with the number of its tasks and the first of them, in order. */
export type Column = {
  status: Status;
  count: Scalars['Int']['output'];
  cards: Array<Card>;
};

/** A structured CloudEvent, complete with its `actortoken`, ready to be produced to `task-commands`. */
export type CommandToken = {
  event: Scalars['JSON']['output'];
};

/** A comment on a task. */
export type Comment = {
  id: Scalars['ID']['output'];
  taskId: Scalars['ID']['output'];
  author: Person;
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  editedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of comments, the oldest first. */
export type Comments = {
  nodes: Array<Comment>;
  pageInfo: PageInfo;
};

/** Move a task to the foot of the project's first done column. */
export type CompleteTaskInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Add a category to a project. */
export type CreateCategoryInput = {
  projectId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Add a label to a project. */
export type CreateLabelInput = {
  projectId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  /** As in CSS: #rrggbb, lower case. */
  colour?: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Start a project with the columns To do, Doing and Done; who creates it owns it. */
export type CreateProjectInput = {
  /** 2 to 8 capital letters, unique here. */
  key: Scalars['String']['input'];
  name: Scalars['String']['input'];
  description?: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Add a column after another one; without `afterId`, as the last. */
export type CreateStatusInput = {
  projectId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  kind?: StatusKind;
  /** At most so many tasks in this column. */
  wipLimit?: InputMaybe<Scalars['Int']['input']>;
  afterId?: InputMaybe<Scalars['ID']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Add a task to a project; without `statusId` to its first column, without `atTop` at the column's foot. */
export type CreateTaskInput = {
  projectId: Scalars['ID']['input'];
  title: Scalars['String']['input'];
  /** Markdown. */
  description?: Scalars['String']['input'];
  statusId?: InputMaybe<Scalars['ID']['input']>;
  atTop?: Scalars['Boolean']['input'];
  priority?: Priority;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  labelIds?: Array<Scalars['ID']['input']>;
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  start?: InputMaybe<WhenInput>;
  due?: InputMaybe<WhenInput>;
  estimate?: InputMaybe<Scalars['Int']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** How many tasks were done on a day of the asker's time zone. */
export type DayCount = {
  date: Scalars['Date']['output'];
  count: Scalars['Int']['output'];
};

/** Decline an invitation: by id when it is to my account, by the token of its link otherwise. */
export type DeclineInvitationInput = {
  id?: InputMaybe<Scalars['ID']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};

/** Remove a category; its tasks stay, without one. */
export type DeleteCategoryInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Take back what I said. */
export type DeleteCommentInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Remove a label, from its tasks too. */
export type DeleteLabelInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Hide a project for 30 days, after which it is purged. */
export type DeleteProjectInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Remove a column; its tasks move to the end of another one. */
export type DeleteStatusInput = {
  id: Scalars['ID']['input'];
  moveTasksTo: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Hide a task for 30 days, after which it is purged. */
export type DeleteTaskInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Shut an account and end its sessions; what the person did stays. */
export type DisableUserInput = {
  id: Scalars['ID']['input'];
};

/** The reply of a command that has nothing more to say. */
export type Done = {
  ok: Scalars['Boolean']['output'];
};

/** Change what I said. */
export type EditCommentInput = {
  id: Scalars['ID']['input'];
  /** Markdown; a mention is `[@Ana](user:<id>)`. */
  text: Scalars['String']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Open a disabled account again. */
export type EnableUserInput = {
  id: Scalars['ID']['input'];
};

/** End one of my sessions, on whatever device. */
export type EndSessionInput = {
  id: Scalars['ID']['input'];
};

/** An invitation to a project. The e-mail address is shown to the project's owners and to the invited. */
export type Invitation = {
  id: Scalars['ID']['output'];
  project: InvitedTo;
  email: Scalars['String']['output'];
  role: Role;
  invitedBy: Person;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** Pending invitations, the newest first. */
export type Invitations = {
  nodes: Array<Invitation>;
  pageInfo: PageInfo;
};

/** Invite somebody by e-mail address; who has an account finds it in the inbox, anybody else gets the link. */
export type InviteMemberInput = {
  projectId: Scalars['ID']['input'];
  email: Scalars['String']['input'];
  role?: Role;
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Which project an invitation is to. */
export type InvitedTo = {
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** Sign one command of mine for Kafka; good for 7 days and for this body only. */
export type IssueCommandTokenInput = {
  operation: Scalars['String']['input'];
  body: Scalars['JSON']['input'];
  id?: InputMaybe<Scalars['String']['input']>;
};

/** Make a one-time link, good for one hour, with which somebody who forgot their password sets a new one. */
export type IssuePasswordLinkInput = {
  id: Scalars['ID']['input'];
};

/** A coloured word; a task has any number. */
export type Label = {
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  colour: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** Leave a project; its last owner cannot. */
export type LeaveProjectInput = {
  projectId: Scalars['ID']['input'];
};

/** Something happened. `(epoch, seq)` orders it; a new epoch says: read everything again. */
export type LiveEvent = {
  epoch: Scalars['Int']['output'];
  /** Its place in the stream, without gaps. */
  seq: Scalars['Int']['output'];
  /** Its CloudEvents type: app.taskfleet.task.moved.v1. */
  type: Scalars['String']['output'];
  time: Scalars['DateTime']['output'];
  actor?: Maybe<Person>;
  /** The id of what it happened to. */
  subject: Scalars['String']['output'];
  /** `{before, after}`, as on the wire (snake_case). */
  data: Scalars['JSON']['output'];
};

export type Locale =
  | 'EN'
  | 'DE'
  | 'TR';

/** Open a session with e-mail and password. */
export type LogInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

/** An event as a CloudEvent 1.0.2 in JSON format; `sequence` is `seq` in 20 digits, for those who sort text. */
export type LoggedEvent = {
  specversion: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  source: Scalars['String']['output'];
  type: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  time: Scalars['DateTime']['output'];
  datacontenttype: Scalars['String']['output'];
  partitionkey: Scalars['String']['output'];
  sequence: Scalars['String']['output'];
  epoch: Scalars['Int']['output'];
  actorid?: Maybe<Scalars['ID']['output']>;
  actorname?: Maybe<Scalars['String']['output']>;
  changeid: Scalars['ID']['output'];
  causationid?: Maybe<Scalars['String']['output']>;
  data: Scalars['JSON']['output'];
};

/** A page of a log. */
export type LoggedEvents = {
  nodes: Array<LoggedEvent>;
  pageInfo: PageInfo;
};

/** Mark some of my notifications read; without `ids`, all of them. */
export type MarkNotificationsReadInput = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Somebody in a project. */
export type Member = {
  user: Person;
  role: Role;
  joinedAt: Scalars['DateTime']['output'];
};

/** A page of members. */
export type Members = {
  nodes: Array<Member>;
  pageInfo: PageInfo;
};

/** Put a column after another one; without `afterId`, first. */
export type MoveStatusInput = {
  id: Scalars['ID']['input'];
  afterId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Move a task to a status, after another card on the board; without `afterId`, first in the column. */
export type MoveTaskInput = {
  id: Scalars['ID']['input'];
  statusId: Scalars['ID']['input'];
  afterId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  /**
   * Open an account and a first session; the first account of an installation administers it.
   *
   * `invitationToken` is what the link of an invitation carries: it lets its holder in where `SIGN_UP=invited`.
   */
  signUp?: Maybe<Session>;
  /** Change my name, my initials, and how times and texts are shown to me. Initials null: made from the name. */
  updateProfile?: Maybe<User>;
  /** Change my password; every other session of mine ends. */
  changePassword?: Maybe<Done>;
  /** Set a new password with a one-time link; every session of the account ends. */
  resetPassword?: Maybe<Done>;
  /** Sign one command of mine for Kafka; good for 7 days and for this body only. */
  issueCommandToken?: Maybe<CommandToken>;
  /** Shut an account and end its sessions; what the person did stays. */
  disableUser?: Maybe<User>;
  /** Open a disabled account again. */
  enableUser?: Maybe<User>;
  /** Make a one-time link, good for one hour, with which somebody who forgot their password sets a new one. */
  issuePasswordLink?: Maybe<PasswordLink>;
  /** Open a session with e-mail and password. */
  logIn?: Maybe<Session>;
  /** Exchange a refresh token, once, for a new pair of tokens; a browser's comes out of its cookie. */
  refreshSession?: Maybe<Session>;
  /** End the session that asks. */
  logOut?: Maybe<Done>;
  /** End one of my sessions, on whatever device. */
  endSession?: Maybe<Done>;
  /** End all my sessions but the one that asks. */
  endOtherSessions?: Maybe<Done>;
  /** Start a project with the columns To do, Doing and Done; who creates it owns it. */
  createProject?: Maybe<Project>;
  /** Change a project's key, name or description. Tasks are renumbered with the key: HOME-12 becomes CASA-12. */
  updateProject?: Maybe<Project>;
  /** Put a project away: it can be read, and nothing in it changed. */
  archiveProject?: Maybe<Project>;
  /** Take an archived project up again. */
  unarchiveProject?: Maybe<Project>;
  /** Hide a project for 30 days, after which it is purged. */
  deleteProject?: Maybe<Done>;
  /** Bring a deleted project back within 30 days. */
  restoreProject?: Maybe<Project>;
  /** Add a column after another one; without `afterId`, as the last. */
  createStatus?: Maybe<Status>;
  /** Change a column's name, kind or limit (null: no limit). */
  updateStatus?: Maybe<Status>;
  /** Put a column after another one; without `afterId`, first. */
  moveStatus?: Maybe<Status>;
  /** Remove a column; its tasks move to the end of another one. */
  deleteStatus?: Maybe<Done>;
  /** Add a category to a project. */
  createCategory?: Maybe<Category>;
  /** Rename a category. */
  updateCategory?: Maybe<Category>;
  /** Remove a category; its tasks stay, without one. */
  deleteCategory?: Maybe<Done>;
  /** Add a label to a project. */
  createLabel?: Maybe<Label>;
  /** Change a label's name or colour. */
  updateLabel?: Maybe<Label>;
  /** Remove a label, from its tasks too. */
  deleteLabel?: Maybe<Done>;
  /** Invite somebody by e-mail address; who has an account finds it in the inbox, anybody else gets the link. */
  inviteMember?: Maybe<SentInvitation>;
  /** Take a pending invitation back. */
  withdrawInvitation?: Maybe<Done>;
  /** Accept an invitation: by id when it is to my account, by the token of its link otherwise. */
  acceptInvitation?: Maybe<Project>;
  /** Decline an invitation: by id when it is to my account, by the token of its link otherwise. */
  declineInvitation?: Maybe<Done>;
  /** Give somebody another role; a project keeps at least one owner. */
  changeMemberRole?: Maybe<Member>;
  /** Take somebody out of a project; their tasks stay, assigned to nobody. */
  removeMember?: Maybe<Done>;
  /** Leave a project; its last owner cannot. */
  leaveProject?: Maybe<Done>;
  /** Add a task to a project; without `statusId` to its first column, without `atTop` at the column's foot. */
  createTask?: Maybe<Task>;
  /** Change what a task says. Left out: stays as it is; null: cleared. */
  updateTask?: Maybe<Task>;
  /** Give a task to a member of its project, or to nobody (null). */
  assignTask?: Maybe<Task>;
  /** Move a task to a status, after another card on the board; without `afterId`, first in the column. */
  moveTask?: Maybe<Task>;
  /** Move a task to the foot of the project's first done column. */
  completeTask?: Maybe<Task>;
  /** Move a done task to the foot of the project's first open column. */
  reopenTask?: Maybe<Task>;
  /** Hide a task for 30 days, after which it is purged. */
  deleteTask?: Maybe<Done>;
  /** Bring a deleted task back within 30 days, to the foot of its column. */
  restoreTask?: Maybe<Task>;
  /** Say something about a task; who is mentioned and may see it is told, and watches the task from then on. */
  addComment?: Maybe<Comment>;
  /** Change what I said. */
  editComment?: Maybe<Comment>;
  /** Take back what I said. */
  deleteComment?: Maybe<Done>;
  /** Mark some of my notifications read; without `ids`, all of them. */
  markNotificationsRead?: Maybe<NotificationsRead>;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationUpdateProfileArgs = {
  input?: InputMaybe<UpdateProfileInput>;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationIssueCommandTokenArgs = {
  input: IssueCommandTokenInput;
};


export type MutationDisableUserArgs = {
  input: DisableUserInput;
};


export type MutationEnableUserArgs = {
  input: EnableUserInput;
};


export type MutationIssuePasswordLinkArgs = {
  input: IssuePasswordLinkInput;
};


export type MutationLogInArgs = {
  input: LogInInput;
};


export type MutationRefreshSessionArgs = {
  input?: InputMaybe<RefreshSessionInput>;
};


export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


export type MutationCreateProjectArgs = {
  input: CreateProjectInput;
};


export type MutationUpdateProjectArgs = {
  input: UpdateProjectInput;
};


export type MutationArchiveProjectArgs = {
  input: ArchiveProjectInput;
};


export type MutationUnarchiveProjectArgs = {
  input: UnarchiveProjectInput;
};


export type MutationDeleteProjectArgs = {
  input: DeleteProjectInput;
};


export type MutationRestoreProjectArgs = {
  input: RestoreProjectInput;
};


export type MutationCreateStatusArgs = {
  input: CreateStatusInput;
};


export type MutationUpdateStatusArgs = {
  input: UpdateStatusInput;
};


export type MutationMoveStatusArgs = {
  input: MoveStatusInput;
};


export type MutationDeleteStatusArgs = {
  input: DeleteStatusInput;
};


export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


export type MutationUpdateCategoryArgs = {
  input: UpdateCategoryInput;
};


export type MutationDeleteCategoryArgs = {
  input: DeleteCategoryInput;
};


export type MutationCreateLabelArgs = {
  input: CreateLabelInput;
};


export type MutationUpdateLabelArgs = {
  input: UpdateLabelInput;
};


export type MutationDeleteLabelArgs = {
  input: DeleteLabelInput;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationWithdrawInvitationArgs = {
  input: WithdrawInvitationInput;
};


export type MutationAcceptInvitationArgs = {
  input?: InputMaybe<AcceptInvitationInput>;
};


export type MutationDeclineInvitationArgs = {
  input?: InputMaybe<DeclineInvitationInput>;
};


export type MutationChangeMemberRoleArgs = {
  input: ChangeMemberRoleInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationLeaveProjectArgs = {
  input: LeaveProjectInput;
};


export type MutationCreateTaskArgs = {
  input: CreateTaskInput;
};


export type MutationUpdateTaskArgs = {
  input: UpdateTaskInput;
};


export type MutationAssignTaskArgs = {
  input: AssignTaskInput;
};


export type MutationMoveTaskArgs = {
  input: MoveTaskInput;
};


export type MutationCompleteTaskArgs = {
  input: CompleteTaskInput;
};


export type MutationReopenTaskArgs = {
  input: ReopenTaskInput;
};


export type MutationDeleteTaskArgs = {
  input: DeleteTaskInput;
};


export type MutationRestoreTaskArgs = {
  input: RestoreTaskInput;
};


export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


export type MutationMarkNotificationsReadArgs = {
  input?: InputMaybe<MarkNotificationsReadInput>;
};

/** One thing to know; `task`, `commentId` and `invitationId` are set as the kind has it. */
export type Notification = {
  id: Scalars['ID']['output'];
  kind: NotificationKind;
  actor?: Maybe<Person>;
  project: AboutProject;
  task?: Maybe<AboutTask>;
  commentId?: Maybe<Scalars['ID']['output']>;
  invitationId?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  readAt?: Maybe<Scalars['DateTime']['output']>;
};

export type NotificationKind =
  | 'ASSIGNED'
  | 'MENTIONED'
  | 'INVITED'
  | 'TASK_CHANGED'
  | 'TASK_COMMENTED'
  | 'TASK_COMPLETED'
  | 'ROLE_CHANGED';

/** A page of the inbox, the newest first, as of `(epoch, seq)` of its stream. */
export type Notifications = {
  epoch: Scalars['Int']['output'];
  seq: Scalars['Int']['output'];
  unreadCount: Scalars['Int']['output'];
  nodes: Array<Notification>;
  pageInfo: PageInfo;
};

/** How many became read, and how many are not. */
export type NotificationsRead = {
  marked: Scalars['Int']['output'];
  unreadCount: Scalars['Int']['output'];
};

/** One device of mine. */
export type OpenSession = {
  id: Scalars['ID']['output'];
  current: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  lastUsedAt: Scalars['DateTime']['output'];
  address?: Maybe<Scalars['String']['output']>;
  agent?: Maybe<Scalars['String']['output']>;
};

/** My devices, the last used first. */
export type OpenSessions = {
  nodes: Array<OpenSession>;
};

/** Counts, and the first 20 tasks of each list; days are those of the asker's time zone and week start. */
export type Overview = {
  openCount: Scalars['Int']['output'];
  overdueCount: Scalars['Int']['output'];
  dueTodayCount: Scalars['Int']['output'];
  dueThisWeekCount: Scalars['Int']['output'];
  byStatus: Array<StatusCount>;
  byPriority: Array<PriorityCount>;
  byProject: Array<ProjectCount>;
  donePerDay: Array<DayCount>;
  overdue: Array<Card>;
  dueToday: Array<Card>;
  dueThisWeek: Array<Card>;
};

/** Where a page ended. */
export type PageInfo = {
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

/** A one-time link; shown once. */
export type PasswordLink = {
  link: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** What colleagues see of somebody. */
export type Person = {
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  initials: Scalars['String']['output'];
};

export type Priority =
  | 'NONE'
  | 'LOW'
  | 'MEDIUM'
  | 'HIGH'
  | 'URGENT';

/** How many tasks that are not done have this priority. */
export type PriorityCount = {
  priority: Priority;
  count: Scalars['Int']['output'];
};

/** A project with its columns in order; `role` is the asker's own. */
export type Project = {
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  description: Scalars['String']['output'];
  role: Role;
  statuses: Array<Status>;
  categories: Array<Category>;
  labels: Array<Label>;
  archivedAt?: Maybe<Scalars['DateTime']['output']>;
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  version: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
};

/** How many tasks of a project are not done, and how many of them overdue. */
export type ProjectCount = {
  projectId: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  open: Scalars['Int']['output'];
  overdue: Scalars['Int']['output'];
};

/** A project in a list, with the number of its tasks that are not done. */
export type ProjectSummary = {
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  role: Role;
  openTasks: Scalars['Int']['output'];
  archivedAt?: Maybe<Scalars['DateTime']['output']>;
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  version: Scalars['Int']['output'];
};

/** A page of projects. */
export type Projects = {
  nodes: Array<ProjectSummary>;
  pageInfo: PageInfo;
};

export type Query = {
  /** Who am I. */
  me?: Maybe<User>;
  /** Everybody with an account here, by name. */
  users?: Maybe<Users>;
  /** My open sessions. */
  sessions?: Maybe<OpenSessions>;
  /** One project with its columns, categories and labels, by id or by key. */
  project?: Maybe<Project>;
  /** The projects I am in, by name; archived and deleted ones when asked for (deleted: to their owners). */
  projects?: Maybe<Projects>;
  /** A project's board, by the project's id or key, with the first cards of each column. */
  board?: Maybe<Board>;
  /** Without `projectId` what is assigned to me in all my projects; with it, the whole project. */
  overview?: Maybe<Overview>;
  /** Who is in a project, by name. */
  members?: Maybe<Members>;
  /** Invitations to me that wait for an answer. */
  invitations?: Maybe<Invitations>;
  /** A project's invitations that wait for an answer. */
  projectInvitations?: Maybe<Invitations>;
  /** One task, by id or by key. */
  task?: Maybe<Task>;
  /**
   * Tasks of one project, or of all that I am in. Filters narrow together; `text` looks in titles and descriptions.
   *
   * `dueBefore` and `dueAfter` are days, both exclusive. `assigneeId` null: nobody's. `deleted`: only deleted ones.
   */
  tasks?: Maybe<Tasks>;
  /** What was said about a task, the oldest first. */
  comments?: Maybe<Comments>;
  /** A project's log after a `seq`, the oldest first; `subject` narrows it to one task, member or column. */
  events?: Maybe<LoggedEvents>;
  /** My inbox, the newest first; `unread`: only what I have not read. */
  notifications?: Maybe<Notifications>;
};


export type QueryUsersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProjectArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProjectsArgs = {
  archived?: Scalars['Boolean']['input'];
  deleted?: Scalars['Boolean']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryBoardArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  cards?: Scalars['Int']['input'];
};


export type QueryOverviewArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryMembersArgs = {
  projectId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryInvitationsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProjectInvitationsArgs = {
  projectId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTasksArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
  statusId?: InputMaybe<Scalars['ID']['input']>;
  kind?: InputMaybe<StatusKind>;
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  labelId?: InputMaybe<Scalars['ID']['input']>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  priority?: InputMaybe<Priority>;
  dueBefore?: InputMaybe<Scalars['Date']['input']>;
  dueAfter?: InputMaybe<Scalars['Date']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  deleted?: Scalars['Boolean']['input'];
  sort?: TaskSort;
  descending?: Scalars['Boolean']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCommentsArgs = {
  taskId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEventsArgs = {
  projectId: Scalars['ID']['input'];
  afterSeq?: Scalars['Int']['input'];
  subject?: InputMaybe<Scalars['ID']['input']>;
  newestFirst?: Scalars['Boolean']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNotificationsArgs = {
  unread?: Scalars['Boolean']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Exchange a refresh token, once, for a new pair of tokens; a browser's comes out of its cookie. */
export type RefreshSessionInput = {
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Take somebody out of a project; their tasks stay, assigned to nobody. */
export type RemoveMemberInput = {
  projectId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

/** Move a done task to the foot of the project's first open column. */
export type ReopenTaskInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Set a new password with a one-time link; every session of the account ends. */
export type ResetPasswordInput = {
  token: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

/** Bring a deleted project back within 30 days. */
export type RestoreProjectInput = {
  id: Scalars['ID']['input'];
};

/** Bring a deleted task back within 30 days, to the foot of its column. */
export type RestoreTaskInput = {
  id: Scalars['ID']['input'];
};

export type Role =
  | 'OWNER'
  | 'MEMBER'
  | 'VIEWER';

/** An invitation just made; `link` is shown once, and only for an address without an account. */
export type SentInvitation = {
  id: Scalars['ID']['output'];
  project: InvitedTo;
  email: Scalars['String']['output'];
  role: Role;
  invitedBy: Person;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  link?: Maybe<Scalars['String']['output']>;
};

/**
 * A new or renewed session: the access token is a JWT of 10 minutes, the refresh token lives 30 days.
 *
 * `refreshToken` is null for a browser, whose gateway keeps it in an HttpOnly cookie.
 */
export type Session = {
  accessToken: Scalars['String']['output'];
  refreshToken?: Maybe<Scalars['String']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  user: User;
};

/**
 * Open an account and a first session; the first account of an installation administers it.
 *
 * `invitationToken` is what the link of an invitation carries: it lets its holder in where `SIGN_UP=invited`.
 */
export type SignUpInput = {
  email: Scalars['String']['input'];
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
  /** An IANA name such as Europe/Berlin. */
  timeZone?: Scalars['String']['input'];
  locale?: Locale;
  invitationToken?: InputMaybe<Scalars['String']['input']>;
};

/** A column of a project's board. */
export type Status = {
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  kind: StatusKind;
  position: Scalars['String']['output'];
  wipLimit?: Maybe<Scalars['Int']['output']>;
  version: Scalars['Int']['output'];
};

/** How many tasks a status has; across projects, statuses of one name and kind count together. */
export type StatusCount = {
  name: Scalars['String']['output'];
  kind: StatusKind;
  count: Scalars['Int']['output'];
};

export type StatusKind =
  | 'OPEN'
  | 'ACTIVE'
  | 'DONE';

export type Subscription = {
  /** What happens in a project, in order, without gaps or repeats. */
  projectChanged: LiveEvent;
  /** What comes into my inbox, or is marked read there. */
  notificationAdded: LiveEvent;
};


export type SubscriptionProjectChangedArgs = {
  projectId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionNotificationAddedArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** A task as people see it; `key` is its name in its project, such as HOME-12. */
export type Task = {
  id: Scalars['ID']['output'];
  projectId: Scalars['ID']['output'];
  number: Scalars['Int']['output'];
  key: Scalars['String']['output'];
  title: Scalars['String']['output'];
  description: Scalars['String']['output'];
  status: Status;
  position: Scalars['String']['output'];
  priority: Priority;
  category?: Maybe<Category>;
  labels: Array<Label>;
  assignee?: Maybe<Person>;
  start?: Maybe<When>;
  due?: Maybe<When>;
  estimate?: Maybe<Scalars['Int']['output']>;
  parentId?: Maybe<Scalars['ID']['output']>;
  commentCount: Scalars['Int']['output'];
  creator: Person;
  version: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type TaskSort =
  | 'POSITION'
  | 'PRIORITY'
  | 'DUE'
  | 'CREATED'
  | 'UPDATED'
  | 'NUMBER'
  | 'TITLE';

/** A page of tasks. */
export type Tasks = {
  nodes: Array<Card>;
  pageInfo: PageInfo;
};

/** Take an archived project up again. */
export type UnarchiveProjectInput = {
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Rename a category. */
export type UpdateCategoryInput = {
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Change a label's name or colour. */
export type UpdateLabelInput = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** As in CSS: #rrggbb, lower case. */
  colour?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Change my name, my initials, and how times and texts are shown to me. Initials null: made from the name. */
export type UpdateProfileInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  initials?: InputMaybe<Scalars['String']['input']>;
  /** An IANA name such as Europe/Berlin. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Locale>;
  weekStart?: InputMaybe<WeekStart>;
  appearance?: InputMaybe<Appearance>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Change a project's key, name or description. Tasks are renumbered with the key: HOME-12 becomes CASA-12. */
export type UpdateProjectInput = {
  id: Scalars['ID']['input'];
  /** 2 to 8 capital letters, unique here. */
  key?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Change a column's name, kind or limit (null: no limit). */
export type UpdateStatusInput = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<StatusKind>;
  /** At most so many tasks in this column. */
  wipLimit?: InputMaybe<Scalars['Int']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Change what a task says. Left out: stays as it is; null: cleared. */
export type UpdateTaskInput = {
  id: Scalars['ID']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
  /** Markdown. */
  description?: InputMaybe<Scalars['String']['input']>;
  priority?: InputMaybe<Priority>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  labelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  start?: InputMaybe<WhenInput>;
  due?: InputMaybe<WhenInput>;
  estimate?: InputMaybe<Scalars['Int']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** What somebody sees of themselves, and an administrator of everybody. */
export type User = {
  id: Scalars['ID']['output'];
  email: Scalars['String']['output'];
  name: Scalars['String']['output'];
  initials: Scalars['String']['output'];
  timeZone: Scalars['String']['output'];
  locale: Locale;
  weekStart: WeekStart;
  appearance: Appearance;
  administrator: Scalars['Boolean']['output'];
  disabled: Scalars['Boolean']['output'];
  version: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
};

/** A page of people. */
export type Users = {
  nodes: Array<User>;
  pageInfo: PageInfo;
};

export type WeekStart =
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY';

/** A day, or a local time of a day in an IANA zone. A time without its zone is refused. */
export type When = {
  date: Scalars['Date']['output'];
  /** HH:MM, 00:00 to 23:59. */
  time?: Maybe<Scalars['String']['output']>;
  /** An IANA name such as Europe/Berlin. */
  zone?: Maybe<Scalars['String']['output']>;
};

/** A day, or a local time of a day in an IANA zone. A time without its zone is refused. */
export type WhenInput = {
  date: Scalars['Date']['input'];
  /** HH:MM, 00:00 to 23:59. */
  time?: InputMaybe<Scalars['String']['input']>;
  /** An IANA name such as Europe/Berlin. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** Take a pending invitation back. */
export type WithdrawInvitationInput = {
  id: Scalars['ID']['input'];
};
