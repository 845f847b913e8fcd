import { defineConfig } from "vite";
import { shellConfig } from "../federation.ts";
export default defineConfig(shellConfig());
