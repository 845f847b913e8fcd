/** How the shell and its apps are built: the shell lends what all of them share, the apps bring only their own. */

import { fileURLToPath } from "node:url";
import { federation } from "@module-federation/vite";
import react from "@vitejs/plugin-react";
import type { PluginOption, UserConfig } from "vite";

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

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export function shellConfig(): UserConfig {
  return {
    base: "/",
    plugins: [
      react(),
      ...plugins({
        name: "shell",
        remotes: {},
        shared: Object.fromEntries(lent.map((name) => [name, { singleton: true }])),
        experiments: { provideExternalRuntime: true },
        dts: false,
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
