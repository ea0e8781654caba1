/** The looks of the page: light and dark, on paper, and 320 pixels wide. Nothing is loaded. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #1c1f23; --faint: #565d66; --page: #fff; --panel: #f4f5f7; --line: #d5d9de;
  --fatal: #7a1fa2; --error: #b3261e; --warning: #8a5a00; --information: #1d5fa8; --link: #1d5fa8; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --faint: #a5adb8; --page: #15181c; --panel: #1f2429;
  --line: #3a414a; --fatal: #d79af0; --error: #ff9d94; --warning: #f0be62; --information: #8fc1ff; --link: #8fc1ff;
  --on: #15181c } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem } h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
h4 { font-size: 1rem; margin: 0 } p { margin: .4rem 0 } a { color: var(--link) }
code, pre { font: .85rem/1.45 ui-monospace, Consolas, monospace }
pre { margin: .5rem 0; padding: .6rem; overflow-x: auto; overflow-wrap: normal; background: var(--panel); border: 1px solid var(--line); border-radius: 4px }
pre b { font-weight: 600 } summary { cursor: pointer } .faint, .place { color: var(--faint) }
.place code { margin-right: .8rem }
.totals { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; padding: 0; list-style: none }
.totals li { flex: 1 1 7rem; padding: .5rem .8rem; background: var(--panel); border: 1px solid var(--line); border-top: 4px solid var(--faint); border-radius: 4px }
.totals b { display: block; font-size: 1.5rem; line-height: 1.2 }
.totals .fatal { border-top-color: var(--fatal) } .totals .error { border-top-color: var(--error) }
.totals .warning { border-top-color: var(--warning) } .totals .information { border-top-color: var(--information) }
.charts { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 } caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { padding: .25rem .4rem; text-align: right; vertical-align: bottom; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums }
thead th { font-weight: 400; color: var(--faint); overflow-wrap: normal } th:first-child { text-align: left; width: 100% } tbody th { font-weight: 400 }
small { display: block; color: var(--faint); font-size: .8rem; line-height: 1.3 }
svg { display: block; width: 100%; height: .5rem; margin-top: .2rem; background: var(--panel) }
rect.fatal { fill: var(--fatal) } rect.error { fill: var(--error) } rect.warning { fill: var(--warning) } rect.information { fill: var(--information) }
article { margin: .8rem 0; padding: .8rem 0 0; border-top: 1px solid var(--line) }
.badge { display: inline-block; padding: 0 .45rem; border-radius: 3px; font-size: .8rem; font-weight: 600; color: var(--on) }
.badge.fatal { background: var(--fatal) } .badge.error { background: var(--error) }
.badge.warning { background: var(--warning) } .badge.information { background: var(--information) }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--faint) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
@media (max-width: 30rem) { td, thead th { font-size: .8rem; padding: .25rem .2rem } }
@media print { :root { color-scheme: light } body { max-width: none; padding: 0; font-size: 10pt } article { break-inside: avoid }
  pre { white-space: pre-wrap } h2, h3 { break-after: avoid } ::details-content { content-visibility: visible; block-size: auto }
  .badge, rect, .totals li { print-color-adjust: exact } }
`;
