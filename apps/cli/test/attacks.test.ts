import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { runCli } from './helpers/run-cli.ts'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

/** A kind of attack or bad luck, one case of it, and the test that shows what it must do: its file and its title there. */
type Row = readonly [kind: number, what: string, file: string, title: string]

const root = new URL('../../../', import.meta.url)
const here = (name: string): string => `apps/cli/test/${name}.test.ts`

const rows: readonly Row[] = [
  // 1. A value of another type is no news.
  [
    1,
    'flags, limits, lists, types, policies of another type',
    here('unreadable'),
    '%s that becomes %j changes nothing and is named; its return is no change',
  ],
  [1, 'a flag of the settings', here('unreadable'), 'a flag of the settings that %s: its field stays'],
  [1, 'a rule of somebody else', here('unreadable'), 'a rule of somebody else whose path it %s: its field stays'],
  [1, 'an object in a reason', here('answers'), 'endpoints that are objects are shown as they are'],
  [1, 'has_more, an error beside the list', here('answers'), '%s: the rest is written, and it is said'],
  [
    1,
    'any of it at once',
    here('fuzz'),
    'broken catalogs through the command line: clean, without loss, and the second run is none',
  ],
  // 2. Text from outside leaves clean.
  [
    2,
    'escapes, bidi, zero-width, newlines everywhere',
    here('hostile-text'),
    'a hostile catalog reaches terminal, log, page, plan and config only clean, and a second sync is none',
  ],
  [2, 'in Markdown', here('hostile-text'), 'Markdown holds no markup of a text from outside'],
  [2, 'in an error of the service', here('hostile-text'), 'a hostile error of %s'],
  [
    2,
    'os.environ/ in flags, names, aliases',
    here('bad-rules'),
    'an os.environ/ text is refused in flags, names and aliases; in overrides it is the owner’s word',
  ],
  [2, 'one place that prints', here('output-boundary'), 'the command line writes in one place'],
  // 3. One bad model never kills the list.
  [3, '20,000 levels deep, also beside an escape', here('answers'), '%s: the rest is written, and it is said'],
  [
    3,
    'odd values in a model',
    here('answers'),
    'a model with %s takes no other along, and the next sync changes nothing',
  ],
  [3, 'the token as an id, in base64', here('answers'), 'the %s token as %s'],
  // 4. Hosts and answers.
  [
    4,
    '421, 403, 404 with a saved token file',
    here('answers'),
    'a saved one that answers %j gives way to that of a new exchange',
  ],
  [4, 'the same from every host', here('answers'), '%j from every host, to renew: %s: %s'],
  [4, 'the causes of a 403 of the exchange', here('answers'), '%s is %s, with its own step'],
  [4, '401 of a seat', here('answers'), '401 of a seat with %j is %s'],
  // 5. An account without a usable model.
  [5, 'is told so on the first sync', here('unhide'), '%s: the first sync says so'],
  [5, 'unhide', here('unhide'), 'what it no longer names goes at once: the user, not the catalog, has changed'],
  [
    5,
    'the reasons of the answer',
    here('unhide'),
    'a refusal names the reasons of the answer, not of what memory put back',
  ],
  [5, 'auto-*', here('answers'), 'pseudo-models are left out with their reason, though the picker shows them'],
  // 6. A rule can never take the run with it.
  [
    6,
    'loops, promises, late throws, exit, timers, deep values, undeclared reads and writes',
    here('bad-rules'),
    'a rule that $what is named, and nothing else is hindered',
  ],
  [6, 'at import', here('bad-rules'), 'a module that $what when imported decides nothing'],
  [6, 'what it prints', here('bad-rules'), 'what a rule prints stays out of stdout and stderr'],
  [
    6,
    'select and names rules',
    here('bad-rules'),
    'a rule that is given up keeps the present value, and select and names rules decide nothing',
  ],
  [6, '--strict', here('bad-rules'), 'diff --strict ends with 1 too, and shows the plan'],
  [
    6,
    'exit 0 with empty stdout',
    here('bad-rules'),
    'a command that ends because nothing can wake it any more has failed, and says so',
  ],
  // 7. What last owned a field takes it along.
  [7, 'a line of flags, an override, a rule that is gone', here('owners'), 'a field that goes with its rule, as %s'],
  // 8. The identity of a rule.
  [
    8,
    'an edited helper',
    here('bad-rules'),
    'an edited helper of a rule is a change of rules, for guards and for saved plans',
  ],
  [
    8,
    'all code that was loaded',
    'packages/mapper/test/worker.test.ts',
    'the identity is that of all code that was loaded, wherever the folder lies',
  ],
  // 9. Settings name their slips.
  [9, 'a key typed wrong', here('settings-names'), 'a name that settings do not have is shown: %j'],
  [9, 'patterns that fit nothing', here('settings-names'), 'a name in settings that fits no model is warned of: %j'],
  [9, '--timeout without a unit', here('usage'), '%j is wrong usage, with a hint: %s'],
  // 10. Outputs.
  [10, 'onto an input, also by link or second name', here('outputs'), 'refuses to write onto %s (%s)'],
  [
    10,
    'mode, links, hard links',
    here('outputs'),
    '%s keeps the mode of a file, a link to it, its hard links, and follows a link to none',
  ],
  [10, '/dev/stderr', here('outputs'), 'standard output and error are written to, by whatever name'],
  [10, 'a FIFO', here('outputs'), 'a pipe is written to, not replaced; one that nobody reads is not waited for'],
  // 11. What is read.
  [11, 'FIFO, device, folder in the place of a file', here('regular-files'), 'a $kind in the place of $file'],
  [11, 'a pipe for --catalog and for what only reads', here('pipes'), '%s'],
  [11, 'the first signal', here('pipes'), 'the first %s ends a wait with %i: %s'],
  [
    11,
    'an aborted signal',
    'packages/sync/test/abort.test.ts',
    'a caller who aborts %s has an unchanged config and no lock',
  ],
  // 12. Attributes, restores, shared state folders.
  [12, 'ACLs and extended attributes', here('attributes'), 'survive a sync and a restore'],
  [12, 'a restore into other folders', here('state-folder'), 'gives no special bits, and follows no link'],
  [12, 'a state folder that others may write', here('state-folder'), 'is not used: one inside it is'],
  // 13. Secrets in YAML errors.
  [13, 'as an alias or a tag', here('secrets'), 'a secret without quotes that YAML takes for %s is not repeated'],
  [
    13,
    'numbers and lists of keys',
    here('secrets'),
    'no secret of the config leaves the program, whatever shows its text',
  ],
  // 14. Nothing after the write fails silently.
  [14, 'thousands of adopted entries', here('growth'), 'what adopts thousands of entries is shown'],
  [
    14,
    'a spread into push',
    here('architecture'),
    'no list is spread into a call: one of 120,000 items would end the run with a RangeError',
  ],
  [14, '/dev/full', here('printed'), 'that does not arrive ends with 1, and the write stays: %s'],
  [14, 'a deleted working folder', here('names'), 'a working folder that is gone is named'],
  [14, 'names that are not UTF-8', here('names'), 'a name that is not UTF-8 is said to be one: %s'],
  [14, 'a lock with a long token', here('names'), 'a lock with a token of 300 bytes is a lock of nobody known'],
  [14, 'an alias bomb', here('too-much'), '%s: refused at their place'],
  [14, 'three gigabytes', here('too-much'), 'three gigabytes: %s'],
  [14, 'no inode left', here('disk'), 'a disk without a free inode at any point is named, and leaves no lock'],
  // 15. Several settings on one config.
  [15, 'two settings files', here('owners'), 'two settings files in turn: %s'],
  [15, 'two owners', here('owners'), 'two owners: marks, and a name that both want'],
  // 16. Growth.
  [16, 'each renderer at many entries', here('growth'), '20,000 entries of a user: diff --format %s'],
  [16, 'the unified diff', here('unified'), 'applied, the diff of any two texts gives the second'],
  // 17. Authorities.
  [17, 'an unreadable SSL_CERT_FILE', here('attacks'), 'SSL_CERT_FILE that is %s is named, and nothing is asked'],
  [
    17,
    'an unreadable NODE_EXTRA_CA_CERTS',
    'packages/api-client/test/tls-and-proxy.test.ts',
    'NODE_EXTRA_CA_CERTS: %s is warned of once, and does no harm',
  ],
]

