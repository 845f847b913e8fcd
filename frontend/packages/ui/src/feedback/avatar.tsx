import { classes } from "../classes.ts";
import styles from "./feedback.module.css";

/** Somebody's initials on a ground of their own. The name is read aloud, unless it stands beside the picture. */
export function Avatar({ person, large, named }: { person: Person; large?: boolean; named?: boolean }) {
  const name = named ? { "aria-hidden": true } : { role: "img", "aria-label": person.name };
  return (
    <span
      {...name}
      title={named ? undefined : person.name}
      className={classes(styles.avatar, large && styles.large)}
      style={{ "--hue": hueOf(person.id) } as React.CSSProperties}
    >
      {person.initials}
    </span>
  );
}

interface Person {
  id: string;
  name: string;
  initials: string;
}

/** Twelve hues, the same one for the same person everywhere. */
function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 997;
  return (sum % 12) * 30;
}
