// Checks what is shipped with tools that others wrote: the package as npm would publish it, its types as TypeScript would find them, the
// manifest and the bill of materials against their schemas, and the pages as HTML. For `cargo xtask test`, which names the folder of the
// version and then the pages. Prints each fault; exits with 1 if there is one.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const [folder, ...pages] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const faults = [];

const linted = await publint({ pkgDir: folder, strict: true });
faults.push(...linted.messages.map((message) => `package.json: ${formatMessage(message, linted.pkg)}`));

try {
  // For bundlers and browsers: the package has no form for `require`.
  execFileSync(join(here, "node_modules/.bin/attw"), ["--pack", folder, "--profile", "esm-only", "--no-color"], { encoding: "utf8" });
} catch (error) {
  faults.push(`types: ${error.stdout || error.message}`);
}

const schema = createRequire(import.meta.url)("custom-elements-manifest/schema.json");
const fits = new Ajv({ allErrors: true, strict: false }).compile(schema);
if (!fits(json(join(folder, "custom-elements.json")))) {
  faults.push(...fits.errors.map((error) => `custom-elements.json${error.instancePath}: ${error.message}`));
}

const wrong = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(join(folder, "backstride.cdx.json"), "utf8"));
if (wrong) faults.push(`backstride.cdx.json: ${JSON.stringify(wrong)}`);

const html = new HtmlValidate(new FileSystemConfigLoader({ extends: ["html-validate:standard"], rules: { "no-trailing-whitespace": "off" } }));
for (const page of pages) {
  const report = await html.validateFile(page);
  const messages = report.results.flatMap((result) => result.messages);
  faults.push(...messages.map(({ line, column, message, ruleId }) => `${page}:${line}:${column}: ${message} (${ruleId})`));
}

for (const fault of faults) console.error(fault);
console.log(`checked the package and ${pages.length} pages: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
