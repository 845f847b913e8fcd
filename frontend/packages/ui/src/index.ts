// What an app may use of the common look. Libraries are exported piece by piece: the shell ships what is named here.
export { useFormatter, useLocale, useNow, useTimeZone, useTranslations } from "use-intl";
export { Button, buttonClasses, IconButton, type ButtonProps, type IconButtonProps } from "./button/button.tsx";
export { classes } from "./classes.ts";
export { ConfirmDialog, Dialog, Popover, type ConfirmDialogProps, type DialogProps } from "./dialog/dialog.tsx";
export { Avatar } from "./feedback/avatar.tsx";
export { Banner, Count, EmptyState, Skeleton, VisuallyHidden } from "./feedback/feedback.tsx";
export { Keys } from "./feedback/keys.tsx";
export { Tooltip } from "./feedback/tooltip.tsx";
export { Form, type FormProblem, type FormProps } from "./field/form.tsx";
export { Checkbox, PasswordField, Select, TextArea, TextField, type TextFieldProps } from "./field/field.tsx";
export { Language, locales, Messages, prepareLanguage, type Catalogue, type Locale } from "./i18n.tsx";
export { Icon, type IconName } from "./icons/icon.tsx";
export { Badge, Chip, Page, PageColumn, panelClasses, Section, viewClasses, type PageProps } from "./layout/layout.tsx";
export { Menu, MenuItem, MenuSection, type MenuItemProps, type MenuProps } from "./menu/menu.tsx";
export { AriaEnvironment } from "./aria-environment.tsx";
export { CopyField } from "./feedback/copy-field.tsx";
export { Row, Rows } from "./layout/rows.tsx";
export { PriorityMark } from "./priority-mark/priority-mark.tsx";
