import { Navigate, paths, Route, Routes, useLocation } from "@taskfleet/frame";
import { InvitationForGuest } from "../features/invitation/invitation-for-guest.tsx";
import { ResetPasswordPage } from "../features/reset-password/reset-password-page.tsx";
import { LogInPage } from "../features/sign-in/log-in-page.tsx";
import { SignUpPage } from "../features/sign-in/sign-up-page.tsx";

/** `ended`: there was a session until a moment ago. */
export default function SignedOut({ ended }: { ended: boolean }) {
  return (
    <Routes>
      <Route path={paths.logIn} element={<LogInPage ended={ended} />} />
      <Route path={paths.signUp} element={<SignUpPage />} />
      <Route path="/invitation/:token" element={<InvitationForGuest />} />
      <Route path="/reset-password/:token" element={<ResetPasswordPage />} />
      <Route path="*" element={<ToLogIn />} />
    </Routes>
  );
}

/** Back to where they wanted to go, once they are in. */
function ToLogIn() {
  const { pathname, search } = useLocation();
  const next = pathname === paths.home ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={paths.logIn + next} replace />;
}
