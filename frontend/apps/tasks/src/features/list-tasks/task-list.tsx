import { useMe } from "@taskfleet/gateway-client";
import { classes, EmptyState, Icon, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  Virtualizer,
  type Selection,
} from "@taskfleet/ui/drag";
import type { TaskSort } from "@taskfleet/gateway-client/schema";
import { useEffect, useRef, type ReactNode } from "react";
import type { Card } from "../../task/types.ts";
import { useGroups, type View } from "./view.ts";
import styles from "./list.module.css";

const layoutOptions = { estimatedRowSize: 44, estimatedHeadingSize: 40 };
const nearEnd = 800; // px
const headings: readonly { sort: TaskSort; name: "number" | "titleHead" | "status" | "priority" | "due" }[] = [
  { sort: "NUMBER", name: "number" },
  { sort: "TITLE", name: "titleHead" },
  { sort: "POSITION", name: "status" },
  { sort: "PRIORITY", name: "priority" },
  { sort: "DUE", name: "due" },
];

export interface TaskListProps {
  label: string;
  cards: readonly Card[];
  view: View;
  onSort?: (sort: TaskSort, descending: boolean) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
  onOpen: (card: Card) => void;
  onNearEnd?: () => void;
  row: (card: Card) => ReactNode;
  /** What rows depend on besides their cards. */
  dependencies: readonly unknown[];
  empty: ReactNode;
}

/** Tasks in lines, under headings, of which only those in sight are drawn. */
export function TaskList(props: TaskListProps) {
  const { label, cards, view, onSort, selected, onSelect, onOpen, onNearEnd, row, dependencies, empty } = props;
  const t = useTranslations("tasks.list");
  const { timeZone } = useMe();
  const groupsOf = useGroups();
  const groups = groupsOf(cards, view.group, timeZone);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = list.current;
    if (!element || !onNearEnd) return undefined;
    const look = () => {
      if (element.scrollTop + element.clientHeight > element.scrollHeight - nearEnd) onNearEnd();
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [onNearEnd, cards]);

  if (cards.length === 0)
    return (
      <EmptyState icon="list" title={t("empty")}>
        {empty}
      </EmptyState>
    );
  const item = (card: Card) => (
    <GridListItem
      id={card.id}
      textValue={`${card.key} ${card.title}`}
      className={styles.row}
      onAction={() => onOpen(card)}
    >
      {row(card)}
    </GridListItem>
  );
  return (
    <div className={styles.table} data-list>
      {onSort && (
        <div className={styles.head} role="group" aria-label={t("sortBy")}>
          <span />
          {headings.map(({ sort, name }) => {
            const isSorted = view.group === "none" && view.sort === sort;
            const next = isSorted ? !view.descending : sort === "PRIORITY";
            return (
              <button
                key={sort}
                type="button"
                className={styles.sort}
                aria-pressed={isSorted}
                onClick={() => onSort(sort, next)}
              >
                {t(name)}
                {isSorted && <Icon name={view.descending ? "chevronDown" : "chevronUp"} />}
                {isSorted && <VisuallyHidden>{t(view.descending ? "descending" : "ascending")}</VisuallyHidden>}
              </button>
            );
          })}
          <span className={styles.sort}>{t("assignee")}</span>
        </div>
      )}
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions} shouldObserveItemSize>
        <GridList
          ref={list}
          aria-label={label}
          className={styles.list}
          items={groups}
          dependencies={[...dependencies, cards, view.group]}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          selectionMode={onSelect ? "multiple" : "none"}
          selectedKeys={selected ?? new Set<string>()}
          onSelectionChange={(keys: Selection) =>
            onSelect?.(new Set(keys === "all" ? cards.map(({ id }) => id) : [...keys].map(String)))
          }
        >
          {(group) => (
            <GridListSection id={`group-${group.id}`} aria-label={group.title || label}>
              <GridListHeader className={classes(styles.group, !group.title && styles.untitled)}>
                {group.title}
              </GridListHeader>
              <Collection items={group.cards} dependencies={dependencies}>
                {item}
              </Collection>
            </GridListSection>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}
