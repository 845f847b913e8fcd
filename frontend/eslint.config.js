import { readdirSync } from "node:fs";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const foldersIn = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const librariesBehindPackages = [
  {
    group: ["@apollo/client", "@apollo/client/*", "graphql", "graphql-ws", "rxjs"],
    message: "Use @taskfleet/gateway-client.",
  },
  { group: ["react-router"], message: "Use @taskfleet/frame." },
  { group: ["react-aria-components", "use-intl"], message: "Use @taskfleet/ui." },
];
const otherApps = { group: ["@taskfleet/app-*", "@taskfleet/shell"], message: "Apps do not know each other." };
const insides = { group: ["@taskfleet/*/src/*"], message: "Import what a package exports." };

/** Features of one app meet in its pages, not in each other. */
const featureZones = ["shell", "apps/tasks", "apps/overview", "apps/profile"].flatMap((app) => {
  const path = `${app}/src/features`;
  let features = [];
  try {
    features = foldersIn(path);
  } catch {
    return [];
  }
  return features.map((feature) => {
    const others = features.filter((other) => other !== feature).map((other) => `**/${other}/*`);
    const zones = others.length
      ? [{ group: others, message: "Features do not import each other; lift what they share." }]
      : [];
    const patterns = [...librariesBehindPackages, otherApps, insides, ...zones];
    return {
      files: [`${path}/${feature}/**/*.{ts,tsx}`],
      rules: { "no-restricted-imports": ["error", { patterns }] },
    };
  });
});

export default defineConfig(
  { ignores: ["dist/**", "**/src/generated/**", "shell/public/**"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js"] } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "off",
      "no-restricted-globals": ["error", "event", "name"],
      eqeqeq: "error",
    },
  },
  {
    files: ["shell/src/**/*.{ts,tsx}", "apps/*/src/**/*.{ts,tsx}"],
    rules: { "no-restricted-imports": ["error", { patterns: [...librariesBehindPackages, otherApps, insides] }] },
  },
  ...featureZones,
  { files: ["**/*.test.{ts,tsx}"], rules: { "no-restricted-imports": "off" } },
  { files: ["*.js"], extends: [tseslint.configs.disableTypeChecked], languageOptions: { globals: {} } },
);
