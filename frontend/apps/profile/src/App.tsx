import { Messages } from "@taskfleet/ui";
import { catalogue } from "./catalogue.ts";
import { ProfilePage } from "./profile-page.tsx";

export default function App() {
  return (
    <Messages catalogue={catalogue}>
      <ProfilePage />
    </Messages>
  );
}
