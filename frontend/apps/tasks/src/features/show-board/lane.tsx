import { classes, IconButton, useTranslations } from "@taskfleet/ui";
import {
  DropIndicator,
  GridList,
  GridListItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
  type DropItem,
} from "@taskfleet/ui/drag";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Card as CardData, Column } from "../../task/types.ts";
import { Card } from "./card.tsx";
import { useRaisedFoot } from "./use-raised-foot.ts";
import styles from "./lane.module.css";

const dragType = "application/x-taskfleet-task";
const layoutOptions = { estimatedRowSize: 78, gap: 6, padding: 8, dropIndicatorThickness: 2 };
const nearEnd = 600; // px: what is missing is asked for before it is seen

export interface LaneProps {
  column: Column;
  /** Those of its cards that the filters let through. */
  cards: readonly CardData[];
  canEdit: boolean;
  isFiltered: boolean;
  /** `afterId` null: to the top. */
  onMove: (cardId: string, afterId: string | null) => void;
  onOpen: (card: CardData) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onNearEnd: () => void;
  onAdd: (atTop: boolean) => void;
  menu: ReactNode;
  /** The column's name, or the field to change it. */
  heading: ReactNode;
  addingAtTop: ReactNode;
  addingAtFoot: ReactNode;
}

/** A column of the board. Only the cards in sight are drawn. */
export function Lane(props: LaneProps) {
  const { column, cards, canEdit, isFiltered, onMove, onOpen, onKeyDown, onNearEnd, onAdd } = props;
  const t = useTranslations("tasks.board");
  const { status, count } = column;
  const list = useRef<HTMLDivElement>(null);
  const foot = useRaisedFoot(list);

  const move = (items: readonly DropItem[], afterId: string | null) => {
    for (const item of items) {
      if (item.kind === "text" && item.types.has(dragType)) {
        void item.getText(dragType).then((id) => onMove(id, afterId));
      }
    }
  };
  const cardBefore = (key: string, place: "before" | "after" | "on", dragged?: string) => {
    if (place !== "before") return key;
    const others = cards.filter(({ id }) => id !== dragged);
    return others[others.findIndex(({ id }) => id === key) - 1]?.id ?? null;
  };

  const { dragAndDropHooks } = useDragAndDrop<CardData>({
    getItems: (_, items) => items.map(({ id, key, title }) => ({ [dragType]: id, "text/plain": `${key} ${title}` })),
    getAllowedDropOperations: () => ["move"],
    getDropOperation: () => "move",
    acceptedDragTypes: [dragType],
    onInsert: ({ items, target }) => move(items, cardBefore(String(target.key), target.dropPosition)),
    onRootDrop: ({ items }) => move(items, cards.at(-1)?.id ?? null),
    onReorder: ({ keys, target }) => {
      for (const key of keys) onMove(String(key), cardBefore(String(target.key), target.dropPosition, String(key)));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.indicator} />,
  });

  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const look = () => {
      if (element.scrollTop + element.clientHeight > element.scrollHeight - nearEnd) onNearEnd();
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [onNearEnd, cards]);

  const isFull = status.wipLimit !== null && count >= status.wipLimit;
  const isOver = status.wipLimit !== null && count > status.wipLimit;
  return (
    <section className={styles.lane} aria-label={status.name} data-lane={status.id} onKeyDownCapture={onKeyDown}>
      <header className={styles.head}>
        {props.heading}
        <span
          className={classes(styles.count, !isFiltered && isFull && styles.full, !isFiltered && isOver && styles.over)}
          title={status.wipLimit === null ? undefined : t("limit", { limit: status.wipLimit })}
        >
          {isFiltered && `${cards.length} / `}
          {count}
          {status.wipLimit !== null && !isFiltered && ` / ${status.wipLimit}`}
        </span>
        <span className={styles.tools}>
          {canEdit && (
            <IconButton icon="add" label={t("addAtTop", { column: status.name })} small onPress={() => onAdd(true)} />
          )}
          {props.menu}
        </span>
      </header>
      {props.addingAtTop}
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions} shouldObserveItemSize>
        <GridList
          ref={list}
          aria-label={t("cardsIn", { column: status.name, count })}
          className={styles.list}
          items={cards}
          dependencies={[canEdit]}
          dragAndDropHooks={canEdit ? dragAndDropHooks : undefined}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          renderEmptyState={() => (
            <p className={styles.empty}>{isFiltered && count > 0 ? t("noneMatches") : t(canEdit ? "empty" : "none")}</p>
          )}
        >
          {(card) => (
            <GridListItem
              id={card.id}
              textValue={card.title}
              className={styles.item}
              onAction={() => card.number > 0 && onOpen(card)}
            >
              <Card card={card} canEdit={canEdit} />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      <div ref={foot} className={styles.foot}>
        {props.addingAtFoot}
      </div>
    </section>
  );
}
