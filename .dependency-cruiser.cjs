// Who may import whom (ARCHITECTURE.md). Types count: `tsPreCompilationDeps` keeps them in view.

// A big room has a folder for each noun, with the same file names inside.
const inRoomOrNoun = (file) => [`^src/rooms/[^/]+/${file}`, `^src/rooms/[^/]+/[^/]+/${file}`];
const doors =
  '/(public|public-rules|public-web|public-web-consent|model|shapes|stored-fields)\\.tsx?$';
const roomFriends = {
  documents: [],
  people: ['documents'],
  workforce: [],
  accounts: ['workforce'],
  audit: [],
  reports: [],
  operations: ['people'],
  guardianship: ['people', 'workforce'],
  legal: ['disclosure', 'documents', 'law'],
  law: [],
  jobs: [],
  notices: [],
  care: ['people', 'workforce', 'disclosure'],
  disclosure: ['documents', 'people'],
};

const roomRules = Object.entries(roomFriends).map(([room, friends]) => ({
  name: `${room}-enters-only-its-friends`,
  comment: `${room} may enter the doors of: ${friends.join(', ') || 'no room'}`,
  severity: 'error',
  from: { path: `^src/rooms/${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^src/rooms/',
    pathNot: [`^src/rooms/${room}/`, ...friends.map((friend) => `^src/rooms/${friend}${doors}`)],
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/kernel/', 'zod'] },
    },
    {
      name: 'engine-knows-no-room',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(rooms|web|app)/' },
    },
    {
      name: 'web-kit-knows-no-room',
      severity: 'error',
      from: { path: '^src/web/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(rooms|app)/' },
    },
    {
      name: 'rooms-know-no-app',
      severity: 'error',
      from: { path: '^src/rooms/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/app/' },
    },
    {
      name: 'justice-and-care-never-meet',
      severity: 'error',
      from: { path: '^src/rooms/(care|guardianship|community)/' },
      to: { path: '^src/rooms/legal/', reachable: true },
    },
    {
      name: 'care-and-justice-never-meet',
      severity: 'error',
      from: { path: '^src/rooms/legal/' },
      to: { path: '^src/rooms/(care|guardianship|community|people|operations)/', reachable: true },
    },
    {
      name: 'disclosure-stands-between',
      severity: 'error',
      from: { path: '^src/rooms/disclosure/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/rooms/(legal|care|guardianship|community)/', reachable: true },
    },
    {
      name: 'pure-files-touch-no-machine',
      severity: 'error',
      from: {
        path: inRoomOrNoun('(model|rules|public-rules|access|events)[a-z-]*\\.ts$'),
        pathNot: '/screens/',
      },
      to: { path: '^(src/engine/(db|http|crypto|audit|access)/|node:)' },
    },
    {
      name: 'models-carry-no-schema',
      comment: 'screens read the codes of a model; schemas belong in shapes.ts and api.ts',
      severity: 'error',
      from: { path: ['^src/kernel/person\\.ts$', ...inRoomOrNoun('model\\.ts$')] },
      to: { path: 'node_modules/zod', reachable: true },
    },
    {
      name: 'screens-reach-the-server-over-http',
      severity: 'error',
      from: { path: inRoomOrNoun('(screens/|public-web)'), pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '/(queries|saving|handlers|commands|routes|room)[a-z-]*\\.ts$|^src/engine/(db|http/(server|perform|handler)|crypto|audit|access)',
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
