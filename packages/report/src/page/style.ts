/** The page's whole style: system fonts, light and dark by the reader's choice, tables that become cards on a phone. */
export const style = `
:root { color-scheme: light dark; --page: #fbfbfa; --card: #ffffff; --line: #d9dbe0; --text: #1c1f26; --soft: #565d6b; --accent: #2456c4;
  --plus: #12653a; --minus: #a3242b; --change: #7a4d00; --hold: #6235a8; --mark: #eef1f6 }
@media (prefers-color-scheme: dark) { :root { --page: #14161a; --card: #1c1f25; --line: #353a44; --text: #e8eaee; --soft: #a8b0be; --accent: #8fb4ff;
  --plus: #6fd39a; --minus: #ff9a9a; --change: #f0be6a; --hold: #c8a8ff; --mark: #2a2f38 } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-top: .4rem }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem }
p { margin: .3rem 0 }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
code, .id { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere }
.soft, caption { color: var(--soft) }
nav ul, .tiles, .plain { list-style: none; padding: 0; margin: .8rem 0 0 }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem }
nav a { display: inline-block; padding: .35rem 0 }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .6rem }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2 }
.plain li { padding: .15rem 0; break-inside: avoid }
.names { columns: 20rem; column-gap: 2rem }
.plus { color: var(--plus) } .minus { color: var(--minus) } .change { color: var(--change) } .hold { color: var(--hold) }
.sign { display: inline-block; width: 1.2em; font-weight: 700 }
.mark { display: inline-block; background: var(--mark); border-radius: .3rem; padding: 0 .4rem; margin: .1rem .25rem .1rem 0; font-size: .85em; white-space: nowrap }
.id.mark { white-space: normal }
.note { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--change); border-radius: .3rem; padding: .5rem .8rem }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line) }
caption { text-align: left; padding: .2rem 0 .4rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-top: 1px solid var(--line); font-weight: 400 }
thead th { font-weight: 600; border-top: 0 }
tbody th { font-weight: 600; min-width: 13rem } td > span > .id:only-child { display: inline-block; min-width: 14rem } tbody th .soft { font-weight: 400 }
.scroll { overflow-x: auto }
tbody th, td.t { overflow-wrap: anywhere } td.t { min-width: 6.5rem }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
svg.strip { display: block; width: 100%; min-width: 8rem; height: 1.1rem; background: var(--mark); border-radius: .2rem }
svg.strip rect { fill: var(--accent) }
details { margin: .6rem 0 } summary { cursor: pointer; padding: .3rem 0 }
footer { padding-bottom: 2rem; margin-top: 2.5rem; color: var(--soft); font-size: .9rem }
@media (max-width: 66rem) {
  table, tbody { display: block; border: 0; background: none }
  caption { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  thead tr, thead th { display: block; width: 1px; padding: 0; overflow: hidden; white-space: nowrap }
  tbody tr { display: block; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 .6rem; padding: .3rem 0 }
  tbody th, td.t, td.n { display: block; border: 0; padding: .15rem .8rem; min-width: 0 }
  td.t, td.n { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .5rem }
  td.scroll { overflow-x: auto }
tbody th, td.t { overflow-wrap: anywhere } td.t { min-width: 6.5rem }
.n { text-align: left; white-space: normal }
  td > span > .id:only-child { min-width: 0 }
  td > span, tbody th { overflow-wrap: anywhere }
  td::before { content: attr(data-title); color: var(--soft) }
  td:has(> span:empty) { display: none }
}
@media print { nav { display: none } body { background: none } tr { break-inside: avoid } }
`
