import { allCommands, paths, placeOf, registry, useNavigate, type Command } from "@taskfleet/frame";
import { skipToken, useQuery, useStore } from "@taskfleet/gateway-client";
import { Dialog, Icon, Keys, useTranslations } from "@taskfleet/ui";
import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from "react";
import { FindTasksDocument } from "../../generated/graphql.ts";
import { matching } from "./matching.ts";
import styles from "./command-palette.module.css";

/** Every page, project and action of where the person is, and tasks by their words or key: typed, not searched for. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.palette");
  const words = useTranslations("words");
  const [text, setText] = useState("");
  const [marked, setMarked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const offered = useOffers(text);
  const current = Math.min(marked, offered.length - 1);

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const mark = (index: number) => {
    setMarked(index);
    list.current?.querySelectorAll("[role=option]")[index]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    const last = offered.length - 1;
    if (event.key === "ArrowDown") mark(current >= last ? 0 : current + 1);
    else if (event.key === "ArrowUp") mark(current <= 0 ? last : current - 1);
    else if (event.key === "Enter") choose(offered[current]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t("title")} closeLabel={words("close")} isOpen onClose={onClose} wide>
      <input
        className={styles.input}
        role="combobox"
        aria-label={t("label")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        placeholder={t("placeholder")}
        value={text}
        autoFocus
        onChange={({ target }) => {
          setText(target.value);
          setMarked(0);
        }}
        onKeyDown={press}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("label")} className={styles.list}>
        {offered.map((command, index) => (
          <div
            key={`${command.group} ${command.title}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={styles.option}
            onPointerMove={() => setMarked(index)}
            onClick={() => choose(command)}
          >
            <Icon name={command.icon ?? "arrowRight"} />
            <span className={styles.title}>{command.title}</span>
            <span className={styles.group}>{command.group}</span>
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
      <p role="status" className={styles.none}>
        {offered.length === 0 ? t("nothing") : ""}
      </p>
    </Dialog>
  );
}

function useOffers(text: string): Command[] {
  const t = useTranslations("shell.palette");
  const navigate = useNavigate();
  const sought = useDeferredValue(text.trim());
  const { data } = useQuery(FindTasksDocument, sought.length < 3 ? skipToken : { variables: { text: sought } });
  const commands = allCommands(useStore(registry)).filter(({ hidden, explainOnly }) => !hidden && !explainOnly);
  const toTask = (key: string, title: string): Command => ({
    title,
    group: t("tasks"),
    icon: "check",
    run: () => void navigate(paths.task(key)),
  });
  const named = placeOf(sought.toUpperCase())?.taskKey;
  const found = sought.length < 3 ? [] : (data?.tasks?.nodes ?? []);
  return [
    ...(named ? [toTask(named, t("openTask", { key: named }))] : []),
    ...matching(commands, text),
    ...found.map(({ key, title }) => toTask(key, `${key} ${title}`)),
  ];
}
