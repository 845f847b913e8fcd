import { defineConfig } from "vite";
import { appConfig } from "../../federation.ts";
export default defineConfig(appConfig("profile"));
