import { defineConfig } from "@playwright/test";

const baseURL = process.env["BASE_URL"];
if (!baseURL) throw new Error("BASE_URL says where Taskfleet runs: BASE_URL=http://localhost:8080 npm run e2e");

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/e2e",
  reporter: [["list"]],
  timeout: 45_000,
  expect: { timeout: 10_000 },
  // Two cores carry the system as well.
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] },
  },
});