describe('each kind has its tests', () => {
  test.each(rows)('%i: %s', (_, __, file, title) => {
    const text = readFileSync(new URL(file, root), 'utf8')
    const titles = [...text.matchAll(/(['"`])((?:\\.|(?!\1).)*)\1/g)].map(([, , words]) => words ?? '')
    expect(titles.some((words) => words === title || words.endsWith(` ${title}`))).toBe(true)
  })

  test('and no kind is left out', () => {
    const kinds = new Set(rows.map(([kind]) => kind))
    expect([...kinds]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
  })
})

describe('what no other file shows', () => {
  test.each([
    ['not there', 'none.pem', /none\.pem/],
    ['a folder', 'tokens', /tokens/],
    ['no certificate', 'config.yaml', /config\.yaml/],
  ])('SSL_CERT_FILE that is %s is named, and nothing is asked', async (_, name, says) => {
    const { env, folder, path, read, write } = createWorkspace()
    const before = read('config.yaml')
    write('tokens/access-token', 'ghu_x')
    const base = 'https://127.0.0.1:9'
    const tls = { ...env, SSL_CERT_FILE: path(name), GITHUB_COPILOT_API_KEY_URL: `${base}/copilot_internal/v2/token` }
    const out = await runCli(['sync', '--json', '--timeout', '2s'], { cwd: folder, env: tls })
    expect(out.json()).toMatchObject({ ok: false, error: { code: 'CA_UNREADABLE', exit: 5 } })
    expect(out.json().error.message).toMatch(says)
    expect(read('config.yaml')).toBe(before)
  })

  test('an answer of which no model can be read empties nothing', async () => {
    await withSimulator({ catalog: JSON.parse(catalogOf(['a', 'b'])) }, async (simulator) => {
      const { read, run } = createWorkspace(simulator)
      expect((await run('sync', '--json')).code).toBe(0)
      const before = read('config.yaml')
      simulator.setCatalog(JSON.parse(catalogOf(['a', 'b'], { capabilities: [], model_picker_enabled: 'true' })))
      const { ok, result } = (await run('sync', '--json')).json()
      expect([ok, result.changed, read('config.yaml') === before]).toEqual([true, false, true])
    })
  })
})
