import { loadRemote, registerRemotes } from "@module-federation/runtime";
import { Button, EmptyState, Page, Skeleton, useTranslations } from "@taskfleet/ui";
import { createElement, Suspense, use, type ComponentType } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";

export type AppName = "tasks" | "overview" | "profile";

interface AppModule {
  default: ComponentType;
}

/** Where the apps are, as the server says it now: no built file knows. */
async function addressOf(name: AppName): Promise<string> {
  const response = await fetch("/config.json", { cache: "no-cache" });
  const { apps } = (await response.json()) as { apps: Record<string, string> };
  const address = apps[name];
  if (!address) throw new Error(`/config.json does not say where ${name} is.`);
  return address;
}

async function load(name: AppName): Promise<AppModule> {
  const entry = await addressOf(name);
  registerRemotes([{ name, entry, type: "module" }], { force: true });
  const module = await loadRemote<AppModule>(`${name}/App`);
  if (!module) throw new Error(`${name} has no App.`);
  return module;
}

const loading = new Map<AppName, Promise<AppModule>>();

/** An app, loaded once; a failure stays until it is tried again. */
export function appOf(name: AppName): Promise<AppModule> {
  const present = loading.get(name) ?? load(name);
  loading.set(name, present);
  return present;
}

/** An app in its place. When it cannot be loaded or breaks, the shell goes on and says so. */
export function RemoteApp({ name }: { name: AppName }) {
  return (
    <ErrorBoundary
      key={name}
      fallback={(retry) => (
        <BrokenApp
          onRetry={() => {
            loading.delete(name);
            retry();
          }}
        />
      )}
    >
      <Suspense fallback={<LoadingApp />}>
        <Mounted name={name} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Mounted({ name }: { name: AppName }) {
  return createElement(use(appOf(name)).default);
}

function LoadingApp() {
  return <Page title={<Skeleton width={140} height={20} />}>{null}</Page>;
}

function BrokenApp({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("shell.broken");
  return (
    <EmptyState isPage icon="alert" title={t("app")} actions={<Button onPress={onRetry}>{t("again")}</Button>}>
      {t("appHelp")}
    </EmptyState>
  );
}
