import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../button/button.tsx";
import { TextField } from "../field/field.tsx";
import styles from "./feedback.module.css";

/** A text to take along: a one-time link. Selected on focus, copied by its button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations("words");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className={styles.copy}>
      <TextField
        label={label}
        value={value}
        isReadOnly
        onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
      />
      <Button icon={copied ? "check" : "copy"} onPress={() => void copy()}>
        {copied ? t("copied") : t("copy")}
      </Button>
    </div>
  );
}
