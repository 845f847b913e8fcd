import { Navigate, Outlet, paths, placeOf, Route, Routes, useParams, useSearchParams } from "@taskfleet/frame";
import { useMe } from "@taskfleet/gateway-client";
import { lazy, Suspense } from "react";
import { InvitationPage } from "../features/invitation/invitation-page.tsx";
import { ResetPasswordPage } from "../features/reset-password/reset-password-page.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Frame } from "./frame/frame.tsx";
import { HomePage } from "./home-page.tsx";
import { safeNext } from "./next.ts";
import { NotFound } from "./not-found.tsx";
import { RemoteApp } from "./remote-app.tsx";

const InboxPage = lazy(async () => import("../features/inbox/inbox-page.tsx"));
const MembersPage = lazy(async () => import("../features/project-members/members-page.tsx"));
const PeoplePage = lazy(async () => import("../features/people/people-page.tsx"));
const ProjectsPage = lazy(async () => import("../features/projects/projects-page.tsx"));
const SettingsPage = lazy(async () => import("../features/project-settings/settings-page.tsx"));
const TrashPage = lazy(async () => import("../features/project-trash/trash-page.tsx"));

export default function SignedIn() {
  const me = useMe();
  return (
    <Routes>
      <Route path={paths.logIn} element={<ToNext />} />
      <Route path={paths.signUp} element={<ToNext />} />
      <Route path="/reset-password/:token" element={<ResetPasswordPage />} />
      <Route element={<Framed />}>
        <Route path={paths.home} element={<HomePage />} />
        <Route path="/invitation/:token" element={<InvitationPage />} />
        <Route path={paths.inbox} element={<InboxPage />} />
        <Route path={paths.projects} element={<ProjectsPage />} />
        {me.administrator && <Route path={paths.people} element={<PeoplePage />} />}
        <Route path={paths.myWork} element={<RemoteApp name="tasks" />} />
        <Route path={paths.overview} element={<RemoteApp name="overview" />} />
        <Route path={`${paths.profile}/*`} element={<RemoteApp name="profile" />} />
        <Route path="/:place" element={<InProject />}>
          <Route index element={<RemoteApp name="tasks" />} />
          <Route path="list" element={<RemoteApp name="tasks" />} />
          <Route path="overview" element={<RemoteApp name="overview" />} />
          <Route path="members" element={<MembersPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="trash" element={<TrashPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

function Framed() {
  return (
    <Frame>
      <ErrorBoundary>
        <Suspense>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </Frame>
  );
}

/** Only what looks like a project's key or a task's is asked for. */
function InProject() {
  const { place = "" } = useParams();
  return placeOf(place) ? <Outlet /> : <NotFound />;
}

function ToNext() {
  const [search] = useSearchParams();
  return <Navigate to={safeNext(search.get("next"))} replace />;
}
