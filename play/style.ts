/** The style sheet of the page. Colours are named by role; dark mode renames them. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f9; --surface: #ffffff; --sunken: #f0f1f7; --line: #dfe2ec; --edge: #858ba0;
  --ink: #171a26; --quiet: #535a6e;
  --accent: #4338ca; --on-accent: #ffffff; --accent-soft: #ecedff;
  --good: #0b6638; --good-soft: #e2f5ea; --bad: #a91e16; --bad-soft: #fdeceb;
  --stripe: #d9dcf8; --banner: #e8eaff; --on-banner: #2b2480;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1119; --surface: #181b27; --sunken: #12141e; --line: #2c3142; --edge: #757d96;
    --ink: #eceef6; --quiet: #a8afc4;
    --accent: #a9b1ff; --on-accent: #14153a; --accent-soft: #242848;
    --good: #7fdcaa; --good-soft: #14301f; --bad: #ffa79f; --bad-soft: #3b1a18;
    --stripe: #2f3470; --banner: #20244c; --on-banner: #d5d9ff;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 80px; }
body {
  margin: 0; background: var(--ground); color: var(--ink); font-size: 16px; line-height: 1.5;
  word-break: keep-all; overflow-wrap: anywhere;
  font-family: Pretendard, -apple-system, "Apple SD Gothic Neo", "Segoe UI", "Malgun Gothic",
    "Noto Sans KR", "Noto Sans CJK KR", "NanumBarunGothic", "NanumGothic", system-ui, sans-serif;
}
h1, h2, h3, p, ol, ul, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.125rem; }
h3 { font-size: .9375rem; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
[hidden] { display: none !important; }
.quiet { color: var(--quiet); font-size: .875rem; }
.skip { position: absolute; left: 8px; top: -100px; z-index: 1; background: var(--surface); padding: 10px 16px; }
.skip:focus { top: 8px; }
.banner {
  background: var(--banner); color: var(--on-banner); text-align: center; font-weight: 600; font-size: .875rem;
  padding: 9px 16px 13px; background-size: 100% 4px; background-position: bottom; background-repeat: no-repeat;
  background-image: repeating-linear-gradient(-45deg, var(--stripe) 0 8px, transparent 8px 16px);
}
.page { max-width: 1320px; margin: 0 auto; padding: 0 16px 48px; display: grid; gap: 16px; }
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px; padding-top: 20px; }
.languages { display: flex; border: 1px solid var(--line); border-radius: 999px; background: var(--surface); padding: 3px; }
.languages a {
  padding: 4px 12px; min-height: 30px; border-radius: 999px; font-size: .8125rem; line-height: 22px;
  color: var(--quiet); text-decoration: none;
}
.languages a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
.intro { max-width: 76ch; display: grid; gap: 10px; }
.intro ol { padding-left: 1.3em; }
.verdict {
  border-radius: 12px; padding: 12px 16px; font-weight: 600; background: var(--good-soft); color: var(--good);
  position: sticky; top: 8px; z-index: 1;
}
.verdict.differs { background: var(--bad-soft); color: var(--bad); }
.wrong { display: grid; gap: 14px; }
.sides { display: grid; gap: 16px; align-items: start; }
.box {
  background: var(--surface); border: 1px solid var(--line); border-radius: 16px; padding: 18px; min-width: 0;
  display: grid; gap: 14px; align-content: start;
}
.acts { display: grid; gap: 8px; align-content: start; }
button {
  min-height: 44px; padding: 8px 14px; font: inherit; font-size: .9375rem; font-weight: 600; line-height: 1.3; cursor: pointer;
  color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 12px;
}
button:hover { background: var(--sunken); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button[aria-pressed="true"] { background: var(--bad-soft); border-color: var(--bad); color: var(--bad); }
button[aria-pressed="true"]::before { content: "✕ "; }
button:disabled { opacity: .5; cursor: not-allowed; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: 4px 10px; padding: 8px 0; cursor: pointer; }
.choice input { width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent); }
.choice small { grid-column: 2; color: var(--quiet); font-size: .8125rem; }
legend { padding: 0; font-weight: 600; font-size: .9375rem; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 8px 6px; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { text-align: right; }
thead th { color: var(--quiet); font-weight: 600; }
tfoot td, tfoot th { font-weight: 600; border-bottom: 0; }
tr.differs td, tr.differs th { background: var(--bad-soft); color: var(--bad); }
td small, th small { display: block; font-weight: 400; color: var(--quiet); }
tr.differs small { color: inherit; }
td code { font-size: .75rem; }
.phone { width: 100%; max-width: 400px; margin: 0 auto; border: 10px solid var(--edge); border-radius: 30px; overflow: hidden; background: var(--surface); }
.phone iframe { display: block; width: 100%; height: 600px; border: 0; }
.log { display: grid; gap: 6px; }
.log details { border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
.log summary { padding: 10px 14px; cursor: pointer; font-family: ui-monospace, Menlo, Consolas, "NanumGothicCoding", monospace; font-size: .875rem; }
.log .lost summary, .log .refused summary { color: var(--bad); }
.log .exchange { display: grid; gap: 10px; padding: 0 14px 14px; }
pre {
  margin: 0; padding: 10px; background: var(--sunken); border-radius: 8px; overflow-x: auto; font-size: .8125rem; white-space: pre-wrap;
  font-family: ui-monospace, Menlo, Consolas, "NanumGothicCoding", monospace;
}
@media (min-width: 700px) {
  .log .exchange { grid-template-columns: 1fr 1fr; }
  .wrong { grid-template-columns: repeat(3, 1fr); }
}
@media (min-width: 1000px) {
  .sides { grid-template-columns: 1fr minmax(340px, 380px) 1fr; }
  .box { padding: 20px; }
}
`;
