// Lists whose rows can be dragged, by mouse, touch and keyboard, and of which only the visible part is drawn.
export {
  Button as DragHandle,
  CheckboxButton as SelectionButton,
  CheckboxField as SelectionBox,
  Collection,
  DropIndicator,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
  type DropItem,
  type Selection,
} from "react-aria-components";
