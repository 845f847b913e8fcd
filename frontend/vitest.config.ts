import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Without federation: here every package is imported as it is.
export default defineConfig({
  plugins: [react()],
  // testGateway reads gateway/schema.graphql.
  server: { fs: { allow: [".."] } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:8080/" } },
    include: ["**/src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    exclude: ["**/node_modules/**", "e2e/**"],
    restoreMocks: true,
    setupFiles: ["tests/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
