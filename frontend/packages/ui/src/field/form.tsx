import { useState, type SyntheticEvent, type ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components";
import { Button } from "../button/button.tsx";
import { classes } from "../classes.ts";
import { Banner } from "../feedback/feedback.tsx";
import styles from "./field.module.css";

/** Why a form was not taken: beside the field of that `name`, or above the button. */
export interface FormProblem {
  field?: string;
  sentence: string;
}

export interface FormProps {
  children: ReactNode;
  submitLabel: string;
  /** Beside the submit button, before it: a way out. */
  aside?: ReactNode;
  /** Takes the fields by name. What it throws, `explain` puts into a sentence; what was typed stays. */
  onSubmit: (values: Record<string, string>) => Promise<unknown>;
  explain: (error: unknown) => FormProblem;
  wide?: boolean;
  /** `plain` where the page has another primary button. */
  kind?: "primary" | "plain";
  className?: string;
}

/** A form that checks with the browser's means, shows refusals where they belong, and loses nothing. */
export function Form({
  children,
  submitLabel,
  aside,
  onSubmit,
  explain,
  wide,
  kind = "primary",
  className,
}: FormProps) {
  const [problem, setProblem] = useState<FormProblem>();
  const [pending, setPending] = useState(false);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
    );
    setPending(true);
    setProblem(undefined);
    try {
      await onSubmit(values);
    } catch (error) {
      const { field, sentence } = explain(error);
      setProblem(field && form.elements.namedItem(field) ? { field, sentence } : { sentence });
    } finally {
      setPending(false);
    }
  };

  return (
    <AriaForm
      className={classes(styles.form, className)}
      onSubmit={(event) => void submit(event)}
      validationErrors={problem?.field ? { [problem.field]: problem.sentence } : {}}
    >
      {children}
      {problem && !problem.field && <Banner kind="danger">{problem.sentence}</Banner>}
      <div className={styles.actions}>
        {aside}
        {/* The focus stays: leaving a field takes its error away, and the button would move from under the pointer. */}
        <Button type="submit" kind={kind} wide={wide} isPending={pending} preventFocusOnPress>
          {submitLabel}
        </Button>
      </div>
    </AriaForm>
  );
}
