/** The style sheet of all pages, served at `/assets/page.css`. Colours are named by role; dark mode renames them. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f9; --surface: #ffffff; --sunken: #f0f1f7; --line: #dfe2ec; --edge: #858ba0;
  --ink: #171a26; --quiet: #535a6e;
  --accent: #4338ca; --accent-strong: #3730a3; --on-accent: #ffffff; --accent-soft: #ecedff;
  --good: #0b6638; --good-soft: #e2f5ea; --bad: #a91e16; --bad-soft: #fdeceb; --warn: #7c4a03; --warn-soft: #fdf1dc;
  --stripe: #d9dcf8; --banner: #e8eaff; --on-banner: #2b2480;
  --shadow: 0 1px 2px rgb(23 26 38 / .05), 0 8px 24px rgb(23 26 38 / .06);
  --radius: 16px; --gap: 16px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1119; --surface: #181b27; --sunken: #12141e; --line: #2c3142; --edge: #757d96;
    --ink: #eceef6; --quiet: #a8afc4;
    --accent: #a9b1ff; --accent-strong: #c3c9ff; --on-accent: #14153a; --accent-soft: #242848;
    --good: #7fdcaa; --good-soft: #14301f; --bad: #ffa79f; --bad-soft: #3b1a18; --warn: #f3c77c; --warn-soft: #35270f;
    --stripe: #2f3470; --banner: #20244c; --on-banner: #d5d9ff;
    --shadow: none;
  }
}

*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font-family: Pretendard, -apple-system, "Apple SD Gothic Neo", "Segoe UI", "Malgun Gothic",
    "Noto Sans KR", "Noto Sans CJK KR", "NanumBarunGothic", "NanumGothic", system-ui, sans-serif;
  font-size: 16px; word-break: keep-all; overflow-wrap: anywhere;
}
h1, h2, h3, p, dl, dd, ul, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
ul { list-style: none; }
h1 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -.01em; }
h2 { font-size: 1.0625rem; line-height: 1.4; }
h2.apart { margin-bottom: 14px; }
a { color: var(--accent); text-underline-offset: 3px; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
code, pre { font-family: ui-monospace, Menlo, Consolas, "NanumGothicCoding", monospace; font-size: .8125rem; }
.number { font-variant-numeric: tabular-nums; }
.quiet { color: var(--quiet); font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -100px; z-index: 1; background: var(--surface); padding: 10px 16px; }
.skip:focus { top: 8px; }

/* frame */
.simulation {
  background: var(--banner); color: var(--on-banner); text-align: center; font-weight: 600; font-size: .875rem;
  padding: 9px 16px 13px;
  background-image: repeating-linear-gradient(-45deg, var(--stripe) 0 8px, transparent 8px 16px);
  background-size: 100% 4px; background-position: bottom; background-repeat: no-repeat;
}
.top { display: flex; align-items: center; justify-content: space-between; gap: var(--gap); padding: 20px 0 16px; }
.brand { font-weight: 600; font-size: .9375rem; color: var(--quiet); }
.languages { display: flex; border: 1px solid var(--line); border-radius: 999px; background: var(--surface); padding: 3px; }
.languages > * {
  padding: 4px 12px; min-height: 30px; border-radius: 999px; font-size: .8125rem; text-decoration: none;
  color: var(--quiet); white-space: nowrap; line-height: 22px;
}
.languages [aria-current] { background: var(--accent-soft); color: var(--accent-strong); font-weight: 600; }
.frame { width: 100%; max-width: 480px; margin: 0 auto; padding: 0 16px 40px; }
.frame.wide { max-width: 960px; }
.stack { display: grid; gap: var(--gap); align-content: start; min-width: 0; }
.sides { display: grid; gap: var(--gap); align-items: start; }
.sides.even { align-items: stretch; }
.box {
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 20px;
  box-shadow: var(--shadow); min-width: 0;
}
[data-device="app"] .frame { padding-bottom: calc(24px + env(safe-area-inset-bottom)); }
[data-device="app"] .top { padding: 12px 0; }

