import type { ReactElement, ReactNode } from "react";
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  type MenuItemProps as AriaMenuItemProps,
  type PopoverProps,
} from "react-aria-components";
import { classes } from "../classes.ts";
import { Keys } from "../feedback/keys.tsx";
import { Icon, type IconName } from "../icons/icon.tsx";
import styles from "./menu.module.css";

export interface MenuProps {
  trigger: ReactElement;
  label: string;
  children: ReactNode;
  placement?: PopoverProps["placement"];
  /** One or several that can be chosen: their ids, and what to do when they change. */
  selectionMode?: "single" | "multiple";
  selected?: Iterable<string>;
  onSelect?: (ids: string[]) => void;
}

/** Actions or choices that open from a button. */
export function Menu(props: MenuProps) {
  const { trigger, label, children, placement = "bottom start", selectionMode, selected, onSelect } = props;
  const choice = selectionMode && {
    selectionMode,
    selectedKeys: selected ?? [],
    onSelectionChange: (keys: "all" | Set<string | number>) => keys !== "all" && onSelect?.([...keys].map(String)),
  };
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={styles.popover}>
        <AriaMenu aria-label={label} className={styles.menu} {...choice}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, "className" | "style" | "children"> {
  children: ReactNode;
  icon?: IconName;
  /** Instead of an icon: a picture, a dot. */
  picture?: ReactNode;
  shortcut?: string;
  isDangerous?: boolean;
}

export function MenuItem({ children, icon, picture, shortcut, isDangerous, ...rest }: MenuItemProps) {
  const text = rest.textValue ?? (typeof children === "string" ? children : undefined);
  return (
    <AriaMenuItem {...rest} textValue={text} className={classes(styles.item, isDangerous && styles.danger)}>
      {({ isSelected }) => (
        <>
          {icon && <Icon name={icon} />}
          {picture}
          <span>{children}</span>
          {shortcut && <Keys keys={shortcut} />}
          {isSelected && <Icon name="check" />}
        </>
      )}
    </AriaMenuItem>
  );
}

export function MenuSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <AriaMenuSection className={styles.section} aria-label={title}>
      {title && <Header className={styles.header}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}
