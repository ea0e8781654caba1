/** The looks of the pages: light and dark, on paper, and on a phone, where each row of a table stands as a block. */
export const htmlStyle = `:root { color-scheme: light dark; --text: #1c1f23; --faint: #565d66; --page: #fff; --panel: #f4f5f7; --line: #d5d9de;
  --error: #b3261e; --warning: #8a5a00; --information: #1d5fa8; --link: #1d5fa8; --on: #fff;
  --string: #a11d3c; --number: #7a3e00; --function: #5b2a9d; --variable: #0b6157; --keyword: #1d5fa8 }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --faint: #a5adb8; --page: #15181c; --panel: #1f2429;
  --line: #3a414a; --error: #ff9d94; --warning: #f0be62; --information: #8fc1ff; --link: #8fc1ff; --on: #15181c;
  --string: #ff9fb2; --number: #f0be62; --function: #cdb0ff; --variable: #7fdccb; --keyword: #8fc1ff } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem } p { margin: .6rem 0; max-width: 46rem }
a { color: var(--link) } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
code, pre { font: .875rem/1.5 ui-monospace, Consolas, monospace }
pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; overflow-wrap: normal; background: var(--panel);
  border: 1px solid var(--line); border-radius: 4px }
.string { color: var(--string) } .number, .date { color: var(--number) } .function { color: var(--function) }
.variable { color: var(--variable) } .keyword { color: var(--keyword); font-weight: 600 } .comment { color: var(--faint) }
nav ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; font-size: .9rem }
nav li:not(:last-child)::after { content: "\\203a"; margin: 0 .5rem; color: var(--faint) }
dl { margin: 1rem 0 } dl div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1rem; padding: .3rem 0;
  border-top: 1px solid var(--line) } dt { color: var(--faint) } dd { margin: 0 }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { padding: .35rem .6rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
thead th { color: var(--faint); font-weight: 400 } tbody th { font-weight: 600; min-width: 9rem }
td { min-width: 3.5rem } thead th, td a { overflow-wrap: break-word }
.branch-1 { padding-left: 1rem } .branch-2 { padding-left: 2rem } .branch-3 { padding-left: 3rem }
.branch-4 { padding-left: 4rem } .branch-5 { padding-left: 5rem } .branch-6 { padding-left: 6rem }
.badge { display: inline-block; white-space: nowrap; padding: 0 .45rem; border-radius: 3px; font-size: .8rem; font-weight: 600;
  color: var(--on); background: var(--faint) }
.badge.error { background: var(--error) } .badge.warning { background: var(--warning) }
.badge.information { background: var(--information) }
details { margin: .5rem 0; padding: .5rem 0; border-top: 1px solid var(--line) }
summary { cursor: pointer; font-weight: 600 } summary > span { display: block; margin-left: 1rem; font-weight: 400 }
@media (max-width: 40rem) {
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
  dl div { grid-template-columns: minmax(0, 1fr) }
  table, tbody, tr, th, td { display: block } thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%) }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line) } th, td { padding: 0; border: 0; min-width: 0 } td:empty { display: none }
  td::before { content: attr(data-head) ": "; color: var(--faint) }
}
@media print {
  :root { color-scheme: light; --text: #000; --faint: #444; --page: #fff; --panel: #fff; --line: #bbb; --error: #b3261e;
    --warning: #8a5a00; --information: #1d5fa8; --link: #000; --on: #fff; --string: #a11d3c; --number: #7a3e00;
    --function: #5b2a9d; --variable: #0b6157; --keyword: #1d5fa8 }
  body { max-width: none; padding: 0; font-size: 10pt } nav { display: none }
  pre { white-space: pre-wrap; overflow-wrap: anywhere } h2, h3, summary { break-after: avoid }
  tr, dl div, details { break-inside: avoid } ::details-content { content-visibility: visible; block-size: auto }
  .badge { print-color-adjust: exact } main a.named[href^="http"]:not([href*="#"])::after { content: " (" attr(href) ")"; font-size: 8pt }
}
`;
