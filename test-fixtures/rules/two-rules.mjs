/** A list of rules in plain JavaScript: one leaves previews out, one fails for some models. */
export default [
  {
    api: 1,
    name: 'no-previews',
    summary: 'Previews are left out.',
    reads: ['preview'],
    select: (model) => (model.get('preview') === true ? 'preview is true' : undefined),
    examples: [
      { catalog: { preview: true }, out: 'preview is true' },
      { catalog: {}, out: undefined },
    ],
  },
  {
    api: 1,
    name: 'shaky',
    summary: 'Writes the length of the efforts, and throws where there are none.',
    reads: ['capabilities.supports.reasoning_effort'],
    writes: ['model_info.effort_count', 'model_info.supports_vision'],
    overrides: ['model_info.supports_vision'],
    map: (model) => ({ 'model_info.effort_count': model.get('capabilities.supports.reasoning_effort').length }),
    examples: [
      {
        catalog: { capabilities: { supports: { reasoning_effort: ['low', 'high'] } } },
        entry: { 'model_info.effort_count': 2 },
      },
    ],
  },
]
