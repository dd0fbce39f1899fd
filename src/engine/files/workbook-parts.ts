// Finds the parts of a workbook by its relations, as the format says: names and folders are only a
// habit of one program. Other writers use other folders, other letter case, `./` or a full path.
// Where a relation is missing or leads nowhere, the usual name is tried.

import { readXml } from './read-xml.ts';
import { type Archive, type ArchiveEntry, type UnpackBudget } from './unzip.ts';

export type Relation = {
  readonly id: string;
  /** The last word of the relation's type: `worksheet`, `sharedStrings`, `styles`. */
  readonly kind: string;
  /** The full name of the part inside the archive. */
  readonly path: string;
};

/** Parts are found whatever the case of their letters, as the format demands. */
export class Parts {
  private readonly byName = new Map<string, ArchiveEntry>();
  private readonly budget: UnpackBudget;

  constructor(archive: Archive, budget: UnpackBudget) {
    this.budget = budget;
    for (const [name, entry] of archive) {
      const key = keyOf(name);
      if (!this.byName.has(key)) this.byName.set(key, entry);
    }
  }

  find(path: string): ArchiveEntry | undefined {
    return this.byName.get(keyOf(path));
  }

  /** The first part whose name matches, in the order of the archive. */
  findNamed(pattern: RegExp): ArchiveEntry | undefined {
    for (const [name, entry] of this.byName) if (pattern.test(name)) return entry;
    return undefined;
  }

  /** The relations of one part, or of the archive itself if `path` is empty. */
  relationsOf(path: string): Relation[] {
    const folder = folderOf(path);
    const entry = this.find(`${folder}_rels/${path.slice(folder.length)}.rels`);
    const relations: Relation[] = [];
    if (!entry) return relations;
    readXml(entry, this.budget, {
      open: (name, attributes) => {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
        const kind = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
        const target = resolvePath(folder, attributes['Target'] ?? '');
        relations.push({ id: attributes['Id'] ?? '', kind, path: target });
      },
    });
    return relations;
  }
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** `../a`, `./a` and `/a` as a name inside the archive; nothing leads out of it. */
export function resolvePath(folder: string, target: string): string {
  const from = target.startsWith('/') ? '' : folder;
  const steps: string[] = [];
  for (const step of `${from}${decoded(target)}`.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

export function keyOf(name: string): string {
  return resolvePath('', name).toLowerCase();
}
