/** The style of the list of payments and of what is asked there. */
export const listStyle = `
/* asking the list */
[data-news]:empty { margin-bottom: calc(-1 * var(--gap)); }
.search { flex: 1 1 280px; justify-content: flex-end; }
.search input[type="search"] { flex: 1 1 160px; max-width: 320px; min-height: 40px; }
.fields { display: grid; gap: 14px; align-items: end; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
.fields .field > span { margin-bottom: 6px; }
.kind { border-bottom: 1px solid var(--line); }
.kind summary { cursor: pointer; padding: 10px 0; min-height: 44px; font-size: .9375rem; }
.kind > form { padding: 4px 0 16px; }
.lines > li { padding: 8px 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }

/* the list */
.badge {
  display: inline-block; padding: 2px 10px; border-radius: 999px; font-size: .8125rem; font-weight: 600; white-space: nowrap;
  background: var(--sunken); color: var(--quiet);
}
.badge.good { background: var(--good-soft); color: var(--good); }
.badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.warn { background: var(--warn-soft); color: var(--warn); }
.badge.active { background: var(--accent-soft); color: var(--accent-strong); }
.heading { display: flex; align-items: baseline; gap: 8px; margin-top: 12px; }
.entry { display: grid; gap: 14px; }
.entry h3 { font-size: 1rem; line-height: 1.4; }
.entry h3 a { color: inherit; text-decoration-color: var(--edge); }
.entry .price { font-size: 1.125rem; font-weight: 700; }
.entry .details { display: grid; gap: 4px 20px; font-size: .875rem; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
.entry .details > div { display: flex; gap: 8px; }
.entry .details dt { color: var(--quiet); flex: none; }
.totals { display: grid; gap: 10px; }
.totals > div { display: flex; justify-content: space-between; align-items: baseline; gap: var(--gap); }
.totals dt { color: var(--quiet); font-size: .9375rem; }
.totals dd { font-size: 1.25rem; font-weight: 700; }
.now { font-size: 1.25rem; font-weight: 700; }
pre { margin: 0; padding: 14px; border-radius: 12px; background: var(--sunken); border: 1px solid var(--line); white-space: pre-wrap; word-break: break-all; }


@media (min-width: 800px) {
  .entry { grid-template-columns: 1fr auto; align-items: center; gap: 14px 24px; }
  .entry > .details { grid-column: 1 / -1; }
  .entry > .row:last-child { grid-column: 1 / -1; }
}
`;
