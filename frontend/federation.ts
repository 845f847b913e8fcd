/** How the shell and its apps are built: the shell lends what all of them share, the apps bring only their own. */

import { fileURLToPath } from "node:url";
import { federation } from "@module-federation/vite";
import react from "@vitejs/plugin-react";
import compile from "icu-minify/compile";
import type { Plugin, PluginOption, UserConfig } from "vite";

/**
 * Router and Apollo are shared through `frame` and `gateway-client`, which export only what somebody uses: sharing the
 * packages themselves would ship them whole.
 */
const lent = [
  "react",
  "react/jsx-runtime",
  "react-dom",
  "@taskfleet/frame",
  "@taskfleet/gateway-client",
  "@taskfleet/ui",
  "@taskfleet/ui/dates",
  "@taskfleet/ui/drag",
];

/** The plugin types its result as any. */
function plugins(options: Parameters<typeof federation>[0]): PluginOption[] {
  return federation(options) as PluginOption[];
}

const ours = /[/\\](en-US|de-DE|tr-TR)\.m?js$/;
const anyLanguage = /[/\\]react-(?:aria|stately)[/\\].*[/\\]intl[/\\].*[/\\][a-z]{2}-[A-Z]{2}\.m?js$/;

/** react-aria speaks over thirty languages, which is half of what dragging weighs; Taskfleet speaks three. */
const ourLanguagesOnly: Plugin = {
  name: "our-languages-only",
  load: (id) => (anyLanguage.test(id) && !ours.test(id) ? "export default {};" : null),
};

interface Texts {
  [key: string]: string | Texts;
}

const compiled = (texts: Texts): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? compile(text) : compiled(text)]),
  );

/** Texts are parsed here, once: the parser of ICU's language would be 9 KiB of every first load. */
const compilesMessages: Plugin = {
  name: "compiles-messages",
  enforce: "pre",
  config: () => ({ resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } } }),
  transform: (code, id) =>
    /[/\\]messages[/\\][a-z]{2}\.json$/.test(id) ? JSON.stringify(compiled(JSON.parse(code) as Texts)) : null,
};

/**
 * The plugin hands an app only the exports that it has seen imported, and on a busy machine it sometimes looks too
 * early. Whatever is imported whole it hands over whole; nothing calls this.
 */
const asksForAllThatIsLent: Plugin = {
  name: "asks-for-all-that-is-lent",
  enforce: "pre",
  transform: (code, id) =>
    /[/\\]src[/\\]App\.tsx$/.test(id)
      ? `${code}\nexport const lent = () => [${lent.map((name) => `import(${JSON.stringify(name)})`).join(", ")}];\n`
      : null,
};

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export function shellConfig(): UserConfig {
  return {
    base: "/",
    plugins: [
      react(),
      ourLanguagesOnly,
      compilesMessages,
      ...plugins({
        name: "shell",
        remotes: {},
        shared: Object.fromEntries(lent.map((name) => [name, { singleton: true }])),
        experiments: { provideExternalRuntime: true },
        dts: false,
        moduleParseTimeout: 120,
      }),
    ],
    build: { outDir: folder("dist"), emptyOutDir: true, target: "esnext", modulePreload: { polyfill: false } },
  };
}

/** `name` is the app's folder, its name in /config.json and where it lies under /apps/. */
export function appConfig(name: string): UserConfig {
  return {
    base: "./",
    plugins: [
      react(),
      ourLanguagesOnly,
      compilesMessages,
      asksForAllThatIsLent,
      ...plugins({
        name,
        filename: "remoteEntry-[hash].js",
        manifest: true,
        exposes: { "./App": "./src/App.tsx" },
        shared: Object.fromEntries(lent.map((name) => [name, { singleton: true, import: false as const }])),
        experiments: { externalRuntime: true },
        disableRemote: true,
        disableSnapshot: true,
        dts: false,
        moduleParseTimeout: 120,
      }),
    ],
    build: {
      outDir: folder(`dist/apps/${name}`),
      emptyOutDir: true,
      target: "esnext",
      modulePreload: { polyfill: false },
      rolldownOptions: { input: "src/App.tsx" },
    },
  };
}
