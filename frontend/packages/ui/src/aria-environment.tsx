import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";

/** Gives react-aria the language and the way to navigate, once, around everything. */
export function AriaEnvironment({
  locale,
  navigate,
  children,
}: {
  locale: string;
  navigate: (path: string) => void;
  children: ReactNode;
}) {
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </I18nProvider>
  );
}
