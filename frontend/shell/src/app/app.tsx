import { useNavigate } from "@taskfleet/frame";
import { GatewayProvider, useStore } from "@taskfleet/gateway-client";
import { AriaEnvironment, Language, type Locale } from "@taskfleet/ui";
import { lazy, Suspense, useEffect } from "react";
import { catalogue } from "../catalogue.ts";
import { browserTimeZone } from "./browser-time-zone.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { applyPreferences, guestLocale } from "./preferences.ts";
import { gatewayOfMe, session } from "./session.ts";
import { Splash } from "./splash.tsx";

const SignedIn = lazy(async () => import("./signed-in.tsx"));
const SignedOut = lazy(async () => import("./signed-out.tsx"));

/** Chooses by the session: what people see who are signed in, who are not, and while that is not known. */
export function App() {
  const state = useStore(session.state);
  const guest = useStore(guestLocale);
  const navigate = useNavigate();
  const me = state.status === "signed-in" ? state.user : undefined;
  const gateway = useStore(gatewayOfMe);

  useEffect(() => {
    if (me) applyPreferences(me);
  }, [me]);

  const locale = me ? (me.locale.toLowerCase() as Locale) : guest;
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  return (
    <AriaEnvironment locale={locale} navigate={(path) => void navigate(path)}>
      <Suspense fallback={<Splash />}>
        <Language locale={locale} timeZone={me?.timeZone ?? browserTimeZone} catalogue={catalogue}>
          <ErrorBoundary>
            {state.status === "starting" && <Splash unreachable={state.unreachable} />}
            {state.status === "signed-out" && <SignedOut ended={state.ended} />}
            {gateway && (
              <GatewayProvider gateway={gateway}>
                <SignedIn />
              </GatewayProvider>
            )}
          </ErrorBoundary>
        </Language>
      </Suspense>
    </AriaEnvironment>
  );
}