/* what is paid */
.amount { font-size: 2rem; line-height: 1.2; font-weight: 700; letter-spacing: -.02em; }
.facts { display: grid; gap: 8px; margin-top: 16px; padding-top: 16px; border-top: 1px solid var(--line); font-size: .9375rem; }
.facts.full { width: 100%; }
.facts > div { display: flex; justify-content: space-between; gap: var(--gap); }
.facts dt { color: var(--quiet); flex: none; }
.facts dd { text-align: right; }
.note { margin-top: 16px; padding: 12px 14px; border-radius: 10px; background: var(--accent-soft); font-size: .875rem; }
.left { display: flex; align-items: baseline; justify-content: space-between; font-size: .9375rem; }
.left .clock { font-size: 1.25rem; font-weight: 700; }
.left .clock[data-urgent] { color: var(--bad); }
.over { padding-top: 16px; border-top: 1px solid var(--line); }

/* choosing and acting */
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
.card-options { display: grid; gap: 14px; margin-top: 16px; }
@supports selector(:has(*)) {
  form:not(:has([value="CARD"]:checked)) .card-options { display: none; }
}
select, input:not([type="radio"]) {
  width: 100%; min-height: 48px; padding: 0 12px; font: inherit; color: inherit; background: var(--surface);
  border: 1px solid var(--edge); border-radius: 12px;
}
select {
  appearance: none; padding-right: 40px;
  background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
    linear-gradient(135deg, currentColor 50%, transparent 50%);
  background-size: 6px 6px; background-position: right 21px center, right 15px center; background-repeat: no-repeat;
}
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px; cursor: pointer;
  font: inherit; font-size: .9375rem; font-weight: 600; line-height: 1.3; text-decoration: none; text-align: center;
  color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 12px;
}
.button:hover { background: var(--sunken); color: var(--ink); }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.main:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
.button.danger { color: var(--bad); }
.button.plain { border-color: transparent; background: none; color: var(--quiet); }
.button.plain:hover { color: var(--ink); text-decoration: underline; }
.button.small { min-height: 40px; padding: 6px 14px; font-size: .875rem; border-radius: 10px; }
.button.large { width: 100%; min-height: 54px; font-size: 1.0625rem; margin-top: 20px; }
.button.full { width: 100%; }
form[data-sent] .button { opacity: .6; cursor: progress; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.row.apart { justify-content: space-between; }

/* asking the list */
[data-news]:empty { margin-bottom: calc(-1 * var(--gap)); }
.search { flex: 1 1 280px; justify-content: flex-end; }
.search input[type="search"] { flex: 1 1 160px; max-width: 320px; min-height: 40px; }
.fields { display: grid; gap: 14px; align-items: end; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
.fields .field > span { margin-bottom: 6px; }
@supports selector(:has(*)) {
  form:not(:has([value="refuse"]:checked)) .only-refuse, form:not(:has([value="stall"]:checked)) .only-stall { display: none; }
}
.lines > li { padding: 8px 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }

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

/* one message on a page */
.message { text-align: center; padding: 40px 24px; display: grid; gap: 12px; justify-items: center; }
.sign { width: 56px; height: 56px; border-radius: 50%; display: grid; place-items: center; background: var(--sunken); color: var(--quiet); }
.sign svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.sign.good { background: var(--good-soft); color: var(--good); }
.sign.bad { background: var(--bad-soft); color: var(--bad); }
.sign.warn { background: var(--warn-soft); color: var(--warn); }

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
  .frame { padding-bottom: 64px; }
  .top { padding: 28px 0 20px; }
  .box { padding: 24px; }
  .sides { grid-template-columns: 5fr 6fr; gap: 20px; }
  .scan { grid-template-columns: auto 1fr; justify-items: start; align-items: center; gap: 24px; }
  .entry { grid-template-columns: 1fr auto; align-items: center; gap: 14px 24px; }
  .entry > .details { grid-column: 1 / -1; }
  .entry > .row:last-child { grid-column: 1 / -1; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  .choice:has(:checked) { outline: 2px solid Highlight; }
  .badge { border: 1px solid; }
}
`;
