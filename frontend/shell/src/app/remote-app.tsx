import { loadRemote, registerRemotes } from "@module-federation/runtime";
import { lazy, type ComponentType } from "react";

export type AppName = "tasks" | "overview" | "profile";

interface AppModule {
  default: ComponentType;
}

let config: Promise<Record<string, string>> | undefined;

/** Where the apps are, as the server says it now: no built file knows. */
async function appAddresses(): Promise<Record<string, string>> {
  config ??= fetch("/config.json", { cache: "no-cache" })
    .then(async (response) => (await response.json()) as { apps: Record<string, string> })
    .then(({ apps }) => apps);
  config.catch(() => (config = undefined));
  return config;
}

export async function load(name: AppName): Promise<AppModule> {
  const entry = (await appAddresses())[name];
  if (!entry) throw new Error(`/config.json does not say where ${name} is.`);
  registerRemotes([{ name, entry, type: "module" }], { force: true });
  const module = await loadRemote<AppModule>(`${name}/App`);
  if (!module) throw new Error(`${name} has no App.`);
  return module;
}

/** An app as a component; made anew to try again after it could not be loaded. */
export function remoteApp(name: AppName) {
  return lazy(() => load(name));
}
