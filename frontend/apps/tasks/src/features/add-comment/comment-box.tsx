import { Avatar, Button, classes, useLocale, useTranslations } from "@taskfleet/ui";
import { useEffect, useId, useRef, useState } from "react";
import { readDraft, writeDraft } from "../../task/drafts.ts";
import type { Person } from "../../task/types.ts";
import { candidates, mentionAt, withMentions } from "./mentions.ts";
import styles from "./comments.module.css";

const mostCandidates = 6;

/** Where something is said: Markdown, `@` for people, Ctrl or Cmd and Enter to send. Keeps what is typed. */
export function CommentBox({
  draftName,
  initial = "",
  label,
  submitLabel,
  people,
  autoFocus,
  onSubmit,
  onCancel,
}: {
  draftName: string;
  initial?: string;
  label: string;
  submitLabel: string;
  people: readonly Person[];
  autoFocus?: boolean;
  /** Throws nothing: gives the sentence that says why not. */
  onSubmit: (text: string) => Promise<string | undefined>;
  onCancel?: () => void;
}) {
  const t = useTranslations("tasks.comments");
  const words = useTranslations("words");
  const locale = useLocale();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(readDraft(draftName)?.text ?? initial);
  const [problem, setProblem] = useState<string>();
  const [cursor, setCursor] = useState<number>();
  const [active, setActive] = useState(0);

  useEffect(() => {
    if (autoFocus) area.current?.focus();
  }, [autoFocus]);

  const mention = cursor === undefined ? undefined : mentionAt(text, cursor);
  const found = mention ? candidates(people, mention.word, locale).slice(0, mostCandidates) : [];
  const isChosen = found.length === 1 && mention?.word === found[0]?.name;
  const isOpen = found.length > 0 && !isChosen;
  const present = Math.min(active, found.length - 1);

  const type = (next: string) => {
    setText(next);
    writeDraft(draftName, next && next !== initial ? { text: next, base: initial } : undefined);
  };
  const pick = (person: Person | undefined) => {
    if (!person || !mention || cursor === undefined) return;
    const before = `${text.slice(0, mention.start)}@${person.name} `;
    type(before + text.slice(cursor));
    setCursor(undefined);
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length));
  };
  const submit = async () => {
    const said = text.trim();
    if (!said) return;
    setProblem(undefined);
    type("");
    const refusal = await onSubmit(withMentions(said, people));
    if (refusal === undefined) return;
    setProblem(refusal);
    // What was typed meanwhile stays as well.
    setText((typed) => {
      const both = typed ? `${said}\n\n${typed}` : said;
      writeDraft(draftName, { text: both, base: initial });
      return both;
    });
  };

  return (
    <div className={styles.box}>
      <textarea
        ref={area}
        className={styles.area}
        aria-label={label}
        placeholder={label}
        maxLength={9_000}
        role={isOpen ? "combobox" : undefined}
        aria-autocomplete={isOpen ? "list" : undefined}
        aria-expanded={isOpen || undefined}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}-${present}` : undefined}
        value={text}
        onChange={({ target }) => {
          type(target.value);
          setCursor(target.selectionStart);
          setActive(0);
        }}
        onSelect={({ currentTarget }) => {
          if (cursor !== undefined) setCursor(currentTarget.selectionStart);
        }}
        onBlur={() => setCursor(undefined)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            event.preventDefault();
            setActive((present + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
          } else if (isOpen && (event.key === "Enter" || event.key === "Tab")) {
            event.preventDefault();
            pick(found[present]);
          } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void submit();
          } else if (event.key === "Escape") {
            event.stopPropagation();
            if (isOpen) setCursor(undefined);
            else if (onCancel) onCancel();
            else event.currentTarget.blur();
          }
        }}
      />
      {isOpen && (
        <ul role="listbox" id={id} aria-label={t("people")} className={styles.people}>
          {found.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === present}
              className={classes(styles.person, index === present && styles.active)}
              onPointerDown={(event) => {
                event.preventDefault();
                pick(person);
              }}
            >
              <Avatar person={person} named />
              {person.name}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <span className={styles.hint}>{t("hint")}</span>
        {onCancel && (
          <Button small kind="quiet" onPress={onCancel}>
            {words("cancel")}
          </Button>
        )}
        <Button small isDisabled={!text.trim()} onPress={() => void submit()}>
          {submitLabel}
        </Button>
      </div>
    </div>
  );
}
