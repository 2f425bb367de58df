/**
 * The built-in list: 22 usable models, then 8 to be left out, each for a reason of its own. Of some LiteLLM knows the id,
 * of others not; every kind of route, limit and capability is there. An empty cell: the catalog does not say.
 * limits: thousands of tokens: prompt at the normal rate, output, prompt of the long tier.
 * can: t tools, p parallel tools, s structured output, v vision, d pdf, a adaptive thinking.
 * efforts: n none, i minimal, l low, m medium, h high, x xhigh, z max. at: c chat, r responses, w its web socket, m messages.
 * price: credits per million tokens: input, output, cached input.
 */
export const table = `
id                     | vendor       | name                     | limits      | can    | efforts | at  | price       | type       | picker | policy   | category
claude-haiku-4.5       | Anthropic    | Claude Haiku 4.5         | 136 64      | tpsv   |         | mc  | 100 500 10  | chat       | on     | enabled  | lightweight
claude-opus-4.6        | Anthropic    | Claude Opus 4.6          | 168 64 936  | tpsvda | lmhz    | mc  | 500 2500 50 | chat       | on     | enabled  | powerful
claude-opus-5.5        | Anthropic    | Claude Opus 5.5          | 200 64 872  | tpsvda | lmhxz   | mc  | 500 2500 50 | chat       | on     | enabled  | powerful
claude-sonnet-5        | Anthropic    | Claude Sonnet 5          | 200 64 936  | tpsvda | lmh     | mc  | 300 1500 30 | chat       | on     | enabled  | versatile
claude-lyric-1         | Anthropic    | Claude Lyric 1 (Preview) | 128 32      | tsv    |         | c   | 200 900 20  | chat       | on     |          |
gemini-3.5-flash       | Google       | Gemini 3.5 Flash         | 128 64      | tpsvd  | lmh     | c   | 50 300 5    | chat       | on     | enabled  | lightweight
gemini-4-argon         | Google       | Gemini 4 Argon           | 200 64 832  | tpsvd  | lmh     | c   | 200 1200 20 | chat       | on     | enabled  | powerful
gpt-4.1                | Azure OpenAI | GPT-4.1                  | 111 16      | tpsv   |         |     | 200 800 50  | chat       | on     |          | versatile
gpt-4o                 | Azure OpenAI | GPT-4o                   | 64 4        | tpv    |         |     |             | chat       | on     | enabled  |
gpt-5-mini             | Azure OpenAI | GPT-5 mini               | 128 64      | tpsv   | lmh     | crw | 25 200 3    | chat       | on     | enabled  | lightweight
gpt-5.4                | OpenAI       | GPT-5.4                  | 272 128 922 | tpsvd  | nlmhx   | crw | 250 1500 25 | chat       | on     | enabled  | powerful
gpt-5.3-codex          | OpenAI       | GPT-5.3-Codex            | 272 128     | tpsv   | lmhx    | rw  | 175 1400 18 | chat       | on     | enabled  | powerful
gpt-5.5                | OpenAI       | GPT-5.5                  | 272 128 922 | tpsvd  | nlmhx   | rw  | 500 3000 50 | chat       | on     | enabled  | powerful
gpt-5.6-luna           | OpenAI       | GPT-5.6 Luna             | 200 128 872 | tpsvd  | nlmh    | rw  | 100 600 10  | chat       | on     | enabled  | lightweight
gpt-7-harbor           | OpenAI       | GPT-7 Harbor (Preview)   | 272 128     | tpsv   | ilmh    | rw  | 300 1800 30 | chat       | on     | enabled  | versatile
gpt-7-harbor-text      | OpenAI       | GPT-7 Harbor Text        | 128 32      | tps    | lmh     | crw | 150 900 15  | chat       | on     | enabled  |
grok-4.6               | xAI          | Grok 4.6                 | 200 128 372 | tpsv   | lmh     | rw  | 200 600 20  | chat       | on     | enabled  | versatile
grok-code-fast-2       | xAI          | Grok Code Fast 2         | 128 64      | tps    |         |     | 20 150 2    | chat       | on     | enabled  | lightweight
kimi-k3                | Moonshot AI  | Kimi K3                  | 224 32      | tpv    |         | c   | 60 250 15   | chat       | on     | enabled  | versatile
mai-code-1.1-flash     | Microsoft    | MAI-Code-1.1-Flash       | 128 128     | tpsv   | lmh     | rw  | 30 120 3    | chat       | on     |          | lightweight
mai-prose-2            | Microsoft    | MAI-Prose-2              | 96 8        | s      |         | c   | 40 160 4    | chat       | on     |          |
quartz-1               | Fireworks    | Quartz 1 (Preview)       |             | t      |         | c   |             | chat       | on     |          |
claude-opus-5.5-fast   | Anthropic    | Claude Opus 5.5 (fast)   | 200 64      | tpsvda |         | mc  |             | chat       | on     | disabled |
claude-scribe-2        | Anthropic    | Claude Scribe 2          | 200 64      | tpsv   |         | m   |             | chat       | on     | enabled  |
gpt-7-voice            | OpenAI       | GPT-7 Voice              | 32 8        | t      |         | w   |             | chat       | on     | enabled  |
gpt-4o-mini            | Azure OpenAI | GPT-4o mini              | 12 4        | tp     |         |     |             | chat       | off    |          |
harbor-compaction      | OpenAI       | Harbor compaction        | 128 16      | s      |         | c   |             | chat       | off    |          |
gpt-41-copilot         | Azure OpenAI | GPT-4.1 Copilot          |             |        |         |     |             | completion | on     |          |
text-embedding-3-small | Azure OpenAI | Embedding V3 small       |             |        |         |     |             | embeddings | off    |          |
gpt-4.1                | Azure OpenAI | GPT-4.1                  | 111 16      | tpsv   |         |     | 200 800 50  | chat       | on     |          | versatile
`
