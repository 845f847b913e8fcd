/** tsc --strict over every workspace, each with its own words; fails when one does. */

import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";

const frontend = join(import.meta.dirname, "..");
const projects = [
  "tsconfig.json",
  ...globSync("{packages,apps}/*/tsconfig.json", { cwd: frontend }),
  "shell/tsconfig.json",
];
const failed = projects.filter((project) => {
  const { status } = spawnSync("tsc", ["--project", project, "--pretty"], { cwd: frontend, stdio: "inherit" });
  return status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);
