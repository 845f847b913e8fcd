import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Icon, type IconName } from "../icons/icon.tsx";
import { Tooltip } from "../feedback/tooltip.tsx";
import { classes } from "../classes.ts";
import styles from "./button.module.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  children: ReactNode;
  /** `primary` once a view; `quiet` without a frame. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  icon?: IconName;
  small?: boolean;
  wide?: boolean;
  className?: string;
}

export function Button({ children, kind = "plain", icon, small, wide, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClasses({ kind, small, wide, className })}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

/** For links that look like buttons. */
export function buttonClasses(look: {
  kind?: ButtonProps["kind"];
  small?: boolean;
  wide?: boolean;
  className?: string;
}): string {
  const { kind = "plain", small, wide, className } = look;
  return classes(
    styles.button,
    kind !== "quiet" && styles[kind],
    small && styles.small,
    wide && styles.wide,
    className,
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "wide"> {
  icon: IconName;
  /** Read aloud, and shown as a tooltip. */
  label: string;
  /** Shown in the tooltip beside the label. */
  shortcut?: string;
}

export function IconButton({ icon, label, shortcut, kind = "quiet", small, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes(
          styles.button,
          kind !== "quiet" && styles[kind],
          styles.icon,
          small && styles.small,
          className,
        )}
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}
