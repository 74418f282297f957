/** The style of the payer's pages. */
export const payerStyle = `
/* what is paid */
.item { font-size: 1.125rem; line-height: 1.4; margin: 2px 0 6px; }
.amount { font-size: 2rem; line-height: 1.2; font-weight: 700; letter-spacing: -.02em; }
.facts { display: grid; gap: 8px; margin-top: 16px; padding-top: 16px; border-top: 1px solid var(--line); font-size: .9375rem; }
.facts.full, form.full { width: 100%; }
.facts > div { display: flex; justify-content: space-between; gap: var(--gap); }
.facts dt { color: var(--quiet); flex: none; }
.facts dd { text-align: right; }

.left { display: flex; align-items: baseline; justify-content: space-between; font-size: .9375rem; }
.left .clock { font-size: 1.25rem; font-weight: 700; }
.left .clock[data-urgent] { color: var(--bad); }
.over { padding-top: 16px; border-top: 1px solid var(--line); }

/* choosing */
.choices { display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); }
.choices legend, .field > span { font-weight: 600; font-size: .9375rem; padding: 0; margin-bottom: 8px; display: block; }
.choice {
  display: flex; align-items: center; gap: 12px; padding: 12px 14px; min-height: 60px; cursor: pointer;
  border: 1px solid var(--edge); border-radius: 12px; background: var(--surface);
}
.choice:has(:checked) { border-color: var(--accent); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); outline: none; }
.choice strong, .choice small { display: block; }
.choice small { color: var(--quiet); font-size: .8125rem; }
.card-options { display: grid; gap: 14px; }
@supports not selector(:has(*)) { .with-points { display: none; } }
@supports selector(:has(*)) {
  form:not(:has([value="CARD"]:checked)) .card-options { display: none; }
  form:has([name="point"]:checked) .without-points, form:not(:has([name="point"]:checked)) .with-points { display: none; }
}
.choice.card { min-height: 48px; padding: 8px 10px; gap: 8px; font-size: .875rem; }
.cards { grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 8px; }
.bar { padding-block: 4px; }
.bar .large { margin-top: 0; }

/* the other ways it can end, and the password's step */
.more { border-top: 1px solid var(--line); padding-top: 4px; }
.more > summary { padding: 10px 0; min-height: 44px; cursor: pointer; font-size: .9375rem; font-weight: 600; color: var(--quiet); }
.more[open] > summary { color: inherit; }
.more > ul { padding-top: 8px; }
.pad { display: flex; gap: 10px; margin: 8px 0; }
.pad span { width: 34px; height: 42px; border: 1px dashed var(--edge); border-radius: 8px; background: var(--sunken); }

/* paying by phone */
.scan { display: grid; gap: 16px; justify-items: center; }
.scan > div:last-child { display: grid; gap: 8px; width: 100%; min-width: 0; }
.qr { width: 184px; height: 184px; border-radius: 12px; overflow: hidden; border: 1px solid var(--line); background: #fff; }
.qr svg { display: block; width: 100%; height: 100%; shape-rendering: crispEdges; }
.address { font-size: .8125rem; display: flex; }
.address a { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; padding: 4px 0; }
.address a:focus-visible { outline-offset: -3px; }
.waiting { display: flex; align-items: center; gap: 10px; font-size: .875rem; font-weight: 600; }
.waiting::before {
  content: ""; width: 10px; height: 10px; border-radius: 50%; background: var(--accent); flex: none;
  animation: breathe 1.6s ease-in-out infinite alternate;
}
@keyframes breathe { from { opacity: .25; transform: scale(.8); } to { opacity: 1; transform: scale(1); } }


@media (max-width: 799px) {
  /* What the bar would cover is scrolled above it. */
  html:has(.bar) { scroll-padding-bottom: 96px; }
  .bar {
    position: sticky; bottom: 0; z-index: 1; margin: 0 -20px; padding: 12px 20px calc(12px + env(safe-area-inset-bottom));
    background: var(--surface); border-top: 1px solid var(--line);
  }
}
@media (min-width: 800px) {
  .scan { grid-template-columns: auto 1fr; justify-items: start; align-items: center; gap: 24px; }
}
@media (forced-colors: active) {
  .choice:has(:checked) { outline: 2px solid Highlight; }
}
`;
