import { useState, type ReactElement, type ReactNode } from "react";
import {
  Dialog as AriaDialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  Popover as AriaPopover,
  type PopoverProps,
} from "react-aria-components";
import { Button, IconButton } from "../button/button.tsx";
import { classes } from "../classes.ts";
import { Banner } from "../feedback/feedback.tsx";
import styles from "./dialog.module.css";

export interface DialogProps {
  title: string;
  closeLabel: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

/** Asks something apart from the page. Escape and a press outside close it; focus returns to where it was. */
export function Dialog({ title, closeLabel, isOpen, onClose, children, wide }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles.veil}>
      <Modal className={classes(styles.modal, wide && styles.wide)}>
        <AriaDialog className={styles.dialog}>
          <div className={styles.heading}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} small onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** A verb: what will be done. */
  confirmLabel: string;
  cancelLabel: string;
  isOpen: boolean;
  onClose: () => void;
  /** Closes when it is done; what it throws, `explain` puts into a sentence that stays in the dialog. */
  onConfirm: () => Promise<unknown>;
  explain: (error: unknown) => { sentence: string };
  isDangerous?: boolean;
}

/** Asks before what cannot simply be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel, isOpen, onClose, onConfirm, explain, isDangerous } = props;
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  const confirm = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(explain(error).sentence);
    } finally {
      setPending(false);
    }
  };

  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles.veil}>
      <Modal className={styles.modal}>
        <AriaDialog role="alertdialog" className={styles.dialog}>
          <div className={styles.heading}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </div>
          <div>{children}</div>
          {problem && <Banner kind="danger">{problem}</Banner>}
          <div className={styles.actions}>
            <Button autoFocus onPress={onClose}>
              {cancelLabel}
            </Button>
            <Button kind={isDangerous ? "danger" : "primary"} isPending={pending} onPress={() => void confirm()}>
              {confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Something small that opens beside its button. `children` get how to close it. */
export function Popover({
  trigger,
  label,
  placement = "bottom start",
  children,
}: {
  trigger: ReactElement;
  label: string;
  placement?: PopoverProps["placement"];
  children: (close: () => void) => ReactNode;
}) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} offset={4} className={styles.popover}>
        <AriaDialog aria-label={label} className={styles.popoverDialog}>
          {({ close }) => children(close)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
