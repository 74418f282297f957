import { listStyle } from './list-style.ts';
import { payerStyle } from './payer-style.ts';

/** What all pages share. Colours are named by role; dark mode renames them. */
const sharedStyle = `
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
h1, h2, h3, p, dl, dd, ul, ol, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
ul, ol { list-style: none; }
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
.stack.tight { gap: 6px; }
.stack { display: grid; gap: var(--gap); align-content: start; min-width: 0; }
.sides { display: grid; gap: var(--gap); align-items: start; }
.sides.even { align-items: stretch; }
.box {
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 20px;
  box-shadow: var(--shadow); min-width: 0;
}
[data-device="app"] .frame { padding-bottom: calc(24px + env(safe-area-inset-bottom)); }
[data-device="app"] .top { padding: 12px 0; }

/* choosing and acting */
select, input:not([type="radio"], [type="checkbox"], [type="range"]) {
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

/* one message on a page */
.message { text-align: center; padding: 40px 24px; display: grid; gap: 12px; justify-items: center; }
.sign { width: 56px; height: 56px; border-radius: 50%; display: grid; place-items: center; background: var(--sunken); color: var(--quiet); }
.sign svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.sign.good { background: var(--good-soft); color: var(--good); }
.sign.bad { background: var(--bad-soft); color: var(--bad); }
.sign.warn { background: var(--warn-soft); color: var(--warn); }

@media (min-width: 800px) {
  .frame { padding-bottom: 64px; }
  .top { padding: 28px 0 20px; }
  .box { padding: 24px; }
  .sides { grid-template-columns: 5fr 6fr; gap: 20px; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  .badge { border: 1px solid; }
}
`;

/** The style sheet of all pages, served at `/assets/page.css`. */
export const pageStyle: string = sharedStyle + payerStyle + listStyle;
