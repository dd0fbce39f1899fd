// Builds the browser's files if a source changed (`npm run build`, and after every `npm ci`);
// `--force` always builds.

import { join } from 'node:path';
import { buildIfStale, buildWeb } from '../src/app/build-web.ts';

const root = join(import.meta.dirname, '..');
if (process.argv.includes('--force')) await buildWeb(root);
const state = await buildIfStale(root);
console.log(state === 'built' ? 'Built dist/web.' : 'dist/web is fresh.');
