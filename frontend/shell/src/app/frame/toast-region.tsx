import { dismissToast, toasts, type Toast } from "@taskfleet/frame";
import { useStore } from "@taskfleet/gateway-client";
import { Button, classes, Icon, IconButton, useTranslations } from "@taskfleet/ui";
import { useEffect, useState } from "react";
import styles from "./toast-region.module.css";

const shownFor = 8000; // milliseconds

/** What was done, with its undo, for 8 s; longer while the pointer or the focus is on it. */
export function ToastRegion() {
  const t = useTranslations("shell.frame");
  const shown = useStore(toasts);
  const [held, setHeld] = useState(false);
  return (
    <section
      className={styles.region}
      aria-label={t("messages")}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ol role="list" aria-live="polite">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} held={held} />
        ))}
      </ol>
    </section>
  );
}

function ToastLine({ toast, held }: { toast: Toast; held: boolean }) {
  const t = useTranslations("words");
  const { id, text, kind, undo } = toast;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(id), shownFor);
    return () => clearTimeout(timer);
  }, [id, held]);
  return (
    <li className={classes(styles.toast, kind === "problem" && styles.problem)}>
      {kind === "problem" && <Icon name="alert" />}
      <span>{text}</span>
      {undo && (
        <Button
          kind="quiet"
          small
          className={styles.undo}
          onPress={() => {
            dismissToast(id);
            undo();
          }}
        >
          {t("undo")}
        </Button>
      )}
      <IconButton icon="close" label={t("close")} small onPress={() => dismissToast(id)} />
    </li>
  );
}
