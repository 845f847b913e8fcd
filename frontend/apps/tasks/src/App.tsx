import { placeOf, useParams } from "@taskfleet/frame";
import { Messages } from "@taskfleet/ui";
import { BoardPage } from "./board-page.tsx";
import { catalogue } from "./catalogue.ts";

export default function App() {
  return (
    <Messages catalogue={catalogue}>
      <Pages />
    </Messages>
  );
}

function Pages() {
  const { place = "" } = useParams();
  const { projectKey, taskKey } = placeOf(place) ?? {};
  return projectKey ? <BoardPage key={projectKey} projectKey={projectKey} taskKey={taskKey} /> : null;
}
