// Who may call what, printed from the contracts into `test/endpoint-callers.expected.txt`, so that
// a change of access is read in a diff and never slips in. It compares; with `--write` it writes.
// What is right is decided by the access matrix, which is kept by hand.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/app/package-root.ts';
import { endpoints } from '../src/app/rooms.ts';
import { roles } from '../src/kernel/roles.ts';

const file = join(packageRoot, 'test', 'endpoint-callers.expected.txt');
const heading = `# Who may call what: name, method, path, role codes. Made from the contracts by
# \`npx alongside --tool check-callers --write\`; read every change of it as a reviewer would.
# For every role that is not in a line the path answers as one that does not exist. "signed-in" is
# every role but SU, LE, CO and PV: they are in no line until the change that brings them.
`;
const order = Object.values(roles).map(({ code }) => code);

const lines = endpoints.map(({ name, method, path, who }) => {
  const codes =
    typeof who === 'string'
      ? who
      : order.filter((code) => who.some((role) => roles[role].code === code)).join(' ');
  return `${name.padEnd(32)} ${method.padEnd(6)} ${path.padEnd(75)} ${codes}`;
});
const made = `${heading}\n${lines.join('\n')}\n`;

if (process.argv.includes('--write')) writeFileSync(file, made);
else if (readFileSync(file, 'utf8') !== made) {
  process.stderr.write(
    'test/endpoint-callers.expected.txt is not what the contracts say. Read what changed after\n' +
      '  npx alongside --tool check-callers --write\n',
  );
  process.exitCode = 1;
}
