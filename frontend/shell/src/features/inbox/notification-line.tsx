import { Link, paths } from "@taskfleet/frame";
import { Avatar, classes, Icon, IconButton, useFormatter, useNow, useTranslations } from "@taskfleet/ui";
import type { InboxQuery } from "../../generated/graphql.ts";
import styles from "./inbox.module.css";

type Notification = NonNullable<InboxQuery["notifications"]>["nodes"][number];

export function NotificationLine({ notification, onRead }: { notification: Notification; onRead: () => void }) {
  const t = useTranslations("shell.inbox");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { kind, actor, project, task, createdAt, readAt } = notification;
  const target = task ? paths.task(task.key) : kind === "INVITED" ? paths.inbox : paths.board(project.key);
  return (
    <li className={classes(styles.line, !readAt && styles.unread)}>
      {actor ? <Avatar person={actor} named /> : <Icon name="bell" />}
      <div className={styles.text}>
        <Link to={target} className={styles.link} onClick={() => !readAt && onRead()}>
          {t(`kinds.${kind}`, { actor: actor?.name ?? t("somebody"), project: project.name })}
        </Link>
        <span className={styles.detail}>
          {task ? `${task.key} ${task.title}` : project.name} · {format.relativeTime(new Date(createdAt), now)}
        </span>
      </div>
      {readAt ? null : (
        <>
          <span className={styles.dot} role="img" aria-label={t("unread")} />
          <IconButton icon="check" label={t("mark")} small onPress={onRead} />
        </>
      )}
    </li>
  );
}
