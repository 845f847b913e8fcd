import { placeOf, useParams } from "@taskfleet/frame";
import { Messages } from "@taskfleet/ui";
import { catalogue } from "./catalogue.ts";
import { MyOverview } from "./my-overview.tsx";
import { ProjectOverview } from "./project-overview.tsx";

/** At /overview my own work, at /HOME/overview a project's. */
export default function App() {
  const { place = "" } = useParams();
  const key = placeOf(place)?.projectKey;
  return (
    <Messages catalogue={catalogue}>{key ? <ProjectOverview key={key} projectKey={key} /> : <MyOverview />}</Messages>
  );
}
