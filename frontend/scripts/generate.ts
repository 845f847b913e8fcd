/**
 * Writes every src/generated/ from gateway/schema.graphql, the workspaces' .graphql files and events.schema.json.
 * With --check it writes nothing, names what has drifted, and fails.
 */

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, type DocumentNode } from "graphql";
import { compile, type JSONSchema } from "json-schema-to-typescript";

const frontend = join(import.meta.dirname, "..");
const client = join(frontend, "packages/gateway-client");
const workspaces = [
  "packages/gateway-client",
  "packages/frame",
  "shell",
  "apps/tasks",
  "apps/overview",
  "apps/profile",
];
const note = (source: string) => `// Generated from ${source} by \`npm run generate\`; not to be edited.\n`;

const schemaFile = join(frontend, "../gateway/schema.graphql");
const schemaText = readFileSync(schemaFile, "utf8");
const schema = parse(schemaText);
const schemaAst = buildSchema(schemaText);

const typeChoices = {
  enumType: "string-literal",
  enumsAsTypes: true,
  // Apollo asks for it everywhere, and an optimistic answer needs it.
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
  useTypeImports: true,
  strictScalars: true,
  scalars: { ID: "string", Date: "string", DateTime: "string", Time: "string", JSON: "unknown" },
} as const;

async function schemaTypes(): Promise<string> {
  return codegen({
    schema,
    schemaAst,
    documents: [],
    filename: "schema.ts",
    config: { ...typeChoices, skipTypename: true },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
}

async function documentTypes(workspace: string): Promise<string | undefined> {
  const files = globSync("src/**/*.graphql", { cwd: join(frontend, workspace) }).sort();
  if (files.length === 0) return undefined;
  const documents = files.map((file) => {
    const document: DocumentNode = parse(readFileSync(join(frontend, workspace, file), "utf8"), { noLocation: true });
    return { location: file, document };
  });
  return codegen({
    schema,
    schemaAst,
    documents,
    filename: "graphql.ts",
    config: { ...typeChoices, documentMode: "documentNode" },
    plugins: [{ operations: {} }, { nodes: { optimizeDocumentNode: true } }],
    pluginMap: { operations: typescriptOperations, nodes: typedDocumentNode },
  });
}

interface EventSchema extends JSONSchema {
  properties: Record<string, JSONSchema>;
  "x-commands": string[];
}

async function eventTypes(): Promise<string> {
  const text = readFileSync(join(client, "src/generated/events.schema.json"), "utf8");
  const events = JSON.parse(text) as EventSchema;
  const types = await compile(events, "EventData", { bannerComment: "", additionalProperties: false, format: false });
  const commands = events["x-commands"].map((name) => `  ${JSON.stringify(name)},`).join("\n");
  const comment = "/** The commands that hold no secret: what may be stored in the browser and sent later. */";
  return `${types}\n${comment}\nexport const storableCommands: ReadonlySet<string> = new Set([\n${commands}\n]);\n`;
}

const generated = new Map<string, string>();
generated.set(join(client, "src/generated/schema.ts"), note("gateway/schema.graphql") + (await schemaTypes()));
generated.set(join(client, "src/generated/events.ts"), note("events.schema.json") + (await eventTypes()));
for (const workspace of workspaces) {
  const text = await documentTypes(workspace);
  if (text) {
    const file = join(frontend, workspace, "src/generated/graphql.ts");
    generated.set(file, note("gateway/schema.graphql and the .graphql files beside it") + text);
  }
}

const present = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
const drifted = [...generated].filter(([file, text]) => present(file) !== text).map(([file]) => file);
if (process.argv.includes("--check")) {
  if (drifted.length > 0) {
    console.error(`Run \`npm run generate\`: ${drifted.map((file) => relative(frontend, file)).join(", ")}`);
    process.exit(1);
  }
} else {
  for (const file of drifted) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, generated.get(file) ?? "");
    console.log(relative(frontend, file));
  }
}
