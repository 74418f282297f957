/** The style of the list of payments and of what is asked there. */
export const listStyle = `
/* words of a kind */
.badge {
  display: inline-block; padding: 2px 10px; border-radius: 999px; font-size: .8125rem; font-weight: 600; white-space: nowrap;
  background: var(--sunken); color: var(--quiet);
}
.badge.good { background: var(--good-soft); color: var(--good); }
.badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.warn { background: var(--warn-soft); color: var(--warn); }
.badge.active { background: var(--accent-soft); color: var(--accent-strong); }
pre { margin: 0; padding: 14px; border-radius: 12px; background: var(--sunken); border: 1px solid var(--line); white-space: pre-wrap; word-break: break-all; }

/* asking the list */
[data-news]:empty { margin-bottom: -6px; }
[data-live]:empty { display: none; }
.search { flex: 1 1 280px; justify-content: flex-end; }
.search input[type="search"] { flex: 1 1 160px; max-width: 320px; min-height: 40px; }
.fields { display: grid; gap: 14px; align-items: end; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
.fields .field > span { margin-bottom: 6px; }
.kind { border-bottom: 1px solid var(--line); }
.kind summary { cursor: pointer; padding: 10px 0; min-height: 44px; font-size: .9375rem; }
.kind > form { padding: 4px 0 16px; }
.lines > li { padding: 8px 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }

/* the workbench: the list, and a phone beside it where there is room */
.workbench { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); }
.workbench > .stack { gap: 28px; }
.phone, .only-bench { display: none; }
.sections a { padding: 4px 0; margin-right: 8px; font-size: .875rem; }
.base { padding: 3px 8px; border-radius: 8px; background: var(--accent-soft); }
.entries { padding: 0 20px; }
.entries > li + li { border-top: 1px solid var(--line); }
.entry { display: grid; gap: 8px 16px; padding: 16px 0; grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
.entry > .details, .entry > .row:last-child, .entry > .wide { grid-column: 1 / -1; }
.entry h3 { font-size: 1rem; line-height: 1.4; }
.entry h3 a { color: inherit; text-decoration-color: var(--edge); }
.entry .price { font-weight: 700; }
.details { display: flex; flex-wrap: wrap; gap: 2px 20px; font-size: .8125rem; }
.details > div { display: flex; gap: 6px; }
.details dt { color: var(--quiet); flex: none; }
.totals { display: flex; flex-wrap: wrap; gap: 2px 20px; font-size: .9375rem; }
.totals > div { display: flex; gap: 8px; align-items: baseline; }
.totals dt { color: var(--quiet); }
.totals dd { font-weight: 700; }
.pills { display: flex; flex-wrap: wrap; gap: 6px; }
.pills a {
  display: block; padding: 5px 12px; border: 1px solid var(--line); border-radius: 999px; font-size: .8125rem;
  text-decoration: none; color: var(--quiet); background: var(--surface);
}
.pills [aria-current] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent-strong); font-weight: 600; }

/* what happened */
.events { padding: 4px 20px; }
.event { padding: 10px 0; font-size: .875rem; }
.event + .event { border-top: 1px solid var(--line); }
.event > p { gap: 2px 10px; }
.findings { display: grid; gap: 6px; margin-top: 6px; }
.findings > li { padding: 8px 12px; border-radius: 8px; border-left: 3px solid; background: var(--sunken); color: var(--quiet); }
.findings > .bad { background: var(--bad-soft); color: var(--bad); }
.findings > .warn { background: var(--warn-soft); color: var(--warn); }
.findings > .active { background: var(--accent-soft); color: var(--accent-strong); }
.event summary { padding: 4px 0; min-height: 28px; cursor: pointer; color: var(--quiet); font-size: .8125rem; }
.sent { display: grid; gap: 2px 16px; padding: 8px 12px; border-radius: 8px; background: var(--sunken); font-size: .8125rem; }
.sent > div { display: flex; flex-wrap: wrap; gap: 0 10px; }
.sent dt { color: var(--quiet); min-width: 11em; }

.sent.plain { padding: 16px 20px; font-size: .875rem; background: var(--surface); gap: 6px; }

/* one payment's history, as a line through time */
.line > .event { position: relative; padding-left: 24px; border: 0; }
.line > .event::before {
  content: ""; position: absolute; left: 4px; top: 17px; width: 9px; height: 9px; border-radius: 50%; background: var(--accent);
}
.line > .event::after { content: ""; position: absolute; left: 8px; top: 30px; bottom: -13px; width: 1px; background: var(--line); }
.line > .event:last-child::after { display: none; }
.line > .payer::before { background: var(--good); }
.line > .clock::before, .line > .expired::before { background: var(--edge); border-radius: 0; }

/* the clock */
.now { font-size: 1.25rem; font-weight: 700; }
.slide { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.scale { flex: 1 1 280px; min-width: 0; }
.scale input { display: block; width: 100%; height: 28px; margin: 0; accent-color: var(--accent); cursor: pointer; }
.marks { display: flex; justify-content: space-between; font-size: .6875rem; color: var(--quiet); }
.marks span { flex: 1 1 0; text-align: center; }
.marks span:first-child { text-align: left; }
.marks span:last-child { text-align: right; }
.slide .button output { margin-left: 6px; }

/* what is assumed */
.box.more { padding: 4px 20px; }
.box.more > summary h2 { display: inline; }
.box.more > form { padding: 8px 0 16px; }
.setting { display: grid; gap: 6px 20px; align-items: center; padding: 10px 0; border-bottom: 1px solid var(--line); font-size: .875rem; }
.setting select { min-height: 40px; font-size: .875rem; }

@media (min-width: 800px) {
  .entries { padding: 0 24px; }
  .setting { grid-template-columns: minmax(0, 1fr) 220px; }
}
@media (min-width: 1080px) {
  .frame.bench { max-width: 1320px; padding: 0 24px 64px; }
  .workbench { grid-template-columns: minmax(0, 1fr) 392px; gap: 32px; }
  .only-narrow { display: none; }
  .only-bench { display: inline-flex; }
  .phone { display: grid; gap: 10px; align-self: start; position: sticky; top: 16px; justify-items: center; }
  .phone iframe {
    width: 392px; height: min(800px, calc(100vh - 80px)); border: 10px solid var(--edge); border-radius: 36px;
    background: var(--ground);
  }
}
`;
