import { useEffect, useRef, type RefObject } from "react";

/**
 * Draws what stands at a column's foot right below its last card while the cards do not fill the column. The list
 * itself keeps the whole height: all of it can be dropped on.
 */
export function useRaisedFoot(list: RefObject<HTMLElement | null>): RefObject<HTMLDivElement | null> {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const content = list.current?.firstElementChild;
    if (!list.current || !content) return undefined;
    const raise = () => {
      if (!list.current) return;
      // An empty list says so in a paragraph that is no part of its virtual content.
      const lowest = list.current.hasAttribute("data-empty") ? list.current.querySelector("p") : content;
      const end = (lowest?.getBoundingClientRect().bottom ?? 0) + list.current.scrollTop;
      const room = list.current.getBoundingClientRect().bottom - end;
      if (foot.current) foot.current.style.transform = room > 0 ? `translateY(${-Math.round(room)}px)` : "";
    };
    const observer = new ResizeObserver(raise);
    observer.observe(list.current);
    observer.observe(content);
    raise();
    return () => observer.disconnect();
  });
  return foot;
}
