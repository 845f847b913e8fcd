import { BrowserRouter, placeOf } from "@taskfleet/frame";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { appOf } from "./app/remote-app.tsx";
import { session } from "./app/session.ts";
import "@taskfleet/ui/styles.css";

// What the first screen needs is asked for at once, not one after another.
void session.start();
void import("./app/signed-in.tsx");
if (placeOf(location.pathname.split("/")[1] ?? "")) appOf("tasks").catch(() => undefined);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
