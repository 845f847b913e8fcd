const longest = 4;
const withoutMarks: Record<string, string> = { ı: "i", İ: "I", ß: "ss", ø: "o", æ: "ae", đ: "d", ł: "l" };

/** A key made of a project's name: initials of several words, or the start of one. "Neue Küche" is NK, "Home" HOME. */
export function keyFor(name: string): string {
  const plain = name
    .replaceAll(/[ıİßøæđł]/g, (letter) => withoutMarks[letter] ?? letter)
    .normalize("NFD")
    .toUpperCase()
    .replaceAll(/[^A-Z\s-]/g, "");
  const words = plain.split(/[\s-]+/).filter(Boolean);
  const initials = words.map((word) => word[0]).join("");
  return (initials.length >= 2 ? initials : (words[0] ?? "")).slice(0, longest);
}
