// Who may know whom. ARCHITECTURE.md says why; `npm run cruise` checks it.
import { TEST } from './scripts/workspace.mjs'

/** The sources of a package, and what the other packages see of it. */
const inPackage = (name, folder = '') => `^packages/${name}/(src|dist)/${folder}`
const CONTEXTS = 'access|musical|hall|reservation|payment|notice|customer'
/** What everything in the core stands on. */
const GROUND = 'kernel|names|search|refund|discount'
const coreFolders = (names) => inPackage('core', `(${names})/`)

/** Forbids what `from` reaches and `to` matches. Tests may reach anything; only cycles are refused there, too. */
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: [TEST, ...(from.pathNot ?? [])] },
  to,
})

const core = [
  rule(
    'core-is-pure',
    'The core has no clock, no randomness and no I/O: it takes nothing from Node.',
    { path: inPackage('core') },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'core-stands-alone',
    'The daemon and the CLI know the core; the core knows neither.',
    { path: inPackage('core') },
    { path: [inPackage('daemon'), inPackage('cli')] },
  ),
  rule(
    'kernel-knows-nobody',
    'Everything stands on the kernel, so it stands on nothing of ours.',
    { path: coreFolders('kernel') },
    { path: inPackage('core'), pathNot: coreFolders('kernel') },
  ),
  rule(
    'names-know-nobody',
    'The CLI loads them with every command, and everything of ours may use them.',
    { path: coreFolders('names') },
    { pathNot: coreFolders('names') },
  ),
  rule(
    'search-knows-names',
    'Daemon and CLI search in the same way. Only a search loads the tables of Hangul.',
    { path: coreFolders('search') },
    { path: inPackage('core'), pathNot: coreFolders('names|search') },
  ),
  rule(
    'refund-knows-kernel-and-names',
    'What a cancel gives back is arithmetic: it knows no booking office.',
    { path: coreFolders('refund') },
    { path: inPackage('core'), pathNot: coreFolders('kernel|names|refund') },
  ),
  rule(
    'contexts-know-kernel-and-names-only',
    'What joins two contexts is a policy, never an import.',
    { path: inPackage('core', `(${CONTEXTS})/`) },
    { path: inPackage('core'), pathNot: [coreFolders(GROUND), inPackage('core', '$2/')] },
  ),
  rule(
    'policies-know-contexts-and-kernel',
    'Policies say what follows an event.',
    { path: coreFolders('policies') },
    { path: inPackage('core'), pathNot: coreFolders(`${GROUND}|policies|${CONTEXTS}`) },
  ),
  rule(
    'mypage-knows-events-and-kernel',
    'The view is a fold over events: of the contexts it needs the types.',
    { path: coreFolders('mypage') },
    { path: inPackage('core'), pathNot: coreFolders(`${GROUND}|mypage|policies|${CONTEXTS}`) },
  ),
  rule(
    'mypage-takes-types-from-contexts',
    'The view decides nothing: import type.',
    { path: coreFolders('mypage') },
    { path: coreFolders(CONTEXTS), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'sales-know-events-and-kernel',
    'The figures are a sum over events: of the contexts they need the types.',
    { path: coreFolders('sales') },
    { path: inPackage('core'), pathNot: coreFolders(`${GROUND}|sales|policies|${CONTEXTS}`) },
  ),
  rule(
    'sales-take-types-from-contexts',
    'A sum decides nothing: import type.',
    { path: coreFolders('sales') },
    { path: coreFolders(CONTEXTS), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'words-know-kernel-and-names',
    'Sentences are made of what anybody says: codes, parameters and names.',
    { path: coreFolders('words') },
    {
      path: inPackage('core'),
      pathNot: coreFolders(`${GROUND}|words|contract|mypage|notice|hall`),
    },
  ),
  rule(
    'words-take-types-from-the-rest',
    'What can be said is a type. So a client that needs words loads no schemas and no rules: import type.',
    { path: coreFolders('words') },
    { path: coreFolders('contract|mypage|notice|hall'), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'ports-know-contexts-policies-and-kernel',
    'A port is said in the words of the core.',
    { path: coreFolders('ports') },
    { path: inPackage('core'), pathNot: coreFolders(`${GROUND}|policies|ports|sales|${CONTEXTS}`) },
  ),
  rule(
    'ports-take-types-from-contexts-and-policies',
    'A port is a shape, not a behaviour: import type.',
    { path: coreFolders('ports') },
    { path: coreFolders(`policies|sales|${CONTEXTS}`), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'engine-knows-what-a-commit-needs',
    'What a commit means: commands, facts, events, policies. It knows no view and no contract.',
    { path: coreFolders('engine') },
    {
      path: inPackage('core'),
      pathNot: coreFolders(`kernel|refund|discount|engine|policies|ports|${CONTEXTS}`),
    },
  ),
  rule(
    'contract-knows-kernel-and-names-only',
    'The contract outlives the way the core is built.',
    { path: coreFolders('contract') },
    { path: inPackage('core'), pathNot: coreFolders(`${GROUND}|contract`) },
  ),
]

const ADAPTERS = '(http|store|pipeline|payment|sandbox|notice|mypage|verify|metrics|traces|alert)/'
const edges = [
  rule(
    'daemon-and-cli-meet-over-http',
    'They share core/contract, core/words and core/names, and nothing else.',
    { path: inPackage('daemon') },
    { path: '^packages/cli/' },
  ),
  rule(
    'cli-and-daemon-meet-over-http',
    'They share core/contract, core/words and core/names, and which files can be believed: two copies of that would drift apart.',
    { path: inPackage('cli') },
    {
      path: inPackage('daemon'),
      pathNot: inPackage('daemon', 'process/private-files\\.'),
    },
  ),
  rule(
    'adapters-do-not-meet',
    'An adapter is handed the others as ports, by office/.',
    { path: inPackage('daemon', ADAPTERS) },
    { path: inPackage('daemon', ADAPTERS), pathNot: inPackage('daemon', '$2/') },
  ),
  rule(
    'adapters-do-not-know-the-office',
    'The office knows the adapters, not the other way round.',
    { path: inPackage('daemon', ADAPTERS) },
    { path: inPackage('daemon', '(office/|main\\.ts$)') },
  ),
  rule(
    'process-settings-and-http-client-know-no-adapter',
    'Home, log, settings and the HTTP client are there for all adapters and know none.',
    { path: inPackage('daemon', '(process|settings|http-client)/') },
    { path: inPackage('daemon', ADAPTERS) },
  ),
]

/** What an office consists of besides its parts. */
const ASSEMBLED =
  '(office/(pipeline|status|http-interface)|http/(app|overload)|verify/verify)\\.ts$'
const office = [
  {
    name: 'one-way-to-put-an-office-together',
    comment:
      'Whoever needs an office calls assembleOffice with parts of its own: the daemon, tests, simulation and crash points alike.',
    severity: 'error',
    // A test beside one of these files, and its support, look at it alone.
    from: {
      path: [inPackage('daemon'), '^scripts/'],
      pathNot: [
        inPackage('daemon', 'office/(assemble|http-interface|testing/pipeline)\\.ts$'),
        '\\.test\\.ts$',
      ],
    },
    to: { path: inPackage('daemon', ASSEMBLED), dependencyTypesNot: ['type-only'] },
  },
]

const WORLDS = 'simulate|crash-points'
const scripts = [
  {
    name: 'packages-do-not-know-scripts',
    comment: 'Scripts are not published, and no source and no test of a package needs one.',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'simulated-worlds-do-not-meet',
    comment:
      'Simulation and crash points each have a world of their own, so a mistake in one is not repeated in the other. What is the same in both lies in scripts/lab.',
    severity: 'error',
    from: { path: `^scripts/(${WORLDS})/` },
    to: { path: `^scripts/(${WORLDS})/`, pathNot: '^scripts/$1/' },
  },
  {
    name: 'lab-knows-no-experiment',
    comment: 'What all experiments use knows none of them.',
    severity: 'error',
    from: { path: '^scripts/lab/' },
    to: { path: `^scripts/(${WORLDS}|proofs|bench)/` },
  },
]

/** A rule that keeps folders of the CLI away from other ones. */
const cliRule = (name, comment, from, to) =>
  rule(
    name,
    comment,
    { path: inPackage('cli', `(${from})/`) },
    { path: inPackage('cli', `(${to})/`) },
  )

const VIEWS = 'commands|output|program|prompts'
const cli = [
  rule(
    'text-knows-the-core-only',
    'Times, widths and lines are text: whoever shows something uses them. They are in the language of the reader.',
    { path: inPackage('cli', 'text/') },
    { path: inPackage('cli'), pathNot: inPackage('cli', '(?:text|words)/') },
  ),
  cliRule(
    'commands-do-not-know-output',
    'A command returns data; program/ hands it to output/.',
    'commands',
    'output|program',
  ),
  cliRule(
    'output-does-not-know-commands',
    'What is shown is data, whichever command it comes from.',
    'output',
    'commands|program|prompts',
  ),
  cliRule(
    'client-knows-no-view',
    'How the daemon is asked and waited for is the same for commands, the demo and what is drawn.',
    'client|http|daemon|profiles|input|season|hall',
    `${VIEWS}|demo|live`,
  ),
  cliRule(
    'live-knows-no-view',
    'The live model is there for every view and knows none.',
    'live',
    `${VIEWS}|demo`,
  ),
  cliRule('demo-knows-no-view', 'A story tells what happens; output/ shows it.', 'demo', VIEWS),
]

const hygiene = [
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one idea, or three.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'A rule cannot be checked on what is not found. Is everything built?',
    severity: 'error',
    from: {},
    // The types of the client are made when its test runs.
    to: { couldNotResolve: true, pathNot: 'schema\\.d\\.ts$' },
  },
  rule(
    'sources-do-not-know-tests',
    'Tests and their support are not published.',
    { path: '^packages/[^/]+/src/' },
    { path: TEST },
  ),
  rule(
    'dependencies-are-declared',
    'What a package imports is in its own package.json.',
    { path: '^packages/[^/]+/src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'dependencies-are-installed',
    'The core is no bundle: what it imports is missing if it is a devDependency. For the bundles see scripts/packages.test.ts.',
    { path: '^packages/core/src/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  {
    name: 'scripts-declare-dependencies',
    comment: 'What scripts import is in the package.json of the workspace.',
    severity: 'error',
    from: { path: '^scripts/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...core, ...edges, ...office, ...cli, ...scripts, ...hygiene],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
}
