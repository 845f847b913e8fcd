// What the shell lends to its apps: the address bar, commands, toasts. One copy for all, whatever apps are loaded.
export {
  BrowserRouter,
  Link,
  MemoryRouter,
  Navigate,
  NavLink,
  Outlet,
  Route,
  Routes,
  useLocation,
  useMatch,
  useNavigate,
  useParams,
  useSearchParams,
} from "react-router";
export { allCommands, registry, useCommands, type Command } from "./commands.ts";
export { placeOf, paths } from "./places.ts";
export { ProjectMenu, ProjectViews } from "./project-views.tsx";
export { useExplain } from "./sentence.ts";
export { listenForShortcuts } from "./shortcuts.ts";
export { dismissToast, say, sayProblem, toasts, type Toast } from "./toasts.ts";
