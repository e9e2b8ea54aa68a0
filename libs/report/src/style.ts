/** Light and dark on a screen, always light on paper; no figure and no row is cut by a page's end. */
export const STYLE = `
:root { --chart-text: #1c2226; --chart-muted: #55606a; --chart-grid: #e3e6e8; --chart-panel: #ffffff;
  --line: #d5dade; --good: #00674a; --bad: #9b2c00; --warn: #7a5200; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { @media screen {
  :root { --chart-text: #e6eaed; --chart-muted: #a2adb5; --chart-grid: #2f373d; --chart-panel: #14191d;
    --line: #39434a; --good: #56d2ab; --bad: #ff9b73; --warn: #e5b95c; } } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1080px; padding: 2rem 1.5rem 4rem; background: var(--chart-panel);
  color: var(--chart-text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--line); break-after: avoid; }
h3 { font-size: 1.02rem; margin: 1.4rem 0 .4rem; break-after: avoid; }
p { margin: .5rem 0; max-width: 46rem; }
.muted, caption { color: var(--chart-muted); }
.notice { border: 1px solid var(--warn); color: var(--warn); padding: .5rem .8rem; border-radius: 4px; max-width: none; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; font-variant-numeric: tabular-nums; margin: .4rem 0 1rem; }
caption { text-align: left; padding: .2rem 0; font-size: .86rem; }
th { text-align: left; font-weight: 600; vertical-align: bottom; }
th, td { padding: .22rem .7rem .22rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td:first-child { max-width: 15rem; }
td.n, th.n { text-align: right; }
td.n { white-space: nowrap; }
caption, thead, tbody tr:first-child { break-after: avoid; }
thead { display: table-header-group; }
tr, caption, figure, .whole { break-inside: avoid; }
.page { break-before: page; }
.wide { overflow-x: auto; }
figure { margin: 1rem 0 1.6rem; }
figure svg { max-width: 100%; height: auto; }
figcaption { color: var(--chart-muted); font-size: .86rem; max-width: 60rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .82rem; margin: .2rem 0 .4rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
figure p { max-width: 300px; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 0 1.2rem; }
pre { font-size: .78rem; line-height: 1.4; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line);
  border-radius: 4px; padding: .7rem; margin: .4rem 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .6rem 0; }
dt { color: var(--chart-muted); } dd { margin: 0; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
@page { size: A4; margin: 14mm 13mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } table, caption { font-size: 8pt; } figcaption { font-size: 8.5pt; } th, td { padding-right: .45rem; } .wide { overflow: visible; } a { color: inherit; } h2 { margin-top: 1.4rem; } }
`;
