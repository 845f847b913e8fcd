import { Navigate, Route, Routes } from "@taskfleet/frame";
import { lazy, Suspense } from "react";
const Tasks = lazy(async () => (await import("./remote-app.tsx")).load("tasks"));

export function App() {
  return (
    <Suspense>
      <Routes>
        <Route path="/:place/*" element={<Tasks />} />
        <Route path="*" element={<Navigate to="/HOME" />} />
      </Routes>
    </Suspense>
  );
}
