import { MemoryRouter, useLocation } from "@taskfleet/frame";
import { GatewayProvider } from "@taskfleet/gateway-client";
import { testGateway } from "@taskfleet/gateway-client/testing";
import { Language } from "@taskfleet/ui";
import { act, configure, render } from "@testing-library/react";
import { Suspense, type ReactNode } from "react";
import { vi } from "vitest";
import { catalogue } from "../catalogue.ts";

configure({ asyncUtilTimeout: 4000 }); // the machine may be busy

/** jsdom lays nothing out: everything is given room, so that what is in sight is drawn. */
export function giveRoom(): void {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
  HTMLElement.prototype.scrollTo = () => undefined;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}

/** Renders in English, at an address, against answers that are checked by the real schema. */
export async function stage(children: ReactNode, at: string, resolvers: Parameters<typeof testGateway>[0]) {
  const gateway = testGateway(resolvers);
  const page = (
    <GatewayProvider gateway={gateway}>
      <MemoryRouter initialEntries={[at]}>
        <Suspense>
          <Language locale="en" timeZone="Europe/Berlin" catalogue={catalogue}>
            {children}
            <Address />
          </Language>
        </Suspense>
      </MemoryRouter>
    </GatewayProvider>
  );
  // Languages load when they are first needed.
  await act(async () => {
    render(page);
    await vi.dynamicImportSettled();
  });
  return gateway;
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}
