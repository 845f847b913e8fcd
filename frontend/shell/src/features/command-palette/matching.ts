import type { Command } from "@taskfleet/frame";

/** Commands whose words begin, in any order, with what was typed; those whose title begins with it first. */
export function matching(commands: readonly Command[], text: string): Command[] {
  const sought = plain(text)
    .split(/[\s:]+/)
    .filter(Boolean);
  const first = plain(text.trim());
  return commands
    .filter((command) => {
      const words = plain(`${command.title} ${command.keywords ?? ""} ${command.group}`).split(/[\s:]+/);
      return sought.every((part) => words.some((word) => word.startsWith(part)));
    })
    .toSorted((a, b) => Number(plain(b.title).startsWith(first)) - Number(plain(a.title).startsWith(first)));
}

/** Without case and marks: "kuche" finds "Küche", "cop" finds "Çöp kutusu". */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ı", "i").toLowerCase();
}
