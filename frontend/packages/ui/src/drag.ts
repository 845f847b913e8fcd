// Lists whose rows can be dragged, by mouse, touch and keyboard, and of which only the visible part is drawn.
export {
  Button as DragHandle,
  DropIndicator,
  GridList,
  GridListItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
  type DropItem,
} from "react-aria-components";
