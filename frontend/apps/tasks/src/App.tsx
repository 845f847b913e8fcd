import { paths, placeOf, useLocation, useParams } from "@taskfleet/frame";
import { Messages } from "@taskfleet/ui";
import { lazy, Suspense } from "react";
import { BoardPage } from "./board-page.tsx";
import { catalogue } from "./catalogue.ts";

const ListPage = lazy(async () => import("./list-page.tsx"));
const MyWorkPage = lazy(async () => import("./my-work-page.tsx"));

export default function App() {
  return (
    <Messages catalogue={catalogue}>
      <Pages />
    </Messages>
  );
}

function Pages() {
  const { place = "" } = useParams();
  const { pathname } = useLocation();
  const { projectKey, taskKey } = placeOf(place) ?? {};
  if (!projectKey) return <Suspense>{pathname === paths.myWork && <MyWorkPage />}</Suspense>;
  if (pathname === paths.list(place)) {
    return (
      <Suspense>
        <ListPage key={projectKey} projectKey={projectKey} />
      </Suspense>
    );
  }
  return <BoardPage key={projectKey} projectKey={projectKey} taskKey={taskKey} />;
}
