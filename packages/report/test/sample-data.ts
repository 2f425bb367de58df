import type { ReportData, ReportModel, ReportPeriod } from '@copilot-sync/report'

export const evil = '<script>document.title="owned"</script><img src=x onerror=alert(1)>"\'&'

const model = (id: string, more: Partial<ReportModel> = {}): ReportModel => ({
  id,
  label: null,
  names: [`github_copilot/${id}`],
  mode: 'chat',
  limits: { input: 128_000, output: 16_384, context: null },
  capabilities: ['vision', 'tools'],
  prices: null,
  preview: false,
  inConfig: 'ours',
  held: false,
  ...more,
})

const period = (day: number, models: readonly string[] | null, more: Partial<ReportPeriod> = {}): ReportPeriod => ({
  from: new Date(Date.UTC(2026, 8, 1 + day)).toISOString(),
  to: new Date(Date.UTC(2026, 8, 1 + day, 12)).toISOString(),
  fetches: 3,
  models,
  count: models?.length ?? 0,
  appeared: [],
  vanished: [],
  changed: [],
  notes: [],
  ...more,
})

/** A page with something of everything, and a name in it that would be markup. */
export const sample: ReportData = {
  at: '2026-09-20T08:30:00.000Z',
  command: 'sync',
  config: '/srv/litellm/config.yaml',
  catalog: { models: 5, apiBase: 'https://api.business.githubcopilot.com', apiVersion: '2026-06-01' },
  changes: {
    written: true,
    added: ['github_copilot/gpt-5.5', `github_copilot/${evil}`],
    updated: [
      {
        name: 'github_copilot/claude-opus-5',
        fields: [
          { path: 'model_info.max_input_tokens', from: 128_000, to: 200_000, rule: 'limits' },
          { path: 'model_info.supports_vision', from: null, to: true, rule: 'vision' },
          {
            path: 'litellm_params.extra_headers',
            from: { a: evil },
            to: { 'editor-version': 'vscode/1.95.0' },
            rule: 'extra-headers',
          },
        ],
      },
    ],
    removed: [
      { name: 'github_copilot/o1-mini', reason: 'not in the catalog' },
      { name: 'github_copilot/o1', reason: null },
    ],
    held: [
      {
        name: 'github_copilot/gemini-3-pro',
        path: null,
        reason: 'not in the catalog',
        missingSince: '2026-09-18T00:00:00.000Z',
        fetches: 2,
      },
      {
        name: 'github_copilot/gpt-5-mini',
        path: 'model_info.max_output_tokens',
        reason: evil,
        missingSince: null,
        fetches: 0,
      },
    ],
    other: ['litellm_settings.callbacks'],
    unchanged: 18,
    userEntries: ['github_copilot/gpt-4o'],
    backup: '2026-09-20T08-30-00Z-0f0f0f0f',
  },
  models: [
    model('gpt-5.5', {
      label: 'GPT-5.5',
      mode: 'responses',
      limits: { input: 272_000, output: 128_000, context: 400_000 },
      prices: { input: 0.00000125, output: 0.00001 },
      capabilities: ['vision', 'tools', 'parallel', 'reasoning', 'schema', 'pdf', 'caching'],
    }),
    model('claude-opus-5', {
      label: 'Claude Opus 5',
      preview: true,
      inConfig: 'yours',
      prices: { input: 0.000005, output: null },
    }),
    model('gemini-3-pro', { held: true, limits: { input: 1_048_576, output: 999, context: null } }),
    model(evil, {
      label: evil,
      names: ['smart', 'a-very-long-name-without-any-place-to-break-it-that-goes-on-and-on-for-ever'],
      mode: null,
      inConfig: 'no',
      capabilities: [],
    }),
  ],
  leftOut: [
    { id: 'gpt-4o-copilot', reason: 'capabilities.type is "completion", not "chat"' },
    { id: evil, reason: evil },
  ],
  unmapped: [{ path: 'capabilities.supports.new_thing', models: ['gpt-5.5'] }],
  periods: [
    period(0, null, { count: 31, notes: ['first fetch'] }),
    period(1, ['gpt-5.5', 'claude-opus-5', 'gemini-3-pro']),
    period(2, ['gpt-5.5', 'claude-opus-5'], { vanished: ['gemini-3-pro'] }),
    period(3, ['gpt-5.5', 'claude-opus-5', 'gemini-3-pro', evil], {
      appeared: ['gemini-3-pro', evil],
      changed: Array.from({ length: 10 }, (_, at) => ({
        id: 'gpt-5.5',
        path: `capabilities.limits.l${at}_tokens`,
        from: 1000,
        to: 2000,
      })),
      notes: [evil],
    }),
    ...Array.from({ length: 40 }, (_, at) => period(4 + at, at % 2 ? ['gpt-5.5'] : ['gpt-5.5', 'claude-opus-5'])),
  ],
  warnings: ['1 hand-made github_copilot entry stays yours'],
}

/** A plan that found nothing to do, with nothing remembered. */
export const bare: ReportData = {
  ...sample,
  command: 'diff',
  catalog: { models: 0, apiBase: null, apiVersion: null },
  changes: {
    written: false,
    added: [],
    updated: [],
    removed: [],
    held: [],
    other: [],
    unchanged: 0,
    userEntries: [],
    backup: null,
  },
  models: [],
  leftOut: [],
  unmapped: [],
  periods: [],
  warnings: [],
}
