import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[press](javascript:alert(1))",
  "[press](JaVaScRiPt:alert(1))",
  "[press](data:text/html,<script>alert(1)</script>)",
  "![picture](https://example.org/spy.png)",
  "<https://example.org/\"onmouseover='alert(1)'>",
  "[a]: javascript:alert(1)\n\n[a]",
])("%s does nothing", (text) => {
  const { container } = render(<Markdown text={text} />);
  expect(container.querySelector("script, img, iframe, object, style, [onerror], [onmouseover]")).toBeNull();
  for (const link of container.querySelectorAll("a")) expect(link.protocol).toBe("https:");
});

test("what people write looks as they mean it", () => {
  render(
    <Markdown
      text={
        "# Tiles\n\n**white**, 3 < 4\n\n- [x] order\n- [ ] collect\n\n[@Ana](user:01900000-0000-7000-8000-0000000000a1) [shop](https://example.org)"
      }
    />,
  );
  expect(screen.getByText("white").tagName).toBe("STRONG");
  expect(screen.getByText(/3 < 4/)).toBeTruthy();
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(screen.getByText("@Ana").tagName).toBe("SPAN");
  expect(screen.getByRole("link", { name: "shop" }).getAttribute("rel")).toContain("noopener");
});
