import { useId, useState, type ReactNode, type Ref } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { useTranslations } from "use-intl";
import { Button } from "../button/button.tsx";
import { classes } from "../classes.ts";
import { Icon, type IconName } from "../icons/icon.tsx";
import styles from "./field.module.css";

const checks = ["valueMissing", "tooShort", "tooLong", "typeMismatch", "patternMismatch", "badInput"] as const;

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  label: string;
  /** Only read aloud; for a field whose purpose the page shows otherwise. */
  labelHidden?: boolean;
  hint?: ReactNode;
  placeholder?: string;
  icon?: IconName;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

/** A line of text. Errors of its form, by `name`, and of the browser's own checks stand below it. */
export function TextField({
  label,
  labelHidden,
  hint,
  placeholder,
  icon,
  inputRef,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} aria-label={labelHidden ? label : undefined} className={classes(styles.field, className)}>
      {!labelHidden && <Label className={styles.label}>{label}</Label>}
      <span className={styles.box}>
        {icon && <Icon name={icon} className={styles.icon} />}
        <Input ref={inputRef} placeholder={placeholder} className={classes(styles.input, icon && styles.withIcon)} />
      </span>
      <Below hint={hint} />
    </AriaTextField>
  );
}

/** A password, which can be looked at. `show` and `hide` are the button's words. */
export function PasswordField({
  label,
  hint,
  show,
  hide,
  ...rest
}: Omit<TextFieldProps, "type" | "icon" | "placeholder" | "labelHidden"> & { show: string; hide: string }) {
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField {...rest} type={shown ? "text" : "password"} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <span className={styles.box}>
        <Input className={styles.input} spellCheck="false" autoCapitalize="off" />
        <span className={styles.end}>
          <Button kind="quiet" small onPress={() => setShown(!shown)}>
            {shown ? hide : show}
          </Button>
        </span>
      </span>
      <Below hint={hint} />
    </AriaTextField>
  );
}

/** Several lines of text; grows with what is in it. */
export function TextArea({
  label,
  labelHidden,
  hint,
  placeholder,
  areaRef,
  className,
  ...rest
}: Omit<TextFieldProps, "icon" | "type" | "inputRef"> & { areaRef?: Ref<HTMLTextAreaElement> }) {
  return (
    <AriaTextField {...rest} aria-label={labelHidden ? label : undefined} className={classes(styles.field, className)}>
      {!labelHidden && <Label className={styles.label}>{label}</Label>}
      <AriaTextArea ref={areaRef} placeholder={placeholder} className={styles.input} />
      <Below hint={hint} />
    </AriaTextField>
  );
}

export interface SelectProps<Value extends string> {
  label: string;
  labelHidden?: boolean;
  hint?: ReactNode;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  isDisabled?: boolean;
  name?: string;
  className?: string;
}

/** One of a few: the browser's own list, which every phone and screen reader knows. */
export function Select<Value extends string>({
  label,
  labelHidden,
  hint,
  value,
  options,
  onChange,
  isDisabled,
  name,
  className,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <span className={classes(styles.field, className)}>
      {!labelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <span className={styles.box}>
        <select
          id={id}
          name={name}
          aria-label={labelHidden ? label : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={value}
          disabled={isDisabled}
          className={classes(styles.input, styles.select)}
          onChange={({ target }) => onChange(target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" className={styles.chevron} />
      </span>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </span>
  );
}

/** The browser's own box. Without `children` it needs `label`, which is read aloud. */
export function Checkbox({
  children,
  label,
  isSelected,
  onChange,
  isDisabled,
  className,
}: {
  children?: ReactNode;
  label?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  className?: string;
}) {
  return (
    <label className={classes(styles.checkbox, className)}>
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      {children}
    </label>
  );
}

function Below({ hint }: { hint: ReactNode }) {
  const t = useTranslations("checks");
  return (
    <>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error}>
        {({ validationDetails: details, validationErrors }) => {
          // The browser would speak its own language.
          const check = checks.find((name) => details[name]);
          if (check) return t(check);
          return details.rangeOverflow || details.rangeUnderflow ? t("range") : validationErrors.join(" ");
        }}
      </FieldError>
    </>
  );
}
