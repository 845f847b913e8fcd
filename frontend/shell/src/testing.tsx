import { MemoryRouter } from "@taskfleet/frame";
import { GatewayProvider, type Me } from "@taskfleet/gateway-client";
import { testGateway } from "@taskfleet/gateway-client/testing";
import { Language } from "@taskfleet/ui";
import { render } from "@testing-library/react";
import { act, Suspense, type ReactNode } from "react";
import { catalogue } from "./catalogue.ts";

/** Shows a page to somebody who is signed in, over the real schema with these answers. */
export async function show(
  page: ReactNode,
  answers: Parameters<typeof testGateway>[0],
  { path = "/", me }: { path?: string; me?: Me } = {},
): Promise<void> {
  const gateway = testGateway(answers, me);
  await act(async () => {
    render(
      <MemoryRouter initialEntries={[path]}>
        <Suspense>
          <Language locale="en" timeZone="Europe/Berlin" catalogue={catalogue}>
            <GatewayProvider gateway={gateway}>{page}</GatewayProvider>
          </Language>
        </Suspense>
      </MemoryRouter>,
    );
    await Promise.resolve();
  });
}
